"""The time of a reminder on the forms of a follow-up: a time, and a day if another one."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from core.models.due import DueRow
from offices.models import Membership, Office
from outreach.actions.follow_ups import update_follow_up
from outreach.models import FollowUp
from outreach.queries.reminders import RULE
from partnerships.models import Partner
from tests.factories import make_follow_up, make_partner
from tests.outreach.conftest import HTMX, press

DENVER = ZoneInfo("America/Denver")
DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """It is Tuesday, November 17, 11:00 in Denver."""
    with time_machine.travel(datetime(2026, 11, 17, 11, tzinfo=DENVER), tick=False):
        yield


@pytest.fixture
def partner(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera")


@pytest.fixture
def follow_up(partner: Partner, ana: Membership) -> FollowUp:
    return make_follow_up(partner, ana, what="Call Luis", due_on=DAY)


def url(follow_up: FollowUp) -> str:
    return f"/o/alder/follow-ups/{follow_up.pk}/edit/"


def said(ana: Membership, **more: str) -> dict[str, str]:
    return {"what": "Call Luis", "due_on": DAY.isoformat(), "owner": str(ana.pk), **more}


def remind_at() -> datetime | None:
    return FollowUp.objects.get().remind_at


def planned() -> list[datetime]:
    return list(DueRow.objects.filter(rule=RULE).order_by("id").values_list("due_at", flat=True))


def test_a_new_next_step_reminds_on_its_own_day(
    partner: Partner, ana: Membership, ana_client: Client
) -> None:
    new = f"/o/alder/partners/{partner.pk}/follow-ups/new/"
    assert 'type="time"' in ana_client.get(new).content.decode()
    press(ana_client, new, **said(ana, when="tomorrow", remind_time="15:30"))
    expected = datetime(2026, 11, 18, 15, 30, tzinfo=DENVER)
    assert remind_at() == expected
    assert planned() == [expected]


def test_it_reminds_on_another_day_if_one_is_said(
    follow_up: FollowUp, ana: Membership, ana_client: Client
) -> None:
    press(ana_client, url(follow_up), **said(ana, remind_time="08:00", remind_on="2026-11-19"))
    assert remind_at() == datetime(2026, 11, 19, 8, tzinfo=DENVER)
    form = ana_client.get(url(follow_up)).content.decode()
    assert 'value="08:00"' in form
    assert 'value="2026-11-19"' in form


def test_a_new_day_takes_the_reminder_along_and_an_empty_time_removes_it(
    follow_up: FollowUp, ana: Membership, ana_client: Client
) -> None:
    press(ana_client, url(follow_up), **said(ana, remind_time="08:00"))
    form = ana_client.get(url(follow_up)).context["form"]
    assert (f"{form['remind_time'].value():%H:%M}", form["remind_on"].value()) == ("08:00", None)
    press(ana_client, url(follow_up), **said(ana, remind_time="08:00", due_on="2026-11-23"))
    assert remind_at() == datetime(2026, 11, 23, 8, tzinfo=DENVER)
    press(ana_client, url(follow_up), **said(ana))
    assert remind_at() is None


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"remind_on": "2026-11-19"}, "remind_time", "Say at what time."),
        ({"remind_time": "25:00"}, "remind_time", "Enter a valid time."),
        (
            {"remind_time": "10:59", "remind_on": "2026-11-17"},
            "remind_time",
            "That time is over. Choose a later one.",
        ),
    ],
)
def test_what_makes_no_sense_is_said(
    follow_up: FollowUp,
    ana: Membership,
    ana_client: Client,
    more: dict[str, str],
    field: str,
    words: str,
) -> None:
    answer = ana_client.post(url(follow_up), said(ana, **more), headers=HTMX)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {field: [words]}
    assert remind_at() is None


def test_a_reminder_that_is_over_does_not_stand_in_the_way_of_other_changes(
    follow_up: FollowUp, ana: Membership, ana_client: Client
) -> None:
    over = datetime(2026, 11, 17, 16, 0, 42, tzinfo=UTC)
    update_follow_up(by=ana, follow_up=follow_up, fields={"remind_at": over, "due_on": over.date()})
    unchanged = said(ana, due_on="2026-11-17", remind_time="09:00", kind="call")
    press(ana_client, url(follow_up), **unchanged)
    kept = FollowUp.objects.get()
    assert (kept.kind, kept.remind_at) == ("call", over)


def test_a_time_that_the_change_to_summer_time_skips_comes_after_it(
    follow_up: FollowUp, ana: Membership, ana_client: Client
) -> None:
    press(ana_client, url(follow_up), **said(ana, due_on="2027-03-14", remind_time="02:30"))
    assert remind_at() == datetime(2027, 3, 14, 9, 30, tzinfo=UTC)  # 3:30 in Denver


@pytest.mark.parametrize(("at", "status"), [("10:59", 422), ("11:00", 422), ("11:01", 302)])
def test_a_log_form_refuses_a_reminder_that_would_come_too_late(
    partner: Partner, ana_client: Client, at: str, status: int
) -> None:
    sent = {
        "partners": str(partner.pk),
        "kind": "call",
        "when": "today",
        "status": "done",
        "follow_up": "pick",
        "follow_up_due_on": "2026-11-17",
        "follow_up_at": at,
    }
    answer = ana_client.post("/o/alder/log/", sent)
    assert answer.status_code == status
    assert ("That time is over." in answer.text) == (status == 422)
    assert len(planned()) == (status == 302)
