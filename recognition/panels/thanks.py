"""A partner's page: how it was thanked last, and how one could thank it next."""

from typing import Any

from django.utils.translation import gettext as _

from core.addresses import address_in
from core.registries.panels import Panel, moulded
from core.templatetags.dates import day
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from recognition.presenters.reasons import reason
from recognition.presenters.thanked import channel_words
from recognition.queries.owed import owed_to
from recognition.queries.proposals import proposal


def thanks_panel(request: OfficeRequest, partner: Any) -> Panel:
    """One statement: the page has read the partner with how it was thanked."""
    office, today, slug = request.office, request.office.today(), request.office.slug
    last_on, channels = partner.last_thanked_on, partner.last_channels or []
    owed = owed_to(office, partner.pk, today)
    asked = f"?partner={partner.pk}"
    said = reason(owed, today) if owed else None
    shape = {
        "is_late": said is not None and said.is_late,
        "may_thank": may(request.membership, Permission.THANK) and partner.archived_at is None,
    }
    texts = {
        "last": _last(channels, last_on, today) if last_on else "",
        "because": proposal(channels, last_on, today).because,
        "owed_what": said.what if said else "",
        "owed_when": said.when if said else "",
        "thank_url": address_in(slug, "thanks_record") + asked,
        "certificate_url": address_in(slug, "thanks") + asked,
        "history_url": address_in(slug, "thanks_history") + asked,
    }
    return moulded("recognition/thanks_panel.html", shape, texts)


def _last(channels: list[str], on: Any, today: Any) -> str:
    return _("%(what)s on %(day)s") % {"what": channel_words(channels), "day": day(on, today)}
