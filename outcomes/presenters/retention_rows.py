"""Partners behind a figure, drawn: how they fare, why, whose they are, what to do next."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.addresses import address_by_id
from core.moulds import filled
from core.registries.checks import Click
from core.templatetags.strands import health
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, may
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outcomes.presenters.risk import leading, reasons_of
from outcomes.queries.retention_rows import risks_of
from partnerships.enums.health import STRAND_LETTERS
from partnerships.enums.partners import Stage

LINE = "outcomes/retention_partner_row.html"


def partner_lines(request: OfficeRequest, rows: Iterable[Any]) -> list[SafeString]:
    """The rows (outcomes.queries.retention_rows), each with its heaviest reason and what mends
    it, where somebody has looked at the partner."""
    chosen = list(rows)
    risks = risks_of(request.office.pk, [it.partner_id for it in chosen])
    kinds = labels_of(request.office, Vocabulary.PARTNER_KIND)
    return [_line(request, it, risks.get(it.partner_id), kinds) for it in chosen]


def _line(
    request: OfficeRequest, row: Any, risk: Any | None, kinds: Mapping[str, str]
) -> SafeString:
    click = _next(request, row.partner_id, risk)
    owner = row.partner__owner__display_name or ""
    shape = {
        "has_owner": bool(owner),
        "has_click": click is not None,
        "in_dialog": bool(click and click.dialog),
    }
    texts = {
        "key": row.partner_id,
        "name": row.partner__name,
        "url": address_by_id("partner", request.office.slug)(row.partner_id),
        "about": _about(row, kinds),
        "health": _health(row),
        "why": next(iter(reasons_of(risk, 1)), "") if risk else "",
        "owner": owner,
        "action": click.label if click else "",
        "action_url": click.url if click else "",
    }
    return filled(LINE, shape, texts)


def _next(request: OfficeRequest, partner_id: int, risk: Any | None) -> Click | None:
    """The flow that mends the reason that is told, where the member may."""
    found = None if risk is None else leading(risk)
    if found is None:
        return None
    click = found.check.action(request.office.slug, partner_id, found.evidence)
    return click if may(request.membership, Permission(click.permission)) else None


def _about(row: Any, kinds: Mapping[str, str]) -> str:
    said = ", ".join(filter(None, (kinds.get(row.partner__kind, ""), row.partner__town)))
    if row.partner__stage == Stage.ACTIVE:
        return said
    stage = Stage(row.partner__stage).label
    return _("%(about)s · %(stage)s") % {"about": said, "stage": stage} if said else str(stage)


def _health(row: Any) -> SafeString | str:
    if row.health_at is None:
        return ""
    return _drawing(get_language(), row.health_strands, row.health_band)


@lru_cache(maxsize=1000)
def _drawing(_language: str | None, strands: str, band: str) -> SafeString:
    """The drawing of a health: there are few, and the next page shows the same ones."""
    states = [STRAND_LETTERS[it] for it in strands]
    return render_to_string("components/strands.html", health(states, band))
