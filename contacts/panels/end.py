"""One of the four ends of a partnership, as the panel draws it."""

from dataclasses import dataclass
from typing import Any

from contacts.models import AffiliationEmail


@dataclass(frozen=True)
class Click:
    """What fills an end: a form that opens in the dialog, or with `name` a POST at once."""

    action: Any
    url: str
    name: str = ""
    value: str = ""


@dataclass(frozen=True)
class End:
    """A person who holds it; or, with nobody there, why that matters and what can be done.

    `applies` is False for an end that this partner does not need.
    """

    title: Any
    text: Any = ""
    tag: Any = ""
    is_held: bool = False
    applies: bool = True
    url: str = ""
    phone: str = ""
    email: str = ""
    bounced: tuple[AffiliationEmail, ...] = ()
    clicks: tuple[Click, ...] = ()
