"""The lines of the partner list, in the office's words.

Fifty of them are most of the page's work, so that their template is drawn once and filled in.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.addresses import address_by_id
from core.moulds import filled
from core.templatetags.dates import ago, due
from core.templatetags.strands import health_drawn
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from partnerships.enums.partners import Stage
from partnerships.queries.labels import Labels
from partnerships.queries.partners import PartnerRow

LINE = "partnerships/line.html"


def partner_lines(
    office: Office, rows: Sequence[PartnerRow], labels: Labels, *, whose: str = ""
) -> list[SafeString]:
    """The rows, drawn; what several rows share is written once.

    `whose`: the name of the member whose own list it is. It has no column of owners; only who
    else owns a partner stands beside its town."""
    today, kinds = office.today(), labels[Vocabulary.PARTNER_KIND]
    address = address_by_id("partner", office.slug)
    touched = cache(lambda day: ago(day, today))
    due_in_words = cache(lambda day: due(day, today))
    return [
        _line(
            row,
            is_late=_is_before(row.next_follow_up_on, today),
            is_own=bool(whose),
            url=address(row.pk),
            about=_about(row, kinds.get(row.kind, ""), whose),
            health=health_drawn(tuple(row.states), row.band),
            touched=touched(row.last_touch_on),
            due=due_in_words(row.next_follow_up_on),
        )
        for row in rows
    ]


def _line(row: PartnerRow, *, is_late: bool, is_own: bool, **texts: str) -> SafeString:
    shape = {
        "closing": row.closing,
        "was_touched": row.last_touch_on is not None,
        "has_step": row.next_follow_up_on is not None,
        "is_late": is_late,
        "has_owner": bool(row.owner),
        "is_own": is_own,
    }
    said = {"name": row.name, "step": row.next_follow_up_what, "owner": row.owner or ""}
    return filled(LINE, shape, said | texts)


def _about(row: PartnerRow, kind: str, whose: str) -> str:
    """Kind, town, parent and, unless it is active, stage: "Employer, Harlow · Prospect"."""
    parent = row.parent and _("branch of %(parent)s") % {"parent": row.parent}
    other = row.owner if whose and row.owner != whose else None
    owner = other and _("owner: %(name)s") % {"name": other}
    said = ", ".join(filter(None, (kind, row.town, parent, owner)))
    return said if row.stage == Stage.ACTIVE else f"{said} · {Stage(row.stage).label}"


def _is_before(day: date | None, today: date) -> bool:
    return day is not None and day < today
