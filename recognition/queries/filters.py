"""What a member asked the ledger for, read from the address and written back into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode

from django.utils.dateparse import parse_date

from core.api.fields import read_id
from recognition.enums.channels import Audience, Channel, Occasion

VIEWS = ("", "archived")
SORTS = ("-date", "date")


@dataclass(frozen=True)
class RecognitionFilters:
    """Which acts of thanks, in which order. Empty means any; what makes no sense is dropped.

    `partner` and `by` are ids, `first` and `last` the days between which they were given.
    """

    q: str = ""
    channel: str = ""
    audience: str = ""
    occasion: str = ""
    partner: int | None = None
    by: int | None = None
    first: date | None = None
    last: date | None = None
    view: str = ""
    sort: str = "-date"

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "RecognitionFilters":
        """Out of an address' query; `from` and `until` are the days."""
        return cls(
            q=query.get("q", "").replace("\x00", "").strip()[:100],
            channel=_one_of(Channel.values, query.get("channel")),
            audience=_one_of(Audience.values, query.get("audience")),
            occasion=_one_of(Occasion.values, query.get("occasion")),
            partner=read_id(query.get("partner", "")),
            by=read_id(query.get("by", "")),
            first=_day(query.get("from")),
            last=_day(query.get("until")),
            view=_one_of(VIEWS, query.get("view")),
            sort=_one_of(SORTS, query.get("sort"), "-date"),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the view and the order was asked for."""
        return self != RecognitionFilters(view=self.view, sort=self.sort)

    def as_query(self) -> str:
        """The address' query that says the same; "" for the plain list."""
        names = {"first": "from", "last": "until"}
        said = {
            names.get(it.name, it.name): getattr(self, it.name)
            for it in fields(self)
            if getattr(self, it.name) != it.default
        }
        return urlencode(said)


def _one_of(values: Sequence[str], wanted: str | None, default: str = "") -> str:
    return wanted if wanted is not None and wanted in values else default


def _day(text: str | None) -> date | None:
    try:
        return parse_date(text or "")
    except ValueError:
        return None
