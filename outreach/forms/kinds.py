"""Kinds of activity as choices: the usual ones first, the others by family."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.forms import ChipRadios
from outreach.enums.activities import ENGAGEMENTS, KINDS, ActivityKind, Family

USUAL = (
    ActivityKind.CALL,
    ActivityKind.EMAIL,
    ActivityKind.VISIT,
    ActivityKind.MEETING,
    ActivityKind.TEXT,
    ActivityKind.VOICEMAIL,
)

ICONS = {kind.value: facts.icon for kind, facts in KINDS.items()}

Group = tuple[str, list[tuple[str, str]]]


def grouped_kinds(labels: Mapping[str, str], without: Iterable[str] = ()) -> list[Group]:
    """All kinds under the names of their families, in the office's words."""
    left_out = set(without)
    return [
        (
            str(family.label),
            [
                (kind.value, labels[kind])
                for kind, facts in KINDS.items()
                if facts.family == family and kind not in left_out
            ],
        )
        for family in Family
    ]


def kind_chips(labels: Mapping[str, str]) -> list[Group]:
    """The usual kinds in a group without a name, then the others."""
    usual: Group = ("", [(kind.value, labels[kind]) for kind in USUAL])
    return [usual, *grouped_kinds(labels, without=USUAL)]


def engagements(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """The kinds that students take part in, in the office's words."""
    return [(kind.value, labels[kind]) for kind in ENGAGEMENTS]


class KindChips(ChipRadios):
    """Kinds as chips; those that are not usual stand behind "More"."""

    template_name = "outreach/kind_chips.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, icons=ICONS)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Say whether "More" has to stand open, because the chosen kind is behind it."""
        context = super().get_context(name, value, attrs)
        usual, *others = context["widget"]["optgroups"]
        chosen = any(option["selected"] for _, options, _ in others for option in options)
        context["widget"] |= {"usual": usual[1], "others": others, "is_open": chosen}
        return context
