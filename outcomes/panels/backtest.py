"""Retention's dashboard: of those we would have called at risk, how many left?"""

from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outcomes.presenters.backtest import backtest_context
from outcomes.queries.backtest import kept_backtest


def backtest_panel(request: OfficeRequest) -> Panel | None:
    """What the last night has counted."""
    if not may(request.membership, Permission.SEE):
        return None
    context = backtest_context(kept_backtest(request.office.pk))
    return Panel("outcomes/backtest.html", context)
