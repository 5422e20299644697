"""What partners want, in words: on a partner's page, and as lines of the list."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.addresses import address_by_id
from core.csrf import csrf_of
from core.moulds import filled
from core.templatetags.dates import month, time_tag
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from partnerships.enums.needs import NeedTopic
from partnerships.models import Partner
from partnerships.queries.needs import NeedOfPartner

ITEM, LINE = "partnerships/need_item.html", "partnerships/needs_row.html"


def need_items(
    request: OfficeRequest, partner: Partner, rows: Iterable[NeedOfPartner]
) -> list[SafeString]:
    """A partner's needs, drawn; those of its parent say whose they are and are edited there."""
    may_edit = may(request.membership, Permission.EDIT_PARTNERS) and partner.archived_at is None
    slug = request.office.slug
    edit, page = address_by_id("need_edit", slug), address_by_id("partner", slug)
    drawn = []
    for row in rows:
        is_own = row.partner_id == partner.pk
        shape = {"may_edit": may_edit and is_own, "is_inherited": not is_own}
        texts = {
            "key": row.id,
            "words": row.words,
            "about": topic_words(row.topic),
            "asked": asked_words(row.asked_on),
            "edit_url": edit(row.id),
            "parent": "" if is_own or partner.parent is None else partner.parent.name,
            "parent_url": page(row.partner_id),
        }
        drawn.append(filled(ITEM, shape, texts))
    return drawn


def need_lines(request: OfficeRequest, rows: Iterable[Any], view: str) -> list[SafeString]:
    """The needs of a page of the list, drawn. `view` as in `NeedFilters`."""
    may_edit = may(request.membership, Permission.EDIT_PARTNERS)
    slug, today = request.office.slug, request.office.today()
    to = {
        name: address_by_id(name, slug)
        for name in ("partner", "need_edit", "need_asked", "need_restore")
    }
    back = f"?next={quote(request.get_full_path())}"
    csrf = csrf_of(request) if may_edit else ""
    drawn = []
    for row in rows:
        shape = {
            "may_edit": may_edit,
            "view": view,
            "may_ask": may_edit and view == "" and row.asked_on < today,
        }
        texts = {
            "key": row.id,
            "words": row.words,
            "about": topic_words(row.topic),
            "name": row.partner__name,
            "url": to["partner"](row.partner_id),
            "asked": time_tag(row.asked_on, today),
            "met": time_tag(row.met_on, today) if row.met_on else "",
            "edit_url": to["need_edit"](row.id) + back,
            "asked_url": to["need_asked"](row.id) + back,
            "restore_url": to["need_restore"](row.id) + back,
            "csrf": csrf,
        }
        drawn.append(filled(LINE, shape, texts))
    return drawn


def topic_words(topic: str) -> str:
    """The topic as a label."""
    return str(NeedTopic(topic).label) if topic in NeedTopic.values else topic


def asked_words(asked_on: Any) -> str:
    """ "asked in May 2026"."""
    return _("asked in %(month)s") % {"month": month(asked_on)}
