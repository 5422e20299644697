"""What is good to know of the colours that an office chose for its papers."""

from django.utils.translation import gettext as _

from recognition.models import Stationery
from recognition.pdf.colours import contrast_on_white

PLAIN_TO_SEE = 2
"""Contrast to white below which a broad cord looks faint."""


def colour_hints(look: Stationery) -> list[str]:
    """A sentence for each colour that is pale on white paper; none where all is well."""
    named = (
        (_("The first colour"), look.first_colour),
        (_("The second colour"), look.second_colour),
    )
    return [_hint(name, colour) for name, colour in named if _is_pale(colour)]


def _is_pale(colour: str) -> bool:
    return contrast_on_white(colour) < PLAIN_TO_SEE


def _hint(name: str, colour: str) -> str:
    facts = {"colour": name, "contrast": f"{contrast_on_white(colour):.1f}"}
    return (
        _(
            "%(colour)s is pale on white paper (contrast %(contrast)s to 1; 3 to 1 is plain to "
            "see). Cords and lines may look faint; text is printed darker by itself."
        )
        % facts
    )
