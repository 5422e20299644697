"""The lines of the partner list, in the office's words and ready to be shown.

Fifty of them are most of the page's work, so that each is a plain dict of finished texts: what
the template need not look up, choose or translate costs it nothing.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TypedDict

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from core.addresses import address_by_id
from core.templatetags.dates import ago, due
from core.templatetags.strands import health
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from partnerships.enums.partners import Stage
from partnerships.queries.labels import Labels
from partnerships.queries.partners import PartnerRow


class Line(TypedDict):
    """One line. `about` is what stands under the name; empty texts mean that there is nothing."""

    url: str
    name: str
    about: str
    closing: bool
    health: str
    touched: str
    step: str
    due: str
    is_late: bool
    owner: str | None


def partner_lines(office: Office, rows: Sequence[PartnerRow], labels: Labels) -> list[Line]:
    """The rows with their words; what several rows share is written once."""
    today, kinds = office.today(), labels[Vocabulary.PARTNER_KIND]
    address = address_by_id("partner", office.slug)
    touched = cache(lambda day: ago(day, today))
    due_in_words = cache(lambda day: due(day, today))
    drawn = _drawings(rows)
    return [
        Line(
            url=address(row.pk),
            name=row.name,
            about=_about(row, kinds.get(row.kind, "")),
            closing=row.closing,
            health=drawn[tuple(row.states)],
            touched=touched(row.last_touch_on),
            step=row.next_follow_up_what,
            due=due_in_words(row.next_follow_up_on),
            is_late=_is_before(row.next_follow_up_on, today),
            owner=row.owner,
        )
        for row in rows
    ]


def _drawings(rows: Sequence[PartnerRow]) -> dict[tuple[str, ...], str]:
    """The drawing of each health that occurs."""
    return {
        states: render_to_string("components/strands.html", health(states))
        for states in {tuple(row.states) for row in rows}
    }


def _about(row: PartnerRow, kind: str) -> str:
    """Kind, town, parent and, unless it is active, stage: "Employer, Harlow · Prospect"."""
    parent = row.parent and _("branch of %(parent)s") % {"parent": row.parent}
    said = ", ".join(filter(None, (kind, row.town, parent)))
    return said if row.stage == Stage.ACTIVE else f"{said} · {Stage(row.stage).label}"


def _is_before(day: date | None, today: date) -> bool:
    return day is not None and day < today
