"""The figures of thanks in words, each with the list that it opens."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.addresses import address_in
from offices.models import Office
from recognition.queries.figures import (
    DaysToThanks,
    ThankedThisTerm,
    Variety,
    days_to_thanks,
    variety,
)
from recognition.queries.thanked import THANKED, YEAR

NOTHING = "–"


@dataclass(frozen=True)
class Figure:
    """What `components/kpi.html` shows."""

    label: str
    value: str
    note: str
    url: str


def figures(office: Office, term: ThankedThisTerm, today: date) -> list[Figure]:
    """Whom thanks reached this term, how soon they came, and how varied they were; `term` is what
    the head of the page has counted."""
    return [
        _reached(office, term),
        _soon(office, days_to_thanks(office, today)),
        _varied(office, variety(office, today)),
    ]


def _reached(office: Office, term: ThankedThisTerm) -> Figure:
    label = _("Thanked this term") if term.since.is_term else _("Thanked this school year")
    return Figure(
        label=label,
        value=_("%(thanked)d of %(of)d") % {"thanked": term.thanked, "of": term.of},
        note=_("partners that are active or took part"),
        url=f"{address_in(office.slug, 'thanks_partners')}?which={THANKED}",
    )


def _soon(office: Office, days: DaysToThanks) -> Figure:
    waits = ngettext("%(count)d engagement waits", "%(count)d engagements wait", days.waiting)
    return Figure(
        label=_("Days to thanks"),
        value=NOTHING if days.median is None else str(days.median),
        note=_("in the middle, this school year; %(waits)s")
        % {"waits": waits % {"count": days.waiting}},
        url=address_in(office.slug, "thanks_engagements"),
    )


def _varied(office: Office, ways: Variety) -> Figure:
    of = ngettext(
        "for %(count)d partner in a year", "for %(count)d partners in a year", ways.partners
    )
    return Figure(
        label=_("Ways of thanking"),
        value=NOTHING if ways.average is None else number_format(ways.average, 1),
        note=of % {"count": ways.partners},
        url=f"{address_in(office.slug, 'thanks_partners')}?which={YEAR}",
    )
