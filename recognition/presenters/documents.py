"""A certificate or letter on its page: where it stands, in words."""

from dataclasses import dataclass
from typing import Any

from babel.lists import format_list
from django.utils.translation import get_language, gettext, to_locale
from django.utils.translation import gettext as _

from core.models.outbox import OutboxMessage, OutboxState
from core.outbox.reasons import reason
from recognition.enums.documents import DocumentState, Signing
from recognition.models import Document


@dataclass(frozen=True)
class Sent:
    """A mail that carries the document: to whom, and what became of it."""

    address: str
    state: str
    why: Any
    is_trouble: bool


def waits_for(document: Document) -> str:
    """The names of those who were asked and have not signed yet; its signers are loaded."""
    asked = (it for it in document.signers.all() if it.signing == Signing.ASKED)
    names = [it.name for it in asked if it.signed_at is None]
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
