"""The parts of the partner list around its lines, each drawn once for each shape that it has."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString

from core.addresses import address_in
from core.moulds import filled, together
from offices.models import Office
from partnerships.queries.filters import PartnerFilters
from partnerships.templatetags.filters import filter_select


def filters_drawn(
    office: Office, filters: PartnerFilters, selects: Iterable[Any], more: Iterable[Any]
) -> SafeString:
    """The search box with the filters beside it, and those behind "More filters"."""
    shape = {
        "view": filters.view,
        "sort": filters.sort,
        "has_more": bool(filters.kind or filters.cluster),
    }
    texts = {
        "url": address_in(office.slug, "partners"),
        "q": filters.q,
        "selects": together(filter_select(it) for it in selects),
        "more_selects": together(filter_select(it) for it in more),
    }
    return filled("partnerships/filters.html", shape, texts)


def table_drawn(heads: Mapping[str, Any], lines: Sequence[SafeString]) -> SafeString:
    """The table of these lines; nothing where there is none."""
    if not lines:
        return SafeString()
    shape: dict[str, str] = {}
    texts = {"lines": together(lines)}
    for name, head in heads.items():
        shape |= {f"{name}_direction": head.direction, f"{name}_class": head.classes}
        texts |= {f"{name}_url": head.url, f"{name}_label": head.label}
    return filled("partnerships/table.html", shape, texts)
