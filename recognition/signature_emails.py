"""The mail that asks for signatures, in the reader's language. Writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.mail.links import link
from core.mail.page import Item
from core.outbox.write import Letter
from offices.emails import Contents, in_language_of, letter_to
from offices.models import Membership
from recognition.models import Document
from recognition.queries.signing import RULE


@dataclass(frozen=True)
class Asked:
    """What waits for a member's signature. `count` includes what did not fit."""

    member: Membership
    shown: Sequence[Document]
    count: int

    @property
    def left_out(self) -> int:
        return self.count - len(self.shown)


def asked_letter(asked: Asked) -> Letter:
    """Each with its kind and who asks; the button leads to all of them."""
    office = asked.member.office
    with in_language_of(asked.member):
        heading = ngettext(
            "%(count)d document waits for your signature",
            "%(count)d documents wait for your signature",
            asked.count,
        ) % {"count": asked.count}
        context = {
            "heading": heading,
            "asked": asked,
            "items": [_item(office.slug, document) for document in asked.shown],
            "sign_url": link("thanks_sign", office.slug),
        }
        subject = f"{heading} · {office.name}"
        return letter_to(asked.member, Contents(RULE, "emails/signatures", subject, context))


def _item(slug: str, document: Document) -> Item:
    asks = document.recorded_by
    return Item(
        what=document.to_name,
        url=f"{link('thanks_sign', slug)}#document-{document.pk}",
        about=document.get_kind_display(),
        note=_("asked by %(name)s") % {"name": asks.display_name} if asks else "",
    )
