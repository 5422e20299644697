"""Rows of who was thanked, and of how soon, in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.addresses import address_by_id, address_in
from core.moulds import filled
from core.templatetags.dates import day, time_tag
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, may
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from recognition.enums.channels import Channel
from recognition.presenters.reasons import engagement_words

PARTNER, ENGAGEMENT = "recognition/partner_row.html", "recognition/engagement_row.html"


def partner_rows(request: OfficeRequest, rows: Iterable[Any]) -> list[SafeString]:
    """A partner and its last thanks, drawn."""
    kinds = labels_of(request.office, Vocabulary.PARTNER_KIND)
    may_thank = may(request.membership, Permission.THANK)
    return [_partner(request, row, kinds, may_thank=may_thank) for row in rows]


def engagement_rows_of(
    request: OfficeRequest, rows: Iterable[Any], kinds: Mapping[str, str]
) -> list[SafeString]:
    """An engagement of a partner and when they were thanked for it, drawn."""
    may_thank = may(request.membership, Permission.THANK)
    return [_engagement(request, row, kinds, may_thank=may_thank) for row in rows]


def channel_words(channels: Iterable[str]) -> str:
    """The first of the channels, the newest, by its name."""
    newest = next(iter(channels), "")
    return str(Channel(newest).label) if newest in Channel.values else newest


def ways_words(count: int) -> str:
    """In how many ways they were thanked within a year; nothing for none."""
    if not count:
        return ""
    return ngettext("%(count)d way within a year", "%(count)d ways within a year", count) % {
        "count": count
    }


def days_words(days: int) -> str:
    """How soon thanks came."""
    if not days:
        return _("the same day")
    return ngettext("after %(days)d day", "after %(days)d days", days) % {"days": days}


def _partner(
    request: OfficeRequest, row: Any, kinds: Mapping[str, str], *, may_thank: bool
) -> SafeString:
    slug, today = request.office.slug, request.office.today()
    about = filter(None, (kinds.get(row.partner__kind, ""), row.partner__town))
    shape = {"may_thank": may_thank, "was_thanked": row.last_thanked_on is not None}
    texts = {
        "key": row.partner_id,
        "name": row.partner__name,
        "url": address_by_id("partner", slug)(row.partner_id),
        "about": ", ".join(about),
        "last": channel_words(row.last_channels),
        "on": day(row.last_thanked_on, today),
        "ways": ways_words(row.variety),
        "owner": row.partner__owner__display_name or "",
        "thank_url": f"{address_in(slug, 'thanks_record')}?partner={row.partner_id}",
    }
    return filled(PARTNER, shape, texts)


def _engagement(
    request: OfficeRequest, row: Any, kinds: Mapping[str, str], *, may_thank: bool
) -> SafeString:
    slug, today = request.office.slug, request.office.today()
    kind = kinds.get(row.activity__kind, row.activity__kind)
    thanked = row.thanked_on
    shape = {"may_thank": may_thank, "was_thanked": thanked is not None}
    texts = {
        "key": row.pk,
        "name": row.partner__name,
        "url": address_by_id("partner", slug)(row.partner_id),
        "what": engagement_words(kind, row.students),
        "on": time_tag(row.activity__starts_on, today),
        "thanked_on": day(thanked, today),
        "after": days_words((thanked - row.activity__starts_on).days) if thanked else "",
        "thank_url": f"{address_in(slug, 'thanks_record')}?partner={row.partner_id}",
    }
    return filled(ENGAGEMENT, shape, texts)
