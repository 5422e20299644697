"""Activities that are logged already: the same day, kind, partner and words."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.folding import fold
from core.registries.sheets import Match
from outreach.enums.activities import ActivityKind
from outreach.models import Participation

Key = tuple[str, str, int, str]

COLUMNS = (
    *("partner_id", "partner__name", "starts_on", "activity_id", "activity__kind"),
    *("activity__summary", "activity__notes"),
)


class Known:
    """What is logged with some partners on some days."""

    def __init__(self, matches: Mapping[Key, Match]) -> None:
        self._matches = matches

    @classmethod
    def of_values(cls, office_id: int, values: Sequence[Mapping[str, Any]]) -> "Known":
        """All that the lines may mean, in one statement."""
        partners = {pk for it in values for pk in it["partners"]}
        days = {it["date"] for it in values if "date" in it}
        rows = Participation.objects.filter(
            office=office_id,
            partner__in=partners,
            starts_on__in=days,
            activity__archived_at=None,
        ).order_by("-activity_id")
        matches = {}
        for partner, name, day, pk, kind, summary, notes in rows.values_list(*COLUMNS):
            label = f"{ActivityKind(kind).label}, {day}: {name}"
            matches[_key(day.isoformat(), kind, partner, summary, notes)] = Match(pk, label)
        return cls(matches)

    def match(self, values: Mapping[str, Any]) -> Match | None:
        """The activity that a line tells of again."""
        if "date" not in values or "kind" not in values or not values["partners"]:
            return None
        said = (values["in_short"], values["notes"])
        return self._matches.get(_key(values["date"], values["kind"], values["partners"][0], *said))


def _key(day: str, kind: str, partner: int, summary: str, notes: str) -> Key:
    """Without a summary the notes tell two calls of one day apart."""
    return (day, kind, partner, " ".join(fold(summary or notes).split()))
