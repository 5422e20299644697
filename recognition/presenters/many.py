"""The page on which several partners are chosen to be thanked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.addresses import address_by_id
from core.moulds import filled
from core.templatetags.dates import day
from offices.enums.vocabularies import Vocabulary
from offices.requests import OfficeRequest
from partnerships.queries.choices import site_names
from partnerships.queries.labels import Labels, labels_of_all
from partnerships.views.partners import Select
from recognition.presenters.reasons import reason
from recognition.presenters.thanked import channel_words
from recognition.queries.choosing import ALL, OWED, Choice
from recognition.queries.owed import as_owed
from recognition.queries.thanked import WAITING

ROW = "recognition/many_row.html"
WORDS = (Vocabulary.PARTNER_KIND, Vocabulary.TIER)


@dataclass(frozen=True)
class Chosen:
    """The partners that are chosen: `elsewhere` are those that stand on other pages."""

    ids: Collection[int] = field(default_factory=frozenset)

    def elsewhere(self, rows: Iterable[Any]) -> list[int]:
        """In the order in which they came."""
        here = {row.partner_id for row in rows}
        return [pk for pk in self.ids if pk not in here]


def many_words(request: OfficeRequest) -> Labels:
    """The office's words for kinds of partners and tiers."""
    return labels_of_all(request.office, *WORDS)


def many_rows(
    request: OfficeRequest, rows: Iterable[Any], choice: Choice, words: Labels, chosen: Chosen
) -> list[SafeString]:
    """Each partner with a checkbox, drawn."""
    said = [(row, *_said(request, row, choice, words)) for row in rows]
    url = address_by_id("partner", request.office.slug)
    return [
        filled(
            ROW,
            {"is_chosen": row.partner_id in chosen.ids, "is_late": is_late},
            {
                "key": row.partner_id,
                "name": row.partner__name,
                "url": url(row.partner_id),
                "about": about,
                "why": why,
                "late": late if is_late else "",
            },
        )
        for row, about, why, late, is_late in said
    ]


def scopes(choice: Choice) -> list[dict[str, Any]]:
    """The tabs: owed, not thanked this term, all."""
    labels = {OWED: _("Owed a thank-you"), WAITING: _("Not thanked this term"), ALL: _("All")}
    return [
        {"label": label, "url": f"?scope={it}", "count": None, "is_current": it == choice.scope}
        for it, label in labels.items()
    ]


def selects(request: OfficeRequest, choice: Choice, words: Labels) -> list[Select]:
    """The filters."""
    sites = site_names(request.office)
    site = "" if choice.site is None else str(choice.site)
    tiers, kinds = (list(words[it].items()) for it in (Vocabulary.TIER, Vocabulary.PARTNER_KIND))
    return [
        Select("site", _("Site"), _("Any site"), site, sites),
        Select("tier", _("Tier"), _("Any tier"), choice.tier, tiers),
        Select("kind", _("Kind"), _("Any kind"), choice.kind, kinds),
    ]


def _said(
    request: OfficeRequest, row: Any, choice: Choice, words: Labels
) -> tuple[str, str, str, bool]:
    """What it is, why it is on offer, and how late that is."""
    about = _about(row, words[Vocabulary.PARTNER_KIND])
    today = request.office.today()
    if choice.scope == OWED:
        what, when, is_late = reason(as_owed(row), today)
        return about, what if is_late or not when else f"{what}, {when}", when, is_late
    if row.last_thanked_on is None:
        return about, _("No thanks on record"), "", False
    names = {"what": channel_words(row.last_channels), "day": day(row.last_thanked_on, today)}
    return about, _("%(what)s on %(day)s") % names, "", False


def _about(row: Any, kinds: Mapping[str, str]) -> str:
    return ", ".join(filter(None, (kinds.get(row.partner__kind, ""), row.partner__town)))
