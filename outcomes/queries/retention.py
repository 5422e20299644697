"""Figures of retention and the lists behind them, by the same conditions."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from outcomes.queries.facts import exit_facts, partner_facts, positional
from outcomes.queries.figures import Figure, figures_of
from outcomes.queries.frames import Frame
from outcomes.queries.retention_filters import RetentionFilters
from partnerships.models import Exit, PartnerStanding

Counts = dict[str, int]
"""How many each figure is, by its key."""


def count_figures(frame: Frame, filters: RetentionFilters) -> Counts:
    """All figures, in two statements."""
    found = figures_of(frame).values()
    partners = [it for it in found if it.about == "partners"]
    exits = [it for it in found if it.about == "exits"]
    return _counted(partners, *partner_facts(frame, filters)) | _counted(
        exits, *exit_facts(frame, filters)
    )


def figure_partners(
    frame: Frame, figure: Figure, filters: RetentionFilters
) -> QuerySet[PartnerStanding]:
    """The standings of the partners that a figure counts, in no order."""
    chosen = _listed(figure, *partner_facts(frame, filters))
    return PartnerStanding.objects.filter(office=frame.office_id, pk__in=chosen)


def figure_exits(frame: Frame, figure: Figure, filters: RetentionFilters) -> QuerySet[Exit]:
    """The exits that a figure counts, in no order."""
    chosen = _listed(figure, *exit_facts(frame, filters))
    return Exit.objects.filter(office=frame.office_id, pk__in=chosen)


def _counted(figures: Iterable[Figure], facts: str, values: dict[str, Any]) -> Counts:
    chosen = list(figures)
    counts = ", ".join(f"count(*) FILTER (WHERE {it.condition})" for it in chosen)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts} FROM ({facts}) f", values)
        row = cursor.fetchone()
    assert row is not None
    return dict(zip([it.key for it in chosen], row, strict=True))


def _listed(figure: Figure, facts: str, values: dict[str, Any]) -> RawSQL:
    sql, params = positional(f"SELECT f.id FROM ({facts}) f WHERE {figure.condition}", values)
    return RawSQL(sql, params)  # noqa: S611 - conditions of ours; what was asked for is in params
