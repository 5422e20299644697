"""The kinds of mail that there are: each app says what it sends, and how a sample looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.outbox.write import Letter


@dataclass(frozen=True)
class MailKind:
    """One kind of mail.

    `rule` is its name in the outbox and in its List-Id. `sample` writes it to a member with
    invented contents; `real` with what there is for that member now, None where there is nothing to
    say.
    `stop` switches it off for a member, in their name; None: it can not be switched off.
    `recurring`: it comes again and again, and so has a List-Id. `of_office`: somebody of the office
    answers it; the mail of signing in belongs to no office.
    """

    rule: str
    order: int
    name: Any
    what: Any
    when: Any
    sample: Callable[[Any], Letter]
    real: Callable[[Any], Letter | None] | None = None
    stop: Callable[[Any], object] | None = None
    recurring: bool = True
    of_office: bool = True


_kinds: dict[str, MailKind] = {}


def register_mail(kind: MailKind) -> None:
    """Add a kind; called in `AppConfig.ready()`."""
    _kinds[kind.rule] = kind


def mail_kind(rule: str) -> MailKind:
    """The kind with this rule; KeyError for one that nobody registered."""
    return _kinds[rule]


def mail_kinds() -> list[MailKind]:
    """All kinds, in their order."""
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.rule))
