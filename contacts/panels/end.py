"""One of the four ends of a partnership, as the panel draws it."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from contacts.models import AffiliationEmail
from core.moulds import filled


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

    @property
    def drawn(self) -> SafeString | None:
        """A person who holds it, unless mail came back from them: what a page mostly shows."""
        if not self.is_held or self.bounced:
            return None
        texts = {
            "name": self.title,
            "role": self.text,
            "tag": self.tag,
            "url": self.url,
            "phone": self.phone,
            "email": self.email,
        }
        given = {name: text for name, text in texts.items() if text}
        return filled("components/person.html", {"dialog": True}, given)
