"""/api/v1/follow-ups/"""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models.due import DueRow
from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from tests.api.conftest import Api
from tests.factories import make_follow_up, make_partner


@pytest.fixture
def partner(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        return make_partner(ana.office)


def test_a_follow_up_is_made_and_shown(
    api: Api, ana: Membership, alice: Membership, partner: Partner
) -> None:
    body = {
        "partner": str(partner.pk),
        "what": "Send the agreement",
        "kind": "email",
        "due_on": "2031-03-02",
        "remind_at": "2031-03-02T16:00:00Z",
        "owner": str(alice.pk),
        "status": "open",
    }
    made = api.post("follow-ups/", body).json()
    assert made == body | {
        "id": made["id"],
        "origin": None,
        "done_with": None,
        "recorded_at": made["recorded_at"],
        "recorded_by": str(ana.pk),
        "closed_at": None,
        "closed_by": None,
        "archived_at": None,
    }


def test_a_time_to_remind_at_is_planned_and_moved(
    api: Api, ana: Membership, partner: Partner
) -> None:
    body = {"partner": str(partner.pk), "what": "Call", "due_on": "2031-03-02"}
    made = api.post("follow-ups/", body | {"remind_at": "2031-03-02T16:00:00Z"}).json()
    api.patch(f"follow-ups/{made['id']}/", {"remind_at": "2031-03-02T17:30:00.5Z"})
    with office_context(ana.office_id):
        planned = DueRow.objects.filter(rule="follow-up-reminder").order_by("due_at")
        assert [(row.recipient, row.occurrence) for row in planned] == [
            (f"member:{ana.pk}", f"follow-up:{made['id']} at 2031-03-02T16:00:00Z"),
            (f"member:{ana.pk}", f"follow-up:{made['id']} at 2031-03-02T17:30:00Z"),
        ]


def test_a_time_that_is_over_reminds_nobody_and_is_refused(
    api: Api, ana: Membership, partner: Partner
) -> None:
    over = {"remind_at": "2026-01-05T16:00:00Z"}
    body = {"partner": str(partner.pk), "what": "Call", "due_on": "2031-03-02"}
    refused = api.post("follow-ups/", body | over)
    said = {"remind_at": ["That time is over. Choose a later one."]}
    assert (refused.status_code, refused.json()["errors"]) == (400, said)
    made = api.post("follow-ups/", body).json()
    assert api.patch(f"follow-ups/{made['id']}/", over).json()["errors"] == said


def test_a_reminder_that_was_may_be_sent_back_as_it_was_read(
    api: Api, ana: Membership, partner: Partner
) -> None:
    with office_context(ana.office_id):
        at = timezone.now() - timedelta(days=1)
        path = f"follow-ups/{make_follow_up(partner, ana, remind_at=at).pk}/"
    read = api.get(path).json()
    sent = api.patch(path, {"what": "Call again", "remind_at": read["remind_at"]})
    assert (sent.status_code, sent.json()["remind_at"]) == (200, read["remind_at"])


def test_without_an_owner_it_is_the_members_own(
    api: Api, ana: Membership, partner: Partner
) -> None:
    body = {"partner": str(partner.pk), "what": "Call", "due_on": "2031-03-02"}
    assert api.post("follow-ups/", body).json()["owner"] == str(ana.pk)


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_a_status_closes_and_reopens_it(
    status: str, api: Api, ana: Membership, partner: Partner
) -> None:
    with office_context(ana.office_id):
        path = f"follow-ups/{make_follow_up(partner, ana).pk}/"
    closed = api.patch(path, {"status": status}).json()
    assert (closed["status"], closed["closed_by"]) == (status, str(ana.pk))
    assert closed["closed_at"] is not None
    reopened = api.patch(path, {"status": "open", "what": "Once more"}).json()
    assert (reopened["status"], reopened["closed_at"], reopened["what"]) == (
        "open",
        None,
        "Once more",
    )


def test_one_that_is_done_already_can_be_recorded(api: Api, partner: Partner) -> None:
    body = {"partner": str(partner.pk), "what": "Call", "due_on": "2024-03-02", "status": "done"}
    made = api.post("follow-ups/", body).json()
    assert (made["status"], made["closed_at"] is not None) == ("done", True)


def test_the_partner_never_changes(api: Api, ana: Membership, partner: Partner) -> None:
    with office_context(ana.office_id):
        pk, other = make_follow_up(partner, ana).pk, make_partner(ana.office)
    response = api.patch(f"follow-ups/{pk}/", {"partner": str(other.pk)})
    assert response.json()["errors"] == {"partner": ["This cannot be changed."]}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("what", ""),
        ("what", None),
        ("due_on", "soon"),
        ("owner", None),
        ("owner", "999999"),
        ("status", "lost"),
        ("remind_at", "2031-03-02T16:00:00"),
        ("remind_at", "9999-12-31T23:59:59-12:00"),
        ("closing", True),
    ],
)
def test_what_makes_no_sense_is_refused(
    name: str, value: object, api: Api, partner: Partner
) -> None:
    body = {"partner": str(partner.pk), "what": "Call", "due_on": "2031-03-02"}
    response = api.post("follow-ups/", body | {name: value})
    assert (response.status_code, list(response.json()["errors"])) == (400, [name])


def test_filters(api: Api, ana: Membership, alice: Membership, partner: Partner) -> None:
    today = ana.office.today()
    with office_context(ana.office_id):
        soon = make_follow_up(partner, ana, what="Réunion", due_on=today)
        other = make_partner(ana.office)
        later = make_follow_up(other, alice, due_on=today + timedelta(days=9))
    expected = {
        f"partner={partner.pk}": soon,
        f"owner={alice.pk}": later,
        f"due_on={today}": soon,
        f"due_until={today}": soon,
        f"due_from={today + timedelta(days=1)}": later,
        "search=reunion": soon,
    }
    found = {query: api.get(f"follow-ups/?{query}").json()["results"] for query in expected}
    assert {query: [row["id"] for row in rows] for query, rows in found.items()} == {
        query: [str(follow_up.pk)] for query, follow_up in expected.items()
    }
    assert api.get("follow-ups/?status=done").json()["results"] == []
