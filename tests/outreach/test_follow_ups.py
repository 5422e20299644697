"""Follow-ups: made, moved, done, opened again, removed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from offices.models import Membership, Office
from outreach.actions.follow_ups import (
    complete_follow_up,
    create_follow_up,
    drop_follow_up,
    reopen_follow_up,
    update_follow_up,
)
from outreach.models import FollowUp
from tests.factories import make_follow_up, make_partner
from tests.outreach.conftest import HTMX, ClientOf, press

TUESDAY = "2026-11-17 18:00+00:00"


def url(follow_up: FollowUp, verb: str) -> str:
    return f"/o/alder/follow-ups/{follow_up.pk}/{verb}/"


@pytest.fixture
def follow_up(in_alder: Office, ana: Membership) -> FollowUp:
    return make_follow_up(make_partner(in_alder, name="Rivera"), ana, what="Call Luis")


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ({"when": "tomorrow"}, date(2026, 11, 18)),
        ({"when": "week"}, date(2026, 11, 24)),
        ({"when": "fortnight"}, date(2026, 12, 1)),
        ({"when": "pick", "due_on": "2027-01-05"}, date(2027, 1, 5)),
    ],
)
def test_later_moves_it(
    follow_up: FollowUp, ana: Membership, client_of: ClientOf, sent: dict[str, str], due: date
) -> None:
    before = follow_up.due_on
    with time_machine.travel(TUESDAY, tick=False):
        said = press(client_of(ana), url(follow_up, "later"), **sent)
    follow_up.refresh_from_db()
    assert follow_up.due_on == due
    press(client_of(ana), said["undo"])
    follow_up.refresh_from_db()
    assert follow_up.due_on == before


def test_later_asks_for_the_date_that_is_to_be_picked(
    follow_up: FollowUp, ana_client: Client
) -> None:
    response = ana_client.post(url(follow_up, "later"), {"when": "pick"}, headers=HTMX)
    assert response.status_code == 422
    assert "Pick a date." in response.content.decode()


def test_the_forms_open(follow_up: FollowUp, ana_client: Client) -> None:
    assert "Call Luis" in ana_client.get(url(follow_up, "later")).content.decode()
    assert 'value="Call Luis"' in ana_client.get(url(follow_up, "edit")).content.decode()
    new = f"/o/alder/partners/{follow_up.partner_id}/follow-ups/new/"
    assert "Next step with Rivera" in ana_client.get(new).content.decode()


def test_editing_changes_what_when_and_whose(
    follow_up: FollowUp, bob: Membership, ana_client: Client
) -> None:
    sent = {"what": "Write to Luis", "due_on": "2027-02-01", "owner": bob.pk, "kind": "email"}
    press(ana_client, url(follow_up, "edit"), **sent)
    follow_up.refresh_from_db()
    assert (follow_up.what, follow_up.due_on) == ("Write to Luis", date(2027, 2, 1))
    assert (follow_up.owner, follow_up.kind) == (bob, "email")


def test_editing_keeps_what_was_typed_when_it_is_refused(
    follow_up: FollowUp, ana_client: Client
) -> None:
    sent = {"what": "x" * 201, "due_on": "2027-02-01"}
    response = ana_client.post(url(follow_up, "edit"), sent, headers=HTMX)
    assert response.status_code == 422
    assert "x" * 201 in response.content.decode()


def test_a_new_one_is_ones_own_and_undo_removes_it(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder)
    said = press(
        ana_client,
        f"/o/alder/partners/{partner.pk}/follow-ups/new/",
        what="Send dates",
        when="tomorrow",
        owner=ana.pk,
    )
    made = FollowUp.objects.get()
    assert (made.what, made.owner, made.partner, made.recorded_by) == (
        "Send dates",
        ana,
        partner,
        ana,
    )
    assert made.due_on == in_alder.today() + timedelta(days=1)
    removed = press(ana_client, said["undo"])
    made.refresh_from_db()
    assert made.archived_at is not None
    press(ana_client, removed["undo"])
    made.refresh_from_db()
    assert made.archived_at is None


def test_done_or_dropped_twice_does_no_harm(follow_up: FollowUp, ana: Membership) -> None:
    complete_follow_up(by=ana, follow_up=follow_up)
    first = follow_up.closed_at
    complete_follow_up(by=ana, follow_up=follow_up)
    assert follow_up.closed_at == first
    reopen_follow_up(by=ana, follow_up=follow_up)
    reopen_follow_up(by=ana, follow_up=follow_up)
    drop_follow_up(by=ana, follow_up=follow_up)
    assert follow_up.status == "dropped"


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"what": " "}, "what"), ({"kind": "seance"}, "kind"), ({"due_on": None}, "due_on")],
)
def test_nonsense_is_refused_by_field(
    follow_up: FollowUp, ana: Membership, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(ValidationError) as raised:
        update_follow_up(by=ana, follow_up=follow_up, fields=fields)  # type: ignore[arg-type]  # wrong on purpose
    assert list(raised.value.message_dict) == [field]


def test_who_has_left_owns_nothing_new(in_alder: Office, ana: Membership, bob: Membership) -> None:
    bob.deactivated_at = timezone.now()
    bob.save()
    with pytest.raises(ValidationError) as raised:
        create_follow_up(
            by=ana,
            partner=make_partner(in_alder),
            fields={"what": "Call", "due_on": in_alder.today(), "owner": bob},
        )
    assert list(raised.value.message_dict) == ["owner"]


def test_a_leader_may_close(follow_up: FollowUp, bob: Membership, client_of: ClientOf) -> None:
    press(client_of(bob), url(follow_up, "settle"), how="done")
    assert FollowUp.objects.get().closed_by == bob


def test_what_belongs_to_somebody_who_left_can_be_changed_but_not_given_to_them(
    follow_up: FollowUp, ana: Membership, alice: Membership
) -> None:
    update_follow_up(by=ana, follow_up=follow_up, fields={"owner": alice})
    alice.deactivated_at = timezone.now()
    alice.save()
    update_follow_up(by=ana, follow_up=follow_up, fields={"what": "Call Luis again"})
    assert FollowUp.objects.get().what == "Call Luis again"
    other = make_follow_up(follow_up.partner, ana)
    with pytest.raises(ValidationError, match="who is in the office"):
        update_follow_up(by=ana, follow_up=other, fields={"owner": alice})


def test_the_form_does_not_give_it_to_somebody_else_when_its_owner_has_left(
    follow_up: FollowUp, ana: Membership, alice: Membership, client_of: ClientOf
) -> None:
    ana.deactivated_at = timezone.now()
    ana.save()
    client = client_of(alice)
    form = client.get(url(follow_up, "edit")).context["form"]
    assert form["owner"].value() == ana.pk
    assert ana in form.fields["owner"].queryset
    said = {"what": "Call Luis again", "due_on": follow_up.due_on.isoformat(), "owner": ana.pk}
    press(client, url(follow_up, "edit"), **said)
    kept = FollowUp.objects.get()
    assert (kept.what, kept.owner) == ("Call Luis again", ana)
