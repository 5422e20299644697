"""The pages of a person."""

from typing import Any

from django.utils.translation import gettext as _

from core.addresses import address_of


def contact_tabs(slug: str, contact: int, current: str) -> list[dict[str, Any]]:
    """Links to the pages of a person; `current` is the name of the address."""
    pages = (("contact", _("Person")), ("contact_history", _("History")))
    return [
        {
            "label": label,
            "url": address_of(slug, name, contact),
            "count": None,
            "is_current": name == current,
        }
        for name, label in pages
    ]
