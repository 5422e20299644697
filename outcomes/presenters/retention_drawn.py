"""The figures of the dashboard as HTML: drawn once for as long as they stay the same.

They are some two hundred cells, which took longer to draw than everything else on the page. What
they are drawn from is in the key: figures are counted anew, with another moment, once anything
has changed.
"""

from collections.abc import Hashable
from datetime import datetime
from threading import Lock
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from outcomes.presenters.retention import Asked, coverage, headline_of, health, tiles
from outcomes.presenters.retention_exits import reasons
from outcomes.presenters.retention_years import compared, heat

MOST = 50
"""Dashboards that are kept; each has some 40 KB."""
TOP, REST = "outcomes/retention_top.html", "outcomes/retention_rest.html"

_kept: dict[Hashable, dict[str, SafeString]] = {}
_lock = Lock()


def figures_drawn(asked: Asked, at: datetime, tiers: dict[str, str]) -> dict[str, SafeString]:
    """What stands above the partners at risk, and what stands below them."""
    frame = asked.frame
    key = (
        *(frame.office_id, frame.key, frame.own_reasons, at, asked.filters, asked.place),
        *(get_language(), *tiers.items()),
    )
    if key not in _kept:
        drawn = _drawn(asked, tiers)
        with _lock:
            if len(_kept) >= MOST:
                _kept.clear()
            _kept[key] = drawn
        return drawn
    return _kept.get(key) or _drawn(asked, tiers)


def _drawn(asked: Asked, tiers: dict[str, str]) -> dict[str, SafeString]:
    top: dict[str, Any] = {
        "tiles": tiles(asked),
        "headline": headline_of(asked),
        "heat": heat(asked),
        "health": health(asked),
        "coverage": coverage(asked, tiers),
    }
    rest: dict[str, Any] = {"reasons": reasons(asked), "compared": compared(asked)}
    return {"top": render_to_string(TOP, top), "rest": render_to_string(REST, rest)}
