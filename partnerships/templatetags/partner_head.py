"""The head of a partner's pages, drawn once for each shape that it has."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from core.addresses import address_in, address_of
from core.moulds import filled, together
from core.registries.panels import Panel
from core.templatetags.strands import health_drawn
from offices.models import Office
from partnerships.models import Partner

register = template.Library()

ADDRESSES = {
    "partner_url": "partner",
    "risk_url": "risk_of_partner",
    "history_url": "partner_history",
    "edit_url": "partner_edit",
    "pause_url": "partner_pause",
    "end_url": "partner_end",
    "archive_url": "partner_archive",
}


@register.simple_tag(takes_context=True)
def partner_head(context: Context) -> SafeString:
    """What `partnerships.presenters.page.head_context` and the panels of "partner:head" say."""
    partner: Partner = context["partner"]
    shape = {
        "has_parent": partner.parent is not None,
        "has_town": bool(partner.town),
        "has_year": partner.partner_since is not None,
        "has_clusters": bool(context["clusters"]),
        "stage": partner.stage,
        "is_archived": partner.archived_at is not None,
        "may_log": context["may"]["log"],
        "may_edit": context["may"]["edit_partners"],
        "current": context["current"],
    }
    texts = _texts(context, partner) | _addresses(context["office"], partner)
    return filled("partnerships/partner_head.html", shape, texts)


def _texts(context: Context, partner: Partner) -> dict[str, Any]:
    is_there = partner.archived_at is None
    acts = context.get("acts") or () if is_there else ()
    return {
        "name": partner.name,
        "parent": partner.parent.name if partner.parent else "",
        "kind": context["kind"],
        "town": partner.town,
        "stage_label": partner.get_stage_display(),
        "year": partner.partner_since.year if partner.partner_since else "",
        "clusters": ", ".join(context["clusters"]),
        "health": health_drawn(tuple(context["states"]), context["band"] or "", is_pill=True),
        "acts": together(_act(context, it) for it in acts),
        "csrf_token": context.get("csrf_token") if is_there else "",
    }


def _addresses(office: Office, partner: Partner) -> dict[str, str]:
    slug, pk, parent = office.slug, partner.pk, partner.parent
    found = {name: address_of(slug, to, pk) for name, to in ADDRESSES.items()}
    return found | {
        "partners_url": address_in(slug, "partners"),
        "parent_url": address_of(slug, "partner", parent.pk) if parent else "",
        "log_url": f"{address_in(slug, 'log')}?partner={pk}",
        "branch_url": f"{address_in(slug, 'partner_new')}?parent={pk}",
    }


def _act(context: Context, act: Panel) -> str:
    """A button of another app."""
    engine: Any = context.template
    with context.push(panel=act.context):
        return str(engine.engine.get_template(act.template).render(context))
