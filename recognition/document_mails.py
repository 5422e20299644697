"""The mail that documents go out with, and how a sample of it looks."""

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy

from core.outbox.write import Letter
from core.registries.mails import MailKind
from offices.models import Membership
from partnerships.models import Partner
from recognition.emails import document_letter
from recognition.enums.documents import DocumentKind
from recognition.models import Document
from recognition.queries.mailed import RULE
from recognition.wording.english import ENGLISH
from recognition.wording.spanish import SPANISH


def sample_document(member: Membership) -> Letter:
    """The mail with an invented certificate, to the member; its file is left out."""
    language = member.user.language or (get_language() or settings.LANGUAGE_CODE)[:2]
    said = SPANISH if language == "es" else ENGLISH
    document = Document(
        office=member.office,
        partner=Partner(office=member.office, name="Rivera Machining"),
        kind=DocumentKind.CERTIFICATE,
        to_name="Rivera Machining",
        wording=f"{said.nothing}.",
        language=language,
        from_name=member.office.name,
    )
    return document_letter(document, member.user.email)


DOCUMENT = MailKind(
    rule=RULE,
    order=60,
    name=gettext_lazy("Certificate or letter"),
    what=gettext_lazy("A certificate or letter of thanks as a PDF, to a partner's person"),
    when=gettext_lazy("When a member sends it"),
    sample=sample_document,
    recurring=False,
)
