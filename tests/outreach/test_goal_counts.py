"""How far the goals of agreements are met, counted from activities."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.registries.goal_counts import Goal, count_goals
from core.tenancy.context import office_context
from offices.models import Office
from outreach.models import Participation
from partnerships.models import Partner
from tests.factories import make_activity, make_partner

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)


def goal(partner: Partner, counts: str = "activities", kind: str = "", key: int = 1) -> Goal:
    return Goal(key, partner.pk, counts, kind, FIRST, LAST)


def count(partner: Partner, counts: str = "activities", kind: str = "") -> Decimal:
    return count_goals(partner.office_id, [goal(partner, counts, kind)])[1]


def did(*partners: Partner, **fields: Any) -> None:
    """Something in the agreement's time; `volunteers` and `volunteer_hours` of each partner."""
    each = {it: fields.pop(it) for it in ("volunteers", "volunteer_hours") if it in fields}
    fields = {"kind": "job-shadow", "starts_on": FIRST} | fields
    activity = make_activity(*partners, **fields)
    if each:
        Participation.objects.filter(activity=activity).update(**each)


@pytest.fixture
def partner(in_alder: Office) -> Partner:
    return make_partner(in_alder)


def test_what_was_done_between_the_two_days_counts(partner: Partner) -> None:
    for day in (FIRST, LAST, FIRST - timedelta(days=1), LAST + timedelta(days=1)):
        did(partner, starts_on=day)
    assert count(partner) == 2


def test_what_is_planned_cancelled_archived_or_not_attended_does_not(partner: Partner) -> None:
    for status in ("planned", "cancelled-by-us", "cancelled-by-them", "done"):
        did(partner, status=status)
    did(partner, archived_at=partner.recorded_at)
    did(partner)
    Participation.objects.filter(partner=partner).order_by("-id")[:1]
    newest = Participation.objects.filter(partner=partner).latest("id")
    Participation.objects.filter(pk=newest.pk).update(attended=False)
    assert count(partner) == 1


def test_only_activities_of_the_kind_count(partner: Partner) -> None:
    did(partner)
    did(partner, kind="guest-speaker")
    assert count(partner, kind="job-shadow") == 1
    assert count(partner, kind="internship") == 0
    assert count(partner) == 2


def test_each_unit_is_counted_as_its_name_says(partner: Partner) -> None:
    did(partner, student_count=12, volunteers=2, volunteer_hours=Decimal("2.5"))
    did(partner, student_count=8, volunteers=1, volunteer_hours=Decimal("4"))
    did(partner)
    did(partner, kind="call", places=4, places_kind="internship")
    did(partner, kind="call", places=3, places_kind="job-shadow")
    assert count(partner, "students") == 20
    assert count(partner, "volunteers") == 3
    assert count(partner, "hours") == Decimal("6.5")
    assert count(partner, "places") == 7
    assert count(partner, "places", "internship") == 4


def test_branches_count_for_their_parent_and_a_shared_activity_once(
    in_alder: Office, partner: Partner
) -> None:
    east, west = (make_partner(in_alder, parent=partner) for _ in range(2))
    did(partner, east, west, student_count=10, volunteers=2)
    did(east, student_count=5)
    assert count(partner) == 2
    assert count(partner, "students") == 15
    assert count(partner, "volunteers") == 6
    assert count(east) == 2
    assert count(west) == 1


def test_any_number_of_goals_takes_one_statement(in_alder: Office, partner: Partner) -> None:
    others = [make_partner(in_alder) for _ in range(5)]
    for other in others:
        did(other)
    goals = [goal(it, key=number) for number, it in enumerate([partner, *others])]
    with CaptureQueriesContext(connection) as queries:
        counts = count_goals(in_alder.pk, goals)
    assert counts == {0: 0, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1}
    assert len(queries) == 1


def test_what_has_not_begun_is_not_asked_for(in_alder: Office, partner: Partner) -> None:
    coming = Goal(7, partner.pk, "activities", "", LAST, FIRST)
    with CaptureQueriesContext(connection) as queries:
        assert count_goals(in_alder.pk, [coming]) == {7: 0}
    assert not queries


def test_another_office_counts_nothing_of_ours(birch: Office, partner: Partner) -> None:
    did(partner)
    with office_context(birch.pk):
        assert count_goals(birch.pk, [goal(partner)]) == {1: 0}
