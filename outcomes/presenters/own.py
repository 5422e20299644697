"""A member's own page in words. It compares with nobody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.addresses import address_by_id
from core.templatetags.dates import day
from offices.models import Office
from outcomes.queries.own import OwnCounts
from recognition.enums.channels import Channel


@dataclass(frozen=True)
class Thanked:
    """Somebody was thanked: whom, how, when."""

    name: str
    url: str
    words: str


def headline(counts: OwnCounts, late: int) -> str:
    """ "34 partners, 3 at risk, 2 promises overdue"."""
    return ", ".join(_parts(counts, late))


def _parts(counts: OwnCounts, late: int) -> Iterator[str]:
    """Of risk only where somebody has looked."""
    number = counts.partners
    yield ngettext("%(count)d partner", "%(count)d partners", number) % {"count": number}
    if counts.at_risk:
        risky = counts.at_risk
        yield ngettext("%(count)d at risk", "%(count)d at risk", risky) % {"count": risky}
    elif counts.known:
        yield _("none known to be at risk")
    if late:
        words = ngettext("%(count)d promise overdue", "%(count)d promises overdue", late)
        yield words % {"count": late}
    else:
        yield _("no promise overdue")


def thanked(office: Office, rows: Iterable[Any], today: date) -> list[Thanked]:
    """Thanks that were given, as lines."""
    address = address_by_id("partner", office.slug)
    return [
        Thanked(
            name=it.partner__name,
            url=address(it.partner_id),
            words=f"{Channel(it.channel).label}, {day(it.given_on, today)}",
        )
        for it in rows
    ]
