"""A certificate or letter on its page: where it stands, in words."""

from dataclasses import dataclass
from typing import Any

from babel.lists import format_list
from django.utils.translation import get_language, gettext, to_locale
from django.utils.translation import gettext as _

from core.models.outbox import OutboxMessage, OutboxState
from core.outbox.reasons import reason
from recognition.enums.documents import DocumentState, Signing
from recognition.forms.asking import AskForm
from recognition.models import Document, DocumentSigner
from recognition.queries.signing import has_left, waiting_like


@dataclass(frozen=True)
class Sent:
    """A mail that carries the document: to whom, and what became of it."""

    address: str
    state: str
    why: Any
    is_trouble: bool


@dataclass(frozen=True)
class Leaver:
    """Who was asked to sign and has left, and the form that asks somebody else; with `others`
    that the author has waiting for them."""

    name: str
    others: int
    form: AskForm


def leavers(document: Document) -> list[Leaver]:
    """Those of its signers who cannot sign any more; its signers are loaded."""
    if document.state != DocumentState.WAITING or document.archived_at is not None:
        return []
    return [
        _leaver(document, it.name, it.member_id)
        for it in document.signers.all()
        if _is_open(it) and it.member and has_left(it.member)
    ]


def waits_for(document: Document) -> str:
    """The names of those who were asked and have not signed yet; its signers are loaded."""
    names = [it.name for it in document.signers.all() if _is_open(it)]
    return str(format_list(names, locale=to_locale(get_language() or "en")))


def state_words(document: Document) -> str:
    """What its state means, in a sentence."""
    if document.state == DocumentState.WAITING:
        return _("It waits for %(who)s.") % {"who": waits_for(document)}
    if document.state == DocumentState.READY:
        return _("It is being made. That takes a moment.")
    if document.state == DocumentState.FAILED:
        return gettext(document.failed_because) if document.failed_because else ""
    return ""


def _is_open(signer: DocumentSigner) -> bool:
    return signer.signing == Signing.ASKED and signer.signed_at is None


def _leaver(document: Document, name: str, member_id: int | None) -> Leaver:
    assert member_id is not None, "only members are asked to sign"
    form = AskForm(initial={"gone": member_id}, office=document.office)
    return Leaver(name, waiting_like(document, member_id).count() - 1, form)


def _state(state: str) -> str:
    """A document's mail is superseded by nothing: it was put away with the document."""
    return _("taken back") if state == OutboxState.SUPERSEDED else str(OutboxState(state).label)


def sent(messages: list[OutboxMessage]) -> list[Sent]:
    """The mails, in their order."""
    return [
        Sent(
            it.to_address,
            _state(it.state),
            reason(it.error),
            it.state == OutboxState.FAILED,
        )
        for it in messages
    ]
