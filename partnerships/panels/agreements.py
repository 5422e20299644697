"""A partner's page: what stands in writing with them, and how far its goals are met."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from core.addresses import address_in, address_of
from core.moulds import filled, known, together
from core.registries.panels import Panel, moulded
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, may
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from partnerships.models import Partner
from partnerships.policies.agreements import OPEN, TO_RENEW
from partnerships.presenters.agreement_words import status_label
from partnerships.presenters.agreements import LATE, end_words, goal_lines, time_words
from partnerships.queries.agreements import agreements_of_page, page_goal_counts

SHOWN = 2
GOAL = "<dt>{}</dt><dd>{}</dd>"


def agreements_panel(request: OfficeRequest, partner: Any) -> Panel:
    """Those that run, else the last one that did; those of the parent say whose they are."""
    office, today = request.office, request.office.today()
    found = agreements_of_page(partner, today)
    shown = ([it for it in found if it.status in OPEN] or found[:1])[:SHOWN]
    counted = page_goal_counts(office.pk, shown, today).values()
    kinds = labels_of(office, Vocabulary.ACTIVITY_KIND) if counted else {}
    may_edit = may(request.membership, Permission.EDIT_PARTNERS) and partner.archived_at is None
    items = [_item(request, partner, it, counted, kinds, may_edit=may_edit) for it in shown]
    texts = {
        "items": together(items),
        "all_url": f"{address_in(office.slug, 'agreements')}?partner={partner.pk}",
        "new_url": address_of(office.slug, "agreement_new", partner.pk),
    }
    shape = {"is_more": len(found) > len(shown), "may_edit": may_edit}
    return moulded("partnerships/agreement_panel.html", shape, texts)


def _item(
    request: OfficeRequest,
    partner: Partner,
    agreement: Any,
    counted: Any,
    kinds: Mapping[str, str],
    *,
    may_edit: bool,
) -> SafeString:
    slug, today = request.office.slug, request.office.today()
    goals: Sequence[Any] = [it for it in counted if it[0].agreement_id == agreement.id]
    is_own = agreement.partner_id == partner.pk
    said = ((it.words, it.said) for it in goal_lines(goals, kinds))
    texts = {
        "key": agreement.id,
        "title": agreement.title,
        "url": address_of(slug, "agreement", agreement.id),
        "name": "" if is_own else agreement.partner__name,
        "status": status_label(agreement.status),
        "ends": end_words(agreement, today),
        "time": time_words(agreement.starts_on, agreement.ends_on, today),
        "goals": format_html_join("\n", GOAL, said),
        "renew_url": address_of(slug, "agreement_renew", agreement.id)
        if may_edit and is_own and agreement.status in TO_RENEW and agreement.status in LATE
        else "",
    }
    shape = {"is_late": agreement.status in LATE}
    return filled("partnerships/agreement_item.html", shape, known(texts))
