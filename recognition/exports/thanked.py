"""Who was thanked, and how soon, as lines of a spreadsheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.days import years_before
from core.exports.table import CHUNK, Table
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from partnerships.queries.labels import labels_of_all
from recognition.presenters.thanked import channel_words
from recognition.queries.spans import term_so_far, year_so_far
from recognition.queries.thanked import (
    engagement_rows,
    engagements_since,
    partners_thanked,
    thanked_rows,
)


def export_thanked(office: Office, which: str) -> Table:
    """Partners thanked this term, those that wait, or those of a rolling year, by name."""
    header = [
        *(_("Partner"), _("Kind"), _("Town"), _("Tier"), _("Owner"), _("Last thanked")),
        *(_("Last thanked with"), _("Ways within a year"), _("Last engagement")),
    ]
    name = f"{office.slug}-partners-{which}-{office.today()}"
    return Table(name, header, lambda: _partners(office, which), _("Who was thanked"))


def export_engagements(office: Office, which: str) -> Table:
    """This school year's engagements with the first thanks after each."""
    header = [
        *(_("Date"), _("Partner"), _("Kind"), _("Students"), _("Thanked on"), _("Days")),
    ]
    name = f"{office.slug}-engagements-thanked-{office.today()}"
    return Table(name, header, lambda: _engagements(office, which), _("How soon thanks came"))


def _partners(office: Office, which: str) -> Iterator[Sequence[Any]]:
    today = office.today()
    words = labels_of_all(office, Vocabulary.PARTNER_KIND, Vocabulary.TIER)
    kinds, tiers = words[Vocabulary.PARTNER_KIND], words[Vocabulary.TIER]
    since = term_so_far(office, today).day
    rows = thanked_rows(partners_thanked(office, which, since, today), years_before(today))
    for it in rows.order_by("partner__search_key", "pk").iterator(CHUNK):
        yield (
            *(it.partner__name, kinds.get(it.partner__kind, ""), it.partner__town),
            *(tiers.get(it.partner__tier, ""), it.partner__owner__display_name or ""),
            *(it.last_thanked_on, channel_words(it.last_channels), it.variety),
            it.last_engagement_on,
        )


def _engagements(office: Office, which: str) -> Iterator[Sequence[Any]]:
    today = office.today()
    kinds = labels_of_all(office, Vocabulary.ACTIVITY_KIND)[Vocabulary.ACTIVITY_KIND]
    found = engagements_since(office, year_so_far(office, today), today, which)
    rows = engagement_rows(found).order_by("-activity__starts_on", "-activity_id", "-pk")
    for it in rows.iterator(CHUNK):
        began, thanked = it.activity__starts_on, it.thanked_on
        yield (
            *(began, it.partner__name, kinds.get(it.activity__kind, "")),
            *(it.students, thanked, (thanked - began).days if thanked else None),
        )
