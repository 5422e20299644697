"""The close of a year as a list: who waits for an answer, what is to be logged, what is settled."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, OuterRef, Q, QuerySet, Subquery, Value, When

from core.pager import Page, order_of, page_of, placed, read_cursor
from offices.models import Office
from outcomes.enums.risk import YearAnswer
from outcomes.models import PartnerYear
from outcomes.queries.years_to_close import KNOWN_STAGES, Closing, missed, settlements
from partnerships.models import Partner

OPEN, TO_LOG, SETTLED = "open", "log", "settled"
STATES = (OPEN, TO_LOG, SETTLED)
PAGE_SIZE = 50
COLUMNS = (
    *("id", "name", "search_key", "stage", "owner__display_name", "took", "answer"),
    *("settlement", "engagements", "touches", "standings__last_touch_on"),
)


@dataclass(frozen=True)
class Progress:
    """How far the close of a year has come."""

    open: int
    to_log: int
    settled: int

    @property
    def total(self) -> int:
        """All that it asks about."""
        return self.open + self.to_log + self.settled

    @property
    def is_done(self) -> bool:
        """Whether nobody waits for an answer any more."""
        return not self.open and not self.to_log


def progress_of(office: Office, closing: Closing) -> Progress:
    """The counts, in one statement."""
    rows: Any = _with_state(office, closing).order_by()
    found = dict(rows.values_list("state").annotate(count=Count("pk")))
    return Progress(*(found.get(it, 0) for it in STATES))


def list_missed(
    office: Office, closing: Closing, state: str, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[Any]:
    """One page of rows of `COLUMNS`, by name. Raises core.pager.BadCursor."""
    keys = order_of("search_key")
    place = read_cursor(cursor, keys)
    rows = missed_rows(office, closing, state)
    found = placed(rows, keys, place.backwards, place.values)
    return page_of(list(found[: size + 1]), keys, size=size, place=place)


def missed_rows(office: Office, closing: Closing, state: str = "") -> QuerySet[Partner, Any]:
    """All rows of `COLUMNS` in a state (empty: in any), in no order."""
    rows = _with_state(office, closing)
    rows = rows.filter(Q(state=state)) if state else rows
    before = PartnerYear.objects.filter(
        office=OuterRef("office"), partner=OuterRef("pk"), starts_on=closing.before.starts_on
    )
    told = settlements(office, closing.year).filter(partner=OuterRef("pk"))
    rows = rows.annotate(
        settlement=Subquery(told.values("pk")[:1]),
        engagements=Subquery(before.values("engagements")[:1]),
        touches=Subquery(before.values("two_way_touches")[:1]),
    )
    return rows.values_list(*COLUMNS, "state", named=True)


def in_state(office: Office, closing: Closing, ids: list[int], *states: str) -> list[int]:
    """Those of the partners that the close asks about and that are in one of the states."""
    rows = _with_state(office, closing).filter(Q(state__in=states), pk__in=ids)
    return list(rows.values_list("pk", flat=True))


def known_already(office: Office, closing: Closing) -> QuerySet[Partner]:
    """Those that nobody has settled and that rest or have ended all the same."""
    rows = missed(office, closing).filter(Q(is_answered=False), stage__in=KNOWN_STAGES)
    return rows.order_by("pk")


def _with_state(office: Office, closing: Closing) -> QuerySet[Partner]:
    told = settlements(office, closing.year).filter(partner=OuterRef("pk"))
    state = Case(
        When(Q(took=True), then=Value(SETTLED)),
        When(Q(answer=YearAnswer.LOGGED), then=Value(TO_LOG)),
        When(Q(answer__isnull=False) | Q(stage__in=KNOWN_STAGES), then=Value(SETTLED)),
        default=Value(OPEN),
        output_field=CharField(),
    )
    rows = missed(office, closing).annotate(answer=Subquery(told.values("answer")[:1]))
    return rows.annotate(state=state)
