"""Several follow-ups at once: moved or done in one go, and taken back in one go."""

from datetime import date, time, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.actors import SYSTEM
from core.due.clock import instant
from core.registries.standing import touch_health
from core.tenancy.context import office_context
from offices.models import Holiday, Membership, Office
from outreach.actions.bulk import complete_follow_ups, postpone_follow_ups, take_back
from outreach.actions.follow_ups import update_follow_up
from outreach.models import FollowUp
from outreach.queries.events import read_events, signed_events
from partnerships.models import PartnerStanding
from tests.factories import make_follow_up, make_partner
from tests.outreach.conftest import HTMX, press

BULK = "/o/alder/follow-ups/bulk/"
THREE = time(15)
UNDO = "/o/alder/follow-ups/undo/"


@pytest.fixture
def five(in_alder: Office, ana: Membership) -> list[FollowUp]:
    """Five of Ana's, due on five days up to today, the last one with a reminder at three."""
    today = in_alder.today()
    made = [
        make_follow_up(make_partner(in_alder), ana, due_on=today - timedelta(days=4 - late))
        for late in range(5)
    ]
    made[-1].remind_at = instant(today, THREE, in_alder.time_zone)
    made[-1].save()
    return made


def state() -> list[tuple[object, ...]]:
    """All that a bulk could change, of all follow-ups."""
    names = ("pk", "what", "due_on", "remind_at", "status", "closed_at", "closed_by", "owner")
    return list(FollowUp.objects.order_by("pk").values_list(*names))


def test_the_chosen_ones_move_with_one_post_and_move_back_with_another(
    in_alder: Office, five: list[FollowUp], ana_client: Client
) -> None:
    before, chosen = state(), [it.pk for it in five[1:]]
    said = press(ana_client, BULK, chosen=chosen, when="tomorrow")
    tomorrow = in_alder.today() + timedelta(days=1)
    assert list(FollowUp.objects.filter(due_on=tomorrow).order_by("pk")) == five[1:]
    assert said["message"].startswith("4 follow-ups moved to ")
    assert set(PartnerStanding.objects.values_list("next_follow_up_on", flat=True)) == {
        five[0].due_on,
        tomorrow,
    }
    press(ana_client, said["undo"])
    assert state() == before


def test_a_reminder_moves_to_the_same_time_of_the_new_day(
    in_alder: Office, five: list[FollowUp], ana: Membership
) -> None:
    day = in_alder.today() + timedelta(days=3)
    postpone_follow_ups(by=ana, office=in_alder, ids=[five[-1].pk], due_on=day)
    moved = FollowUp.objects.get(pk=five[-1].pk).remind_at
    assert moved is not None
    assert (in_alder.local(moved).date(), in_alder.local(moved).time()) == (day, THREE)


def test_all_of_them_are_done_and_open_again(five: list[FollowUp], ana_client: Client) -> None:
    before = state()
    said = press(ana_client, BULK, chosen=[it.pk for it in five], how="done")
    assert said["message"] == "5 follow-ups done."
    assert set(FollowUp.objects.values_list("status", flat=True)) == {"done"}
    undone = press(ana_client, said["undo"])
    assert undone["message"] == "Undone: 5 follow-ups."
    assert state() == before


def test_what_somebody_has_changed_since_stays_as_it_is(
    five: list[FollowUp], alice: Membership, ana_client: Client
) -> None:
    said = press(ana_client, BULK, chosen=[it.pk for it in five], when="tomorrow")
    update_follow_up(by=alice, follow_up=five[0], fields={"what": "Something else"})
    assert press(ana_client, said["undo"])["message"] == "Undone: 4 follow-ups."
    five[0].refresh_from_db()
    assert five[0].what == "Something else"
    assert five[0].due_on > five[4].due_on
    again = press(ana_client, said["undo"])
    assert again["message"] == "This has changed since, so it was left as it is."


def test_nothing_chosen_and_no_day_change_nothing(five: list[FollowUp], ana_client: Client) -> None:
    before = state()
    assert press(ana_client, BULK, how="done")["message"] == "Choose at least one follow-up first."
    chosen = [five[0].pk]
    assert press(ana_client, BULK, chosen=chosen, when="pick")["message"] == "Choose a day first."
    assert press(ana_client, BULK, chosen=chosen)["message"] == "Choose a day first."
    assert press(ana_client, BULK, chosen=["x", "9" * 30], how="done")["message"]
    assert state() == before


def test_a_plain_form_goes_back_to_its_page(five: list[FollowUp], ana_client: Client) -> None:
    sent = {"chosen": [five[0].pk], "when": "fortnight", "next": "/o/alder/"}
    for chosen in ([five[0].pk], []):
        response = ana_client.post(BULK, sent | {"chosen": chosen})
        assert (response.status_code, response["Location"]) == (302, "/o/alder/")


def test_what_is_closed_archived_or_of_another_office_is_left_alone(
    in_alder: Office, five: list[FollowUp], ana: Membership, charlie: Membership
) -> None:
    FollowUp.objects.filter(pk=five[0].pk).update(archived_at=five[0].recorded_at)
    complete_follow_ups(by=ana, office=in_alder, ids=[five[1].pk])
    day = in_alder.today() + timedelta(days=9)
    ids = [it.pk for it in five]
    with office_context(charlie.office_id):
        moved = postpone_follow_ups(by=charlie, office=charlie.office, ids=ids, due_on=day)
        assert moved.count == 0
    assert postpone_follow_ups(by=ana, office=in_alder, ids=ids, due_on=day).count == 3


def test_another_office_takes_nothing_back(
    in_alder: Office, five: list[FollowUp], ana: Membership, charlie: Membership
) -> None:
    done = complete_follow_ups(by=ana, office=in_alder, ids=[it.pk for it in five])
    signed = signed_events(in_alder, done.events)
    with office_context(charlie.office_id):
        assert read_events(charlie.office, signed) == []
        assert take_back(by=charlie, office=charlie.office, events=done.events) == 0
    assert set(FollowUp.objects.values_list("status", flat=True)) == {"done"}


def test_an_undo_that_is_not_ours_is_none(
    in_alder: Office, five: list[FollowUp], ana_client: Client
) -> None:
    for of in ("", "made-up", "\x00"):
        said = press(ana_client, f"{UNDO}?of={of}")
        assert said["message"] == "This has changed since, so it was left as it is."
    assert read_events(in_alder, signed_events(in_alder, [9, 7, 8])) == [7, 8, 9]


def test_five_hundred_cost_as_many_statements_as_one(in_alder: Office, ana: Membership) -> None:
    partner, today = make_partner(in_alder), in_alder.today()
    many = FollowUp.objects.bulk_create(
        FollowUp(
            office=in_alder,
            partner=partner,
            owner=ana,
            what="Call",
            due_on=today,
            remind_at=instant(today, THREE, in_alder.time_zone) if number % 2 else None,
        )
        for number in range(502)
    )
    touch_health(in_alder.pk, [partner.pk])  # which is marked once a transaction
    counts = []
    for ids in ([it.pk for it in many[:2]], [it.pk for it in many[2:]]):
        with CaptureQueriesContext(connection) as queries:
            moved = postpone_follow_ups(
                by=ana, office=in_alder, ids=ids, due_on=today + timedelta(days=2)
            )
            undo = signed_events(in_alder, moved.events)
            assert take_back(by=ana, office=in_alder, events=read_events(in_alder, undo)) == len(
                ids
            )
            complete_follow_ups(by=ana, office=in_alder, ids=ids)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert len(undo) < 2_000  # fits into an address
    history = apps.get_model("outreach", "FollowUpHistory").objects
    last = history.filter(pgh_obj_id=many[-1].pk).order_by("-pgh_id")[0]
    assert last.pgh_context == {"by": ana.actor_key, "action": "complete_follow_ups"}


def test_who_may_not_log_moves_nothing(
    in_alder: Office, five: list[FollowUp], bob: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offices.permissions.may", lambda member, permission: False)
    with pytest.raises(PermissionDenied):
        complete_follow_ups(by=bob, office=in_alder, ids=[five[0].pk])
    assert complete_follow_ups(by=SYSTEM, office=in_alder, ids=[five[0].pk]).count == 1


def test_later_undone_brings_the_day_and_the_reminder_back(
    in_alder: Office, five: list[FollowUp], ana_client: Client
) -> None:
    before = state()
    path = f"/o/alder/follow-ups/{five[-1].pk}/later/"
    said = press(ana_client, path, when="week")
    assert state() != before
    assert "of" in parse_qs(urlsplit(said["undo"]).query)
    press(ana_client, said["undo"])
    assert state() == before


def test_an_edit_can_be_undone(five: list[FollowUp], bob: Membership, ana_client: Client) -> None:
    before = state()
    sent = {"what": "Write", "due_on": "2027-02-01", "owner": bob.pk, "kind": "email"}
    said = press(ana_client, f"/o/alder/follow-ups/{five[0].pk}/edit/", **sent)
    assert FollowUp.objects.get(pk=five[0].pk).what == "Write"
    press(ana_client, said["undo"])
    assert state() == before


def test_after_the_break_is_offered_when_one_is_near(
    in_alder: Office, five: list[FollowUp], ana_client: Client
) -> None:
    path = f"/o/alder/follow-ups/{five[0].pk}/later/"
    assert "After break" not in ana_client.get(path).content.decode()
    start = in_alder.today() + timedelta(days=10)
    Holiday.objects.create(
        office=in_alder, name="Break", starts_on=start, ends_on=start + timedelta(days=9)
    )
    page = ana_client.get(path, headers=HTMX).content.decode()
    assert "After break (" in page
    press(ana_client, path, when="break")
    five[0].refresh_from_db()
    assert five[0].due_on == _first_weekday_after(start + timedelta(days=9))
    assert 'value="break"' in ana_client.get("/o/alder/").content.decode()


def _first_weekday_after(day: date) -> date:
    after = day + timedelta(days=1)
    return after + timedelta(days=7 - after.weekday()) if after.weekday() > 4 else after


def test_all_on_the_page_are_chosen_without_a_script(
    five: list[FollowUp], ana_client: Client
) -> None:
    plain = ana_client.get("/o/alder/follow-ups/", {"whose": "all"}).content.decode()
    assert 'href="/o/alder/follow-ups/?whose=all&amp;all=1"' in plain
    assert 'autocomplete="off" checked' not in plain
    page = ana_client.get("/o/alder/follow-ups/", {"whose": "all", "all": "1"}).content.decode()
    assert page.count('autocomplete="off" checked') == 6  # the switch, and each row
    assert 'name="next" value="/o/alder/follow-ups/?whose=all"' in page


def test_what_was_given_away_does_not_go_back_to_who_has_left(
    in_alder: Office, ana: Membership, bob: Membership, ana_client: Client
) -> None:
    it = make_follow_up(make_partner(in_alder), bob)
    edit = {"what": "Call Luis", "owner": str(ana.pk), "due_on": it.due_on.isoformat()}
    said = press(ana_client, f"/o/alder/follow-ups/{it.pk}/edit/", **edit)
    Membership.objects.filter(pk=bob.pk).update(deactivated_at=timezone.now())
    left = press(ana_client, said["undo"])
    assert left["message"] == "This has changed since, so it was left as it is."
    assert FollowUp.objects.get().owner == ana
