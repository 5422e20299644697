"""In which order follow-ups stand, and how long those of a list take together."""

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from core.pager import SortKey, order_of
from outreach.enums.activities import Exchange
from outreach.enums.minutes import MINUTES, UNSAID
from outreach.models import FollowUp
from outreach.queries.tasks import Task
from partnerships.enums.partners import Tier

TIERS = (Tier.KEY, Tier.REGULAR, Tier.OCCASIONAL)
NOT_PROMISED = len(TIERS) + 1

RANK = Case(
    When(origin__exchange=Exchange.TWO_WAY, then=Value(0)),
    default=Value(NOT_PROMISED),
    output_field=IntegerField(),
) + Case(
    *(When(partner__tier=tier, then=Value(place)) for place, tier in enumerate(TIERS)),
    default=Value(len(TIERS)),
    output_field=IntegerField(),
)
"""Among those of one day: what a partner was promised in a conversation, then by tier."""

ORDER = (F("due_on"), F("rank"), F("remind_at").asc(nulls_last=True), F("id"))
"""The oldest day, then by rank, then whatever has a time, then what was written down first."""

MINUTES_OF_ROW = Case(
    *(
        When(kind__in=[kind for kind in MINUTES if MINUTES[kind] == minutes], then=Value(minutes))
        for minutes in sorted(set(MINUTES.values()))
    ),
    default=Value(UNSAID),
    output_field=IntegerField(),
)


def in_order(follow_ups: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """The same follow-ups as they stand on Today; see docs/how-to/today.md."""
    return follow_ups.annotate(rank=RANK).order_by(*ORDER)


def order_for_pages() -> list[SortKey]:
    """The same order, as the pager wants it."""
    return order_of("due_on,rank,remind_at", nullable=["remind_at"])


def is_promised(follow_up: FollowUp | Task) -> bool:
    """Whether it was promised to the partner, in a conversation."""
    return follow_up.origin is not None and follow_up.origin.exchange == Exchange.TWO_WAY
