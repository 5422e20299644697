"""Logging an activity: what is written, what is refused."""

from datetime import date, timedelta
from decimal import Decimal
from typing import cast

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.activities import ActivityFields, Part, log_activity
from outreach.enums.activities import KINDS, ActivityKind, Exchange, Status
from outreach.models import Activity, FollowUp, Participation
from partnerships.models import Partner, PartnerStanding
from tests.factories import make_contact, make_partner


def fields_of(office: Office, **more: object) -> ActivityFields:
    return cast("ActivityFields", {"kind": "call", "starts_on": office.today(), **more})


def errors_of(office: Office, by: Membership, partner: Partner, **more: object) -> list[str]:
    with pytest.raises(ValidationError) as raised:
        log_activity(by=by, office=office, fields=fields_of(office, **more), parts=[Part(partner)])
    return list(raised.value.message_dict)


def test_a_call_is_written_with_its_author_and_partner(in_alder: Office, ana: Membership) -> None:
    partner = make_partner(in_alder)
    activity = log_activity(
        by=ana, office=in_alder, fields=fields_of(in_alder, notes="Yes"), parts=[Part(partner)]
    )
    activity.refresh_from_db()
    assert (activity.kind, activity.status, activity.exchange) == ("call", "done", "two-way")
    assert (activity.notes, activity.recorded_by, activity.starts_on) == (
        "Yes",
        ana,
        in_alder.today(),
    )
    assert [it.partner for it in activity.participations.all()] == [partner]


@pytest.mark.parametrize("kind", list(ActivityKind))
def test_the_exchange_is_the_usual_one_of_the_kind(
    in_alder: Office, ana: Membership, kind: ActivityKind
) -> None:
    parts = [Part(make_partner(in_alder))]
    fields = fields_of(in_alder, kind=kind)
    activity = log_activity(by=ana, office=in_alder, fields=fields, parts=parts)
    assert activity.exchange == KINDS[kind].exchange


def test_an_exchange_that_is_given_holds(in_alder: Office, ana: Membership) -> None:
    fields = fields_of(in_alder, kind="email", exchange=Exchange.TWO_WAY)
    parts = [Part(make_partner(in_alder))]
    activity = log_activity(by=ana, office=in_alder, fields=fields, parts=parts)
    assert activity.exchange == Exchange.TWO_WAY


def test_several_partners_and_people_take_part(in_alder: Office, ana: Membership) -> None:
    first, second = make_partner(in_alder), make_partner(in_alder)
    person = make_contact(in_alder)
    activity = log_activity(
        by=ana,
        office=in_alder,
        fields=fields_of(in_alder, kind="luncheon"),
        parts=[
            Part(first, volunteers=2, volunteer_hours=Decimal("1.5")),
            Part(second, attended=False),
        ],
        contacts=[person, person],
    )
    rows = Participation.objects.filter(activity=activity).order_by("id")
    assert [(it.partner, it.attended, it.volunteers, it.volunteer_hours) for it in rows] == [
        (first, True, 2, Decimal("1.5")),
        (second, False, None, None),
    ]
    assert [it.contact for it in activity.activity_contacts.all()] == [person]


def test_the_next_step_is_the_authors_own_with_the_first_partner(
    in_alder: Office, ana: Membership
) -> None:
    first, second = make_partner(in_alder), make_partner(in_alder)
    tomorrow = in_alder.today() + timedelta(days=1)
    activity = log_activity(
        by=ana,
        office=in_alder,
        fields=fields_of(in_alder),
        parts=[Part(first), Part(second)],
        follow_up={"what": "Send dates", "due_on": tomorrow},
    )
    follow_up = FollowUp.objects.get()
    assert (follow_up.partner, follow_up.owner, follow_up.origin) == (first, ana, activity)
    assert (follow_up.what, follow_up.due_on) == ("Send dates", tomorrow)


def test_the_standing_follows_in_the_same_transaction(in_alder: Office, ana: Membership) -> None:
    partner = make_partner(in_alder)
    log_activity(
        by=ana,
        office=in_alder,
        fields=fields_of(in_alder),
        parts=[Part(partner)],
        follow_up={"what": "Send dates", "due_on": in_alder.today()},
    )
    standing = PartnerStanding.objects.get(partner=partner)
    assert (standing.last_two_way_on, standing.touch_count) == (in_alder.today(), 1)
    assert (standing.open_follow_up_count, standing.next_follow_up_what) == (1, "Send dates")


def test_without_a_partner_nothing_is_logged(in_alder: Office, ana: Membership) -> None:
    with pytest.raises(ValidationError) as raised:
        log_activity(by=ana, office=in_alder, fields=fields_of(in_alder), parts=[])
    assert list(raised.value.message_dict) == ["partners"]
    assert not Activity.objects.exists()


def test_a_partner_is_named_once(in_alder: Office, ana: Membership) -> None:
    partner = make_partner(in_alder)
    with pytest.raises(ValidationError) as raised:
        log_activity(by=ana, office=in_alder, fields=fields_of(in_alder), parts=[Part(partner)] * 2)
    assert list(raised.value.message_dict) == ["partners"]


def test_a_partner_of_another_office_is_refused(
    alder: Office, birch: Office, ana: Membership
) -> None:
    with office_context(birch.pk):
        theirs = make_partner(birch)
    with office_context(alder.pk), pytest.raises(ValidationError) as raised:
        log_activity(by=ana, office=alder, fields=fields_of(alder), parts=[Part(theirs)])
    assert list(raised.value.message_dict) == ["partners"]


def test_what_is_done_does_not_start_in_the_future(in_alder: Office, ana: Membership) -> None:
    tomorrow = in_alder.today() + timedelta(days=1)
    assert errors_of(in_alder, ana, make_partner(in_alder), starts_on=tomorrow) == ["starts_on"]


def test_what_is_planned_may_start_in_the_future(in_alder: Office, ana: Membership) -> None:
    partner = make_partner(in_alder)
    fields = fields_of(
        in_alder, starts_on=in_alder.today() + timedelta(days=30), status=Status.PLANNED
    )
    log_activity(by=ana, office=in_alder, fields=fields, parts=[Part(partner)])
    assert PartnerStanding.objects.get(partner=partner).last_touch_on is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_on": date(2020, 1, 1)}, "ends_on"),
        ({"kind": "seance"}, "kind"),
        ({"status": "maybe"}, "status"),
        ({"student_count": -1}, "student_count"),
        ({"starts_on": None}, "starts_on"),
        ({"summary": "x" * 201}, "summary"),
    ],
)
def test_nonsense_is_refused_by_field(
    in_alder: Office, ana: Membership, wrong: dict[str, object], field: str
) -> None:
    assert field in errors_of(in_alder, ana, make_partner(in_alder), **wrong)


def test_errors_of_the_next_step_carry_its_name(in_alder: Office, ana: Membership) -> None:
    with pytest.raises(ValidationError) as raised:
        log_activity(
            by=ana,
            office=in_alder,
            fields=fields_of(in_alder),
            parts=[Part(make_partner(in_alder))],
            follow_up={"what": "  ", "due_on": in_alder.today()},
        )
    assert list(raised.value.message_dict) == ["follow_up_what"]


def test_a_leader_may_log(in_alder: Office, bob: Membership) -> None:
    parts = [Part(make_partner(in_alder))]
    assert log_activity(by=bob, office=in_alder, fields=fields_of(in_alder), parts=parts).pk


def test_a_touchpoint_takes_at_most_twelve_statements(in_alder: Office, ana: Membership) -> None:
    parts = [Part(make_partner(in_alder)), Part(make_partner(in_alder))]
    person = make_contact(in_alder)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        log_activity(
            by=ana,
            office=in_alder,
            fields=fields_of(in_alder),
            parts=parts,
            contacts=[person],
            follow_up={"what": "Send dates", "due_on": in_alder.today()},
        )
    assert len(queries) <= 12
