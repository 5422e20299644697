"""The mail that asks for signatures, as a kind that can be previewed and switched off."""

from django.utils.translation import gettext_lazy

from core.outbox.write import Letter
from core.registries.mails import MailKind
from offices.actions.profiles import update_profile
from offices.models import Membership
from recognition.actions.signature_mail import gather_asked
from recognition.enums.documents import DocumentKind
from recognition.models import Document
from recognition.queries.signing import RULE
from recognition.signature_emails import Asked, asked_letter


def sample_asked(member: Membership) -> Letter:
    """Two invented certificates and a letter that a colleague wants signed."""
    colleague = Membership(display_name="Grace Okafor")
    told = [
        (DocumentKind.CERTIFICATE, "Rivera Machining"),
        (DocumentKind.CERTIFICATE, "Copper Kettle Bakery"),
        (DocumentKind.LETTER, "Bluestem Family Clinic"),
    ]
    documents = [
        Document(pk=number, kind=kind, to_name=name, recorded_by=colleague)
        for number, (kind, name) in enumerate(told, start=1)
    ]
    return asked_letter(Asked(member, documents, len(documents)))


def real_asked(member: Membership) -> Letter | None:
    """The mail as it would be written now; None where nothing waits."""
    asked = gather_asked(member)
    return asked_letter(asked) if asked.count else None


def stop_asked(member: Membership) -> Membership:
    """The member wants no mail about what waits for their signature any more."""
    return update_profile(by=member, fields={"signatures": False})


SIGNATURES = MailKind(
    rule=RULE,
    order=40,
    name=gettext_lazy("Waits for your signature"),
    what=gettext_lazy("Certificates and letters that colleagues want a member to sign"),
    when=gettext_lazy("Half an hour after the first was written, once a day at most"),
    sample=sample_asked,
    real=real_asked,
    stop=stop_asked,
)
