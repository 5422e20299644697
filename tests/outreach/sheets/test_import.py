"""A log goes from the file to the partners' timelines, and back."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.imports import queries, runs, work
from core.registries.sheets import Decided, Line, Run
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.models import Activity, ActivityContact, FollowUp, Participation
from outreach.sheets.checking import check_activities
from outreach.sheets.writing import write_activities
from partnerships.models import PartnerStanding
from tests.factories import make_affiliation, make_contact, make_partner
from tests.outreach.sheets.log import Nothing, again, brought_in, ready

NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver"))
FULL = (
    *("Date", "Kind", "Partners", "Contacts", "In short", "Notes", "Students", "Volunteers"),
    *("Hours", "Next step", "Next step due", "Logged by"),
)


@pytest.fixture(autouse=True)
def at_nine() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def rivera(alder: Office) -> Any:
    with office_context(alder.pk):
        partner = make_partner(alder, name="Rivera Machining")
        make_affiliation(partner, make_contact(alder, name="Luis Rivera"))
        make_partner(alder, name="Kestrel Robotics")
    return partner


def test_a_line_becomes_an_activity_with_all_that_belongs_to_it(
    alder: Office, ana: Membership, bob: Membership, rivera: Any
) -> None:
    row = (
        *("9/15/2026", "Plant tour", "Rivera Machining; Kestrel Robotics", "Luis Rivera"),
        *("CNC shop", "Loved it", "24", "3", "4.5", "Send thanks", "12/1/2026", bob.display_name),
    )
    run = brought_in(ready(alder, ana, row, header=FULL))
    assert run.state == "done", run.error
    with office_context(alder.pk):
        activity = Activity.objects.get()
        assert (activity.kind, activity.status, activity.exchange) == (
            "workplace-tour",
            "done",
            "two-way",
        )
        assert (activity.starts_on, activity.summary) == (date(2026, 9, 15), "CNC shop")
        assert (activity.student_count, activity.recorded_by_id) == (24, bob.pk)
        assert activity.recorded_at.year >= 2026
        parts = Participation.objects.order_by("id").values_list(
            "partner__name", "volunteers", "volunteer_hours", "attended", "starts_on"
        )
        assert [tuple(map(str, it)) for it in parts] == [
            ("Rivera Machining", "3", "4.5", "True", "2026-09-15"),
            ("Kestrel Robotics", "None", "None", "True", "2026-09-15"),
        ]
        assert ActivityContact.objects.get().contact.name == "Luis Rivera"
        step = FollowUp.objects.get()
        assert (step.what, step.due_on, step.owner_id) == (
            "Send thanks",
            date(2026, 12, 1),
            bob.pk,
        )
        assert (step.partner_id, step.origin_id, step.status) == (rivera.pk, activity.pk, "open")
        standing = PartnerStanding.objects.get(partner=rivera)
        assert (standing.last_two_way_on, standing.touch_count) == (date(2026, 9, 15), 1)
        assert (standing.next_follow_up_on, standing.open_follow_up_count) == (date(2026, 12, 1), 1)


def test_undoing_takes_it_all_away_and_the_standing_back(
    alder: Office, ana: Membership, rivera: Any
) -> None:
    rows = [(f"2026-09-{day:02d}", "Rivera Machining", "Call", "Luis", "", "") for day in (1, 2, 3)]
    run = brought_in(ready(alder, ana, *rows))
    with office_context(alder.pk):
        assert Activity.objects.count() == 3
        runs.undo_import(by=ana, run=run, now=NOW)
    work.run_to_rest(alder.pk, run.pk)
    with office_context(alder.pk):
        assert again(run).state == "undone"
        for model in (Activity, Participation, ActivityContact, FollowUp):
            assert not model.objects.exists()
        standing = PartnerStanding.objects.get(partner=rivera)
        assert (standing.last_touch_on, standing.touch_count) == (None, 0)


def test_the_same_file_again_fills_what_is_empty_and_can_be_undone(
    alder: Office, ana: Membership, rivera: Any
) -> None:
    header = ("Date", "Partner", "Kind", "In short", "Students", "Time")
    brought_in(
        ready(alder, ana, ("9/1/2026", "Rivera Machining", "Tour", "Shop", "", ""), header=header)
    )
    run = ready(
        alder, ana, ("9/1/2026", "Rivera Machining", "Tour", "Shop", "12", "2 pm"), header=header
    )
    with office_context(alder.pk):
        assert queries.counts_of(run).match == 1
    run = brought_in(run)
    with office_context(alder.pk):
        activity = Activity.objects.get()
        assert (activity.student_count, str(activity.starts_at)) == (12, "14:00:00")
        assert queries.counts_of(run).updated == 1
        runs.undo_import(by=ana, run=run, now=NOW)
    work.run_to_rest(alder.pk, run.pk)
    with office_context(alder.pk):
        activity = Activity.objects.get()
        assert (activity.student_count, activity.starts_at) == (None, None)


def test_a_chunk_asks_as_much_for_ten_lines_as_for_one(
    alder: Office, ana: Membership, rivera: Any
) -> None:
    def asked(count: int) -> tuple[int, int]:
        said = {"partner": "Rivera Machining; Kestrel Robotics", "contact": "Luis", "kind": "Call"}
        said |= {"follow_up_what": "Call", "follow_up_due": "2026-12-01", "site": "x"}
        lines = [
            Line(number, said | {"date": "2026-09-01", "in_short": f"{number} {count}"})
            for number in range(count)
        ]
        run = Run(1, alder.pk, ana, {}, Nothing())
        with office_context(alder.pk, by=ana.actor_key):
            with CaptureQueriesContext(connection) as checking:
                checked = check_activities(run, lines)
            decided = [Decided(it.number, it.values, None) for it in checked]
            with CaptureQueriesContext(connection) as writing:
                written = write_activities(run, decided)
        assert [it.act for it in written] == ["created"] * count
        return len(checking), len(writing)

    asked(1)  # the first marks the partners' health, once a transaction
    assert asked(1) == asked(10)
