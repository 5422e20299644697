"""What the dashboard of retention may be narrowed to, and which years it can compare."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from offices.enums.vocabularies import Vocabulary
from offices.models import Membership, Office, Site
from outcomes.presenters.retention import Asked
from outcomes.queries.retention_filters import NOBODY, RetentionFilters
from partnerships.queries.choices import member_names, site_names
from partnerships.queries.labels import Labels


@dataclass(frozen=True)
class Choice:
    """One filter and its options (value, label)."""

    name: str
    label: str
    any: str
    value: str
    options: Sequence[tuple[Any, Any]]


def selects(office: Office, filters: RetentionFilters, words: Labels) -> list[Choice]:
    """The five filters; the first stands by itself."""
    kinds = list(words[Vocabulary.PARTNER_KIND].items())
    clusters = list(words[Vocabulary.CAREER_CLUSTER].items())
    tiers = list(words[Vocabulary.TIER].items())
    owners = [(NOBODY, _("Nobody")), *member_names(office)]
    said = {name: str(value) for name, value in filters.said.items()}
    return [
        Choice(name, label, everything, said.get(name, ""), options)
        for name, label, everything, options in (
            ("site", _("Site"), _("All sites"), site_names(office)),
            ("tier", _("Tier"), _("Any tier"), tiers),
            ("kind", _("Kind"), _("Any kind"), kinds),
            ("cluster", _("Career cluster"), _("Any cluster"), clusters),
            ("owner", _("Owner"), _("Any owner"), owners),
        )
    ]


def year_choices(asked: Asked) -> Choice:
    """Whole years up to which kept ones may be counted, the newest first."""
    frame, counts = asked.frame, asked.counts
    first = next((n for n, it in enumerate(frame.years) if counts[f"took.{it.starts_on}"]), 0)
    whole = frame.whole[max(first, 1) :]
    options = [(it.starts_on.isoformat(), it.label) for it in reversed(whole)]
    chosen = frame.years[asked.place].starts_on.isoformat()
    return Choice("year", _("School year"), "", chosen, options if len(options) > 1 else [])


def filter_chips(office: Office, filters: RetentionFilters, words: Labels) -> list[dict[str, str]]:
    """What the list was narrowed to, in words."""
    names: dict[str, tuple[str, Callable[[Any], Any]]] = {
        "site": (_("Site"), lambda pk: _name(Site.objects.filter(office=office, pk=pk), "name")),
        "kind": (_("Kind"), words[Vocabulary.PARTNER_KIND].get),
        "cluster": (_("Career cluster"), words[Vocabulary.CAREER_CLUSTER].get),
        "owner": (_("Owner"), lambda pk: _owner(office, pk)),
        "tier": (_("Tier"), words[Vocabulary.TIER].get),
    }
    return [
        {"label": names[name][0], "value": names[name][1](value) or ""}
        for name, value in filters.said.items()
    ]


def _owner(office: Office, pk: int | str) -> str:
    if pk == NOBODY:
        return _("Nobody")
    return _name(Membership.objects.filter(office=office, pk=pk), "display_name")


def _name(found: Any, field: str) -> str:
    return str(found.values_list(field, flat=True).first() or "")
