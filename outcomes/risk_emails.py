"""The weekly mail about partners whose health changed, in the reader's language. Writes nothing."""

from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.mail.links import link
from core.mail.page import Item
from core.outbox.write import Letter
from offices.emails import Contents, in_language_of, letter_to
from offices.models import Membership
from outcomes.presenters.changes import band_words, since_words, why
from outcomes.queries.risk_mails import RULE, RiskNews
from partnerships.enums.health import Band


def risk_letter(news: RiskNews, reader: Membership) -> Letter:
    """The partners by where they stand now, the worst first; the button leads to all of them."""
    office = news.office
    with in_language_of(reader):
        heading = _heading(news)
        context = {
            "heading": heading,
            "news": news,
            "since": since_words(news.since, news.today),
            "groups": [
                {"heading": _to(band), "items": [_item(office.slug, it) for it in rows]}
                for band, rows in groupby(news.rows, key=lambda it: it.band)
            ],
            "all_url": f"{link('risk_changes', office.slug)}?since=week",
        }
        subject = f"{heading} · {office.name}"
        return letter_to(reader, Contents(RULE, "emails/risk", subject, context))


def _heading(news: RiskNews) -> str:
    to_risk = sum(it.band == Band.RISK for it in news.rows)
    if to_risk and (to_risk < len(news.rows) or not news.left_out):
        said = ngettext(
            "%(count)d partner moved to At risk", "%(count)d partners moved to At risk", to_risk
        )
        return said % {"count": to_risk}
    said = ngettext(
        "The health of %(count)d partner has changed",
        "The health of %(count)d partners has changed",
        news.count,
    )
    return said % {"count": news.count}


def _to(band: str) -> str:
    return _("Now: %(band)s") % {"band": band_words(band)}


def _item(slug: str, row: Any) -> Item:
    return Item(
        what=row.partner__name,
        url=link("risk_of_partner", slug, row.partner_id),
        about=_("was: %(band)s") % {"band": band_words(row.was)},
        note="" if row.band == Band.STRONG else why(row),
    )
