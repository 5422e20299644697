"""The end of a partnership as an entry of its timeline."""

from datetime import date
from typing import Any

from core.paragraphs import paragraphs
from core.registries.beside import beside
from core.registries.timeline import Ask, Entry, Source
from core.templatetags.dates import day, time_tag
from offices.models import Office
from partnerships.models import Partner
from partnerships.presenters.exits import reasons_in_words
from partnerships.queries.exit_timeline import BESIDE, timeline_exits

TEMPLATE = "partnerships/timeline_exit.html"


def exit_entries(ask: Ask) -> list[Entry]:
    """The partner's endings, those that are over, too."""
    if _is_known_without(ask.partner):
        return []
    rows = timeline_exits(ask.office, ask.partner, before=ask.before, limit=ask.limit)
    return [_entry(row, ask.office, ask.today) for row in rows]


def _is_known_without(partner: Partner) -> bool:
    """Whether the partner was read together with its endings, of which there are none."""
    try:
        return not beside(partner, BESIDE)
    except AttributeError:
        return False


def _entry(row: Any, office: Office, today: date) -> Entry:
    shape = {
        "as_planned": row.as_planned,
        "has_by": bool(row.recorded_by__display_name),
        "has_note": bool(row.note),
        "is_back": row.over_at is not None,
    }
    why = "" if row.as_planned else reasons_in_words(row)
    texts = {
        "begins": time_tag(row.ended_on, today),
        "by": row.recorded_by__display_name or "",
        "note": paragraphs(row.note),
        "why": f"{why[:1].upper()}{why[1:]}." if why else "",
        "back_on": day(office.local(row.over_at).date(), today) if row.over_at else "",
    }
    return Entry(row.ended_on, row.id, TEMPLATE, shape, texts)


ENDINGS = Source(name="endings", order=30, fetch=exit_entries, filters=())
