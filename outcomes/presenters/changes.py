"""Changes of health in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.addresses import address_by_id
from core.templatetags.dates import day as day_words
from core.templatetags.strands import BANDS
from outcomes.presenters.risk import reasons_of
from outcomes.queries.changes import Change


def band_words(band: str) -> str:
    """A band as all pages call it."""
    return str(BANDS[band][1])


def change_lines(slug: str, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Each with what it was, what it is, and what weighs most now."""
    address = address_by_id("risk_of_partner", slug)
    return [
        {
            "name": row.partner__name,
            "town": row.partner__town,
            "owner": row.partner__owner__display_name or "",
            "url": address(row.partner_id),
            "was": band_words(row.was),
            "band": band_words(row.band),
            "tone": BANDS[row.band][0],
            "why": why(row),
        }
        for row in rows
    ]


def why(row: Any) -> str:
    """The heaviest reason, for who does not stand strong."""
    return next(iter(reasons_of(row, 1)), "")


def change_headline(change: Change, today: date) -> str:
    """ "3 partners moved to At risk since yesterday"."""
    count = change.to_risk or change.count
    words = {"count": count, "since": since_words(change.since, today)}
    if change.to_risk:
        said = ngettext(
            "%(count)d partner moved to At risk since %(since)s",
            "%(count)d partners moved to At risk since %(since)s",
            count,
        )
    else:
        said = ngettext(
            "The health of %(count)d partner has changed since %(since)s",
            "The health of %(count)d partners has changed since %(since)s",
            count,
        )
    return said % words


def since_words(day: date | None, today: date) -> str:
    """ "yesterday", or the day, within a sentence."""
    if day is None:
        return _("the look before")
    return _("yesterday") if (today - day).days == 1 else day_words(day, today)
