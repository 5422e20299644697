"""Figures of retention, and the lists behind them, as lines of a spreadsheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from outcomes.queries.figures import Figure
from outcomes.queries.frames import Frame
from outcomes.queries.retention import Counts, figure_exits, figure_partners
from outcomes.queries.retention_filters import RetentionFilters
from outcomes.queries.retention_rows import partner_rows
from partnerships.enums.health import Band
from partnerships.enums.partners import Stage
from partnerships.presenters.exits import hands_in_words, reason_names
from partnerships.queries.exits import COLUMNS, with_causes
from partnerships.queries.labels import labels_of_all


def export_figures(office: Office, counts: Counts, titles: dict[str, str]) -> Table:
    """Every figure with its key, what it counts, and how many that are."""
    header = [_("Figure"), _("What it counts"), _("Number")]
    name = f"{office.slug}-retention-{office.today()}"
    return Table(name, header, lambda: _figures(counts, titles), _("Retention"))


def export_partners_of(
    office: Office, frame: Frame, figure: Figure, filters: RetentionFilters
) -> Table:
    """The partners that a figure counts, by name."""
    header = [
        *(_("Partner"), _("Kind"), _("Town"), _("Stage"), _("Tier"), _("Owner"), _("Health")),
        *(_("Score"), _("Last talked"), _("Last thanked")),
    ]
    name = f"{office.slug}-{figure.key.replace('.', '-')}-{office.today()}"
    return Table(name, header, lambda: _partners(office, frame, figure, filters), _("Partners"))


def export_exits_of(
    office: Office, frame: Frame, figure: Figure, filters: RetentionFilters
) -> Table:
    """The endings that a figure counts, the newest first."""
    header = [_("Partner"), _("Ended on"), _("Reasons"), _("In our hands"), _("What happened")]
    name = f"{office.slug}-{figure.key.replace('.', '-')}-{office.today()}"
    return Table(name, header, lambda: _exits(frame, figure, filters), _("Endings"))


def _figures(counts: Counts, titles: dict[str, str]) -> Iterator[Sequence[Any]]:
    for key, title in titles.items():
        yield key, title, counts[key]


def _partners(
    office: Office, frame: Frame, figure: Figure, filters: RetentionFilters
) -> Iterator[Sequence[Any]]:
    words = labels_of_all(office, Vocabulary.PARTNER_KIND, Vocabulary.TIER)
    kinds, tiers = words[Vocabulary.PARTNER_KIND], words[Vocabulary.TIER]
    rows = partner_rows(figure_partners(frame, figure, filters))
    for it in rows.order_by("partner__search_key", "id").iterator(CHUNK):
        band = Band(it.health_band).label if it.health_band else _("Not enough known")
        yield (
            *(it.partner__name, kinds.get(it.partner__kind, ""), it.partner__town),
            *(Stage(it.partner__stage).label, tiers.get(it.partner__tier, "")),
            *(it.partner__owner__display_name or "", band, it.health_score),
            *(it.last_two_way_on, it.last_thanked_on),
        )


def _exits(frame: Frame, figure: Figure, filters: RetentionFilters) -> Iterator[Sequence[Any]]:
    rows = with_causes(figure_exits(frame, figure, filters))
    found = rows.values_list(*COLUMNS, "said_causes", named=True).order_by("-ended_on", "-id")
    for it in found.iterator(CHUNK):
        reasons = "; ".join(reason_names(it.said_causes))
        yield it.partner__name, it.ended_on, reasons, hands_in_words(it), it.note
