"""Measures of a printed page as classes: what repeats on five hundred pages is said once."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


class Styles:
    """Gives classes for measures and colours of our own making (never for words of users)."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def points(self, **measures: float) -> str:
        """A class with measures in points."""
        return self._name(
            ";".join(f"{key.replace('_', '-')}:{value:g}pt" for key, value in measures.items())
        )

    def colour(self, colour: str) -> str:
        """A class with a colour of text; a colour is checked by whoever stores it, and here."""
        return self._name(f"color:#{int(colour[1:], 16):06X}")

    def element(self) -> SafeString:
        """The style element with all classes that were given."""
        rules = "".join(f".{name}{{{css}}}" for css, name in self._names.items())
        return format_html("<style>{}</style>", mark_safe(rules))  # noqa: S308  numbers only

    def _name(self, css: str) -> str:
        return self._names.setdefault(css, f"m{len(self._names)}")
