"""An act of thanks on the timeline: what decides how it is drawn, and the texts in it."""

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.addresses import address_by_id
from core.history.words import inside
from core.paragraphs import paragraphs
from core.registries.timeline import Ask, Entry
from core.templatetags.dates import day, time_tag
from core.templatetags.icons import icon
from offices.enums.vocabularies import Vocabulary
from offices.queries.labels import standard_labels
from recognition.enums.channels import Audience, Channel, Occasion
from recognition.presenters.channels import channel_icon
from recognition.queries.timeline import timeline_thanks

TEMPLATE = "recognition/timeline_thanks.html"


def thanks_entries(ask: Ask) -> list[Entry]:
    """Recognition's part of the timeline: everything that the partner was thanked with."""
    rows = ask.first
    if rows is None:
        rows = timeline_thanks(ask.office, ask.partner, before=ask.before, limit=ask.limit)
    texts = _texts(ask.office.slug, ask.today)
    return [Entry(row.given_on, row.id, TEMPLATE, _shape(row), texts(row)) for row in rows]


def _shape(row: Any) -> dict[str, Hashable]:
    return {
        "has_by": bool(row.recorded_by__display_name),
        "has_honours": bool(row.honours),
        "has_note": bool(row.note),
        "has_document": row.document_id is not None,
    }


def _texts(slug: str, today: date) -> Callable[[Any], dict[str, Any]]:
    """What makes the texts of a row: addresses and words that rows share are made once."""
    edit, archive, document = (
        address_by_id(it, slug) for it in ("recognition_edit", "recognition_archive", "document")
    )
    channels = cache(lambda channel: str(Channel(channel).label))
    to_edit = cache(lambda what: _("Edit %(what)s") % {"what": what})
    to_archive = cache(lambda what: _("Archive %(what)s") % {"what": what})

    def texts(row: Any) -> dict[str, Any]:
        label = channels(row.channel)
        return {
            "key": row.id,
            "icon": icon(channel_icon(row.channel)),
            "label": label,
            "begins": time_tag(row.given_on, today),
            "by": row.recorded_by__display_name,
            "honours": row.honours,
            "note": paragraphs(row.note),
            "facts": " · ".join(_facts(row, today)),
            "document_url": document(row.document_id) if row.document_id is not None else "",
            "edit_url": edit(row.id),
            "edit_label": to_edit(label),
            "archive_url": archive(row.id),
            "archive_label": to_archive(label),
        }

    return texts


def _facts(row: Any, today: date) -> Iterator[str]:
    """What it was for, to whom, and who saw it."""
    if row.occasion == Occasion.ANNIVERSARY:
        yield years_of_partnership(row.anniversary_years)
    elif row.activity__kind:
        yield _("For the %(kind)s of %(day)s") % {
            "kind": _kind(row),
            "day": day(row.activity__starts_on, today),
        }
    elif row.occasion != Occasion.ENGAGEMENT:
        yield str(Occasion(row.occasion).label)
    if row.contact__name:
        yield _("To %(name)s") % {"name": row.contact__name}
    yield str(Audience(row.audience).label)


def years_of_partnership(years: int) -> str:
    """ "5 years of partnership"."""
    said = ngettext("%(years)s year of partnership", "%(years)s years of partnership", years)
    return said % {"years": years}


def _kind(row: Any) -> str:
    """The kind inside a sentence: the office's own word as it is."""
    if row.own_kind:
        return str(row.own_kind)
    return inside(standard_labels(Vocabulary.ACTIVITY_KIND)[row.activity__kind])
