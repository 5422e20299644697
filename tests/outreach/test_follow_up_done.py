"""Done asks in one tap what happened, and logs it; Undo takes back both."""

import pytest
from django.test import Client

from offices.models import Membership, Office
from outreach.actions.settling import settle_follow_up, unsettle_follow_up
from outreach.enums.activities import ActivityKind
from outreach.enums.minutes import MINUTES, UNSAID, minutes_of
from outreach.enums.outcomes import Outcome, outcomes_of
from outreach.models import Activity, FollowUp
from partnerships.models import PartnerStanding
from tests.cast import ANA
from tests.factories import make_follow_up, make_partner
from tests.outreach.conftest import HTMX, ClientOf, press

LEFT = "This has changed since, so it was left as it is."


def url(follow_up: FollowUp, verb: str = "settle") -> str:
    return f"/o/alder/follow-ups/{follow_up.pk}/{verb}/"


@pytest.fixture
def follow_up(in_alder: Office, ana: Membership) -> FollowUp:
    partner = make_partner(in_alder, name="Rivera", owner=ana)
    return make_follow_up(partner, ana, what="Call Luis", kind="call")


@pytest.mark.parametrize(
    ("planned", "outcome", "kind", "exchange"),
    [
        ("call", "talked", "call", "two-way"),
        ("", "talked", "call", "two-way"),
        ("call", "message", "voicemail", "attempt"),
        ("text", "wrote", "text", "one-way"),
        ("", "wrote", "email", "one-way"),
        ("email", "answered", "email", "two-way"),
        ("luncheon", "met", "luncheon", "two-way"),
        ("call", "met", "meeting", "two-way"),
        ("introduction", "introduced", "introduction", "two-way"),
        ("article-shared", "shared", "article-shared", "one-way"),
    ],
)
def test_one_tap_logs_what_happened_and_closes_it(
    follow_up: FollowUp,
    ana: Membership,
    ana_client: Client,
    planned: str,
    outcome: str,
    kind: str,
    exchange: str,
) -> None:
    FollowUp.objects.update(kind=planned)
    press(ana_client, url(follow_up), how=outcome)
    follow_up.refresh_from_db()
    logged = Activity.objects.get()
    assert (logged.kind, logged.exchange, logged.notes) == (kind, exchange, "Call Luis")
    assert (logged.starts_on, logged.recorded_by) == (follow_up.office.today(), ana)
    assert [it.partner_id for it in logged.participations.all()] == [follow_up.partner_id]
    assert (follow_up.status, follow_up.done_with, follow_up.closed_by) == ("done", logged, ana)


def test_the_toast_takes_back_both(follow_up: FollowUp, ana_client: Client) -> None:
    said = press(ana_client, url(follow_up), how="talked")
    assert said["message"] == "Done: Call Luis. Call with Rivera logged."
    assert PartnerStanding.objects.get().touch_count == 1
    press(ana_client, said["undo"])
    follow_up.refresh_from_db()
    assert (follow_up.status, follow_up.closed_at, follow_up.closed_by) == ("open", None, None)
    assert Activity.objects.get().archived_at is not None
    standing = PartnerStanding.objects.get()
    assert (standing.touch_count, standing.open_follow_up_count) == (0, 1)


def test_just_done_only_closes_it(follow_up: FollowUp, ana_client: Client) -> None:
    said = press(ana_client, url(follow_up), how="done")
    assert said == {"message": "Done: Call Luis.", "undo": url(follow_up, "unsettle")}
    assert FollowUp.objects.get().status == "done"
    assert not Activity.objects.exists()
    press(ana_client, said["undo"])
    assert FollowUp.objects.get().status == "open"


def test_a_second_tap_logs_nothing_twice(follow_up: FollowUp, ana_client: Client) -> None:
    press(ana_client, url(follow_up), how="talked")
    press(ana_client, url(follow_up), how="talked")
    assert Activity.objects.count() == 1


def test_of_two_members_the_faster_one_counts(
    follow_up: FollowUp, bob: Membership, ana_client: Client, client_of: ClientOf
) -> None:
    said = press(ana_client, url(follow_up), how="talked")
    late = press(client_of(bob), url(follow_up), how="message")
    assert late == {"message": LEFT, "undo": ""}
    logged = Activity.objects.get()
    assert (logged.kind, logged.recorded_by_id, said["undo"]) == (
        "call",
        ANA,
        url(follow_up, "unsettle"),
    )


def test_what_a_colleague_dropped_is_not_said_to_be_done(
    follow_up: FollowUp, bob: Membership, ana_client: Client, client_of: ClientOf
) -> None:
    press(client_of(bob), url(follow_up, "drop"))
    assert press(ana_client, url(follow_up), how="talked") == {"message": LEFT, "undo": ""}
    assert FollowUp.objects.get().status == "dropped"
    assert not Activity.objects.exists()


def test_an_old_undo_leaves_alone_what_a_colleague_logged_since(
    follow_up: FollowUp, bob: Membership, ana_client: Client, client_of: ClientOf
) -> None:
    said = press(ana_client, url(follow_up), how="done")
    press(client_of(bob), url(follow_up, "reopen"))
    press(client_of(bob), url(follow_up), how="met")
    assert press(ana_client, said["undo"]) == {"message": LEFT, "undo": ""}
    assert FollowUp.objects.get().closed_by == bob
    assert Activity.objects.get().archived_at is None


def test_done_again_after_undo_is_done_with_the_new_one(
    follow_up: FollowUp, ana: Membership
) -> None:
    first = settle_follow_up(by=ana, follow_up=follow_up, outcome=Outcome.MESSAGE)
    assert unsettle_follow_up(by=ana, follow_up=follow_up)
    assert unsettle_follow_up(by=ana, follow_up=follow_up)
    second = settle_follow_up(by=ana, follow_up=follow_up, outcome=Outcome.TALKED)
    assert first is not None
    assert FollowUp.objects.get().done_with == second
    assert list(Activity.objects.filter(archived_at=None)) == [second]


def test_the_page_offers_the_likeliest_first_and_the_whole_form(
    follow_up: FollowUp, ana_client: Client
) -> None:
    page = ana_client.get(url(follow_up), {"next": "/o/alder/"}).content.decode()
    order = [page.index(f'value="{it.value}"') for it in outcomes_of("call")]
    assert order == sorted(order)
    assert f'href="/o/alder/log/?follow_up={follow_up.pk}"' in page
    assert 'name="next" value="/o/alder/"' in page
    assert 'hx-target="#choices' not in page


def test_in_its_row_the_form_stays_there(follow_up: FollowUp, ana_client: Client) -> None:
    target = {"HX-Target": f"choices-{follow_up.pk}"}
    page = ana_client.get(url(follow_up), headers=HTMX | target).content.decode()
    assert f'hx-post="{url(follow_up)}"' in page
    assert f'hx-target="#choices-{follow_up.pk}"' in page


def test_without_htmx_it_returns_to_where_one_was(follow_up: FollowUp, ana_client: Client) -> None:
    response = ana_client.post(url(follow_up), {"how": "talked", "next": "/o/alder/"})
    assert (response.status_code, response["Location"]) == (302, "/o/alder/")


def test_what_is_no_outcome_changes_nothing(follow_up: FollowUp, ana_client: Client) -> None:
    assert ana_client.post(url(follow_up), {"how": "seance"}).status_code == 200
    assert FollowUp.objects.get().status == "open"
    assert ana_client.get(url(follow_up, "unsettle")).status_code == 405


def test_not_needed_any_more_is_dropped_and_can_be_undone(
    follow_up: FollowUp, ana_client: Client
) -> None:
    said = press(ana_client, url(follow_up, "drop"))
    assert said["message"] == "Not needed any more: Call Luis."
    assert FollowUp.objects.get().status == "dropped"
    press(ana_client, said["undo"])
    assert FollowUp.objects.get().status == "open"


@pytest.mark.parametrize("kind", ["", *ActivityKind.values])
def test_each_kind_has_outcomes_and_minutes(kind: str) -> None:
    offered = outcomes_of(kind)
    assert len(set(offered)) == len(offered)
    assert offered[-1] is Outcome.JUST_DONE
    assert {Outcome.TALKED, Outcome.MESSAGE, Outcome.WROTE, Outcome.MET} <= set(offered)
    assert minutes_of(kind) == (MINUTES[ActivityKind(kind)] if kind else UNSAID)
