"""The six strands of a partnership, as a small drawing and as a rope with words.

A strand's state is one of "holds", "frays", "missing", "unknown" and "not_applicable".
The order never changes: contact, backup, agreement, needs, thanks, results.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy

from core.moulds import filled, together

register = template.Library()

STRANDS: tuple[tuple[str, Promise], ...] = (
    ("contact", pgettext_lazy("strand", "Contact")),
    ("backup", pgettext_lazy("strand", "Backup")),
    ("agreement", pgettext_lazy("strand", "Agreement")),
    ("needs", pgettext_lazy("strand", "Needs")),
    ("thanks", pgettext_lazy("strand", "Thanks")),
    ("results", pgettext_lazy("strand", "Results")),
)

STATES: dict[str, Promise] = {
    "holds": gettext_lazy("Holds"),
    "frays": gettext_lazy("Frays"),
    "missing": gettext_lazy("Missing"),
    "unknown": gettext_lazy("Not known yet"),
    "not_applicable": gettext_lazy("Does not apply"),
}

BANDS: dict[str, tuple[str, Promise]] = {
    "strong": ("ok", gettext_lazy("Strong")),
    "care": ("watch", gettext_lazy("Needs care")),
    "risk": ("risk", gettext_lazy("At risk")),
    "": ("", gettext_lazy("Not enough known")),
}

# thick holds, thin frays, a ghost is missing; dots are unknown, a level dash does not apply
MARKS = {
    "holds": '<path d="M{x} 14l5-11" stroke-width="4"/>',
    "frays": '<path d="M{x} 14l5-11" stroke-width="1.75"/>',
    "missing": '<path d="M{x} 14l5-11" stroke-width="4" opacity=".22"/>',
    "unknown": '<path d="M{x} 14l5-11" stroke-width="2.5" stroke-dasharray=".1 5.9"/>',
    "not_applicable": '<path d="M{x} 8.5h5" stroke-width="1.75"/>',
}


@register.simple_tag
def strands(states: Sequence[str]) -> SafeString:
    """Draw six states as six small cords, with a label that lists what does not hold."""
    marks = "".join(
        MARKS[state].format(x=4 + 9 * place) for place, state in enumerate(_six(states))
    )
    return format_html(
        '<svg viewBox="0 0 60 17" role="img" aria-label="{}">{}</svg>',
        strands_label(states),
        mark_safe(marks),  # noqa: S308 - constants of this module
    )


@register.simple_tag
def strands_label(states: Sequence[str]) -> str:
    """Say six states in one line: how many hold, then what is loose, state by state."""
    states = _six(states)
    holding = states.count("holds")
    parts = [
        ngettext("%(count)d of 6 strands holds", "%(count)d of 6 strands hold", holding)
        % {"count": holding}
    ]
    for state in ("frays", "missing", "unknown", "not_applicable"):
        names = [
            str(name) for (_key, name), has in zip(STRANDS, states, strict=True) if has == state
        ]
        if names:
            parts.append(f"{STATES[state]}: {', '.join(names)}")
    return "; ".join(parts)


@register.inclusion_tag("components/strands.html")
def health(
    states: Sequence[str], band: str | None = "", *, pill: bool = False
) -> dict[str, object]:
    """Show the strands with their band in words: strong, care, risk or not known ("")."""
    tone, words = BANDS[band or ""]
    return {"states": states, "tone": tone, "words": words, "pill": pill}


def health_drawn(states: tuple[str, ...], band: str, *, is_pill: bool = False) -> str:
    """The same for code that draws a page's part: there are few, and pages share them."""
    return _drawn(get_language(), states, band, is_pill)


@lru_cache(maxsize=1000)
def _drawn(_language: str | None, states: tuple[str, ...], band: str, is_pill: bool) -> str:
    return render_to_string("components/strands.html", health(states, band, pill=is_pill))


@register.simple_tag
def rope(strands: Sequence[Any]) -> SafeString:
    """Show six strands with their words.

    Each strand has `state` and `text` (one short evidence line, may be empty) and may have
    `url` and `action` (a link that fills what is missing), which opens in a dialog unless `dialog`
    is false.
    """
    if len(strands) != len(STRANDS):
        raise ValueError(f"A rope has {len(STRANDS)} strands, not {len(strands)}.")
    drawn = [_strand(str(name), it) for (_key, name), it in zip(STRANDS, strands, strict=True)]
    return filled("components/rope.html", {}, {"strands": together(drawn)})


def _strand(name: str, strand: Any) -> SafeString:
    texts = {"text": str(strand.text), "url": strand.url, "action": str(strand.action)}
    given = {word: text for word, text in texts.items() if text}
    shape = {"name": name, "state": strand.state, "dialog": getattr(strand, "dialog", True)}
    return filled("components/strand.html", shape, given)


@register.filter
def state_name(state: str) -> Promise:
    """Name a strand's state in words."""
    return STATES[state]


def _six(states: Sequence[str]) -> list[str]:
    if len(states) != len(STRANDS):
        raise ValueError(f"A partnership has {len(STRANDS)} strands, not {len(states)}.")
    return list(states)
