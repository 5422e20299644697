"""The head of all screens of Thanks: what there is to do, and the ways to thank."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.addresses import address_in
from offices.requests import OfficeRequest
from recognition.queries.figures import ThankedThisTerm, thanked_this_term
from recognition.queries.owed import count_owed
from recognition.queries.thanked import THANKED

CERTIFICATE, LETTER, SPOTLIGHT, HISTORY = (
    "thanks",
    "thanks_letter",
    "thanks_record",
    "thanks_history",
)


@dataclass(frozen=True)
class ThanksHead:
    """What `recognition/thanks_head.html` shows."""

    owed: int
    owed_url: str
    thanked: int
    of: int
    is_term: bool
    term: ThankedThisTerm
    thanked_url: str
    tabs: list[dict[str, Any]]


def thanks_head(request: OfficeRequest, current: str = "") -> dict[str, Any]:
    """The context of the head; `current` is the name of the tab's address, "" for none of them."""
    office, slug, today = request.office, request.office.slug, request.office.today()
    term = thanked_this_term(office, today)
    head = ThanksHead(
        owed=count_owed(office, today),
        owed_url=address_in(slug, "thanks_owed"),
        thanked=term.thanked,
        of=term.of,
        is_term=term.since.is_term,
        term=term,
        thanked_url=f"{address_in(slug, 'thanks_partners')}?which={THANKED}",
        tabs=_tabs(slug, current),
    )
    return {"head": head}


def _tabs(slug: str, current: str) -> list[dict[str, Any]]:
    ways = (
        (CERTIFICATE, _("Certificate")),
        (LETTER, _("Thank-you note")),
        (SPOTLIGHT, _("Spotlight")),
        (HISTORY, _("History")),
    )
    return [
        {
            "label": label,
            "url": address_in(slug, name),
            "count": None,
            "is_current": name == current,
        }
        for name, label in ways
    ]
