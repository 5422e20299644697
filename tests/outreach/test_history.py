"""What a partner's history says of activities and follow-ups, and taking it back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from core.templatetags.dates import day
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.activities import (
    ActivityFields,
    Part,
    archive_activity,
    log_activity,
    update_activity,
)
from outreach.actions.follow_ups import (
    FollowUpFields,
    complete_follow_up,
    create_follow_up,
    drop_follow_up,
    postpone_follow_up,
    update_follow_up,
)
from outreach.models import Activity, FollowUp
from partnerships.models import Partner, PartnerStanding
from tests.factories import make_contact, make_partner
from tests.partnerships.history import entries, entry_saying, sentences, undo

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Membership], Client]

TODAY = datetime.now(ZoneInfo("America/Denver")).date()  # what the audit's clock says, at Alder
DUE, LATER, EARLIER = (TODAY + timedelta(days=number) for number in (7, 13, -20))


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


@pytest.fixture
def client(client_of: ClientOf, alice: Membership) -> Client:
    return client_of(alice)


@pytest.fixture
def call(partner: Partner, ana: Membership) -> Activity:
    """A call with Luis on the day, which set a follow-up."""
    with office_context(partner.office_id, by=ana.actor_key):
        luis = make_contact(partner.office, name="Luis Rivera")
        return log_activity(
            by=ana,
            office=partner.office,
            fields={"kind": "call", "starts_on": partner.office.today()},
            parts=[Part(partner)],
            contacts=[luis],
            follow_up={"what": "Send the dates", "due_on": DUE},
        )


@pytest.fixture
def promise(partner: Partner, ana: Membership) -> FollowUp:
    with office_context(partner.office_id, by=ana.actor_key):
        fields = FollowUpFields(what="Call Luis", due_on=DUE)
        return create_follow_up(by=ana, partner=partner, fields=fields)


def edit(by: Membership, activity: Activity, **more: Any) -> None:
    with office_context(activity.office_id, by=by.actor_key):
        here = now(activity)
        said = {it: more.pop(it) for it in ("parts", "contacts") if it in more}
        update_activity(by=by, activity=here, fields=ActivityFields(**more), **said)  # type: ignore[typeddict-item]  # any of them


def now[M: (Activity, FollowUp)](row: M) -> M:
    with office_context(row.office_id):
        return type(row)._default_manager.select_related("office").get(pk=row.pk)


def standing(partner: Partner) -> tuple[int, int]:
    with office_context(partner.office_id):
        row = PartnerStanding.objects.get(partner=partner)
        return row.touch_count, row.open_follow_up_count


THE_CALL = f"the call of {day(TODAY, TODAY)}"


def test_a_log_with_its_people_and_next_step_is_one_sentence(
    client: Client, partner: Partner, call: Activity
) -> None:
    words = f"Ana Ames logged a call with Luis Rivera and set a follow-up for {day(DUE, TODAY)}."
    entry = entry_saying(client, partner, words)
    assert len(entry.tellings) == 1


def test_a_log_goes_back_with_all_that_it_brought(
    client: Client, partner: Partner, call: Activity
) -> None:
    assert standing(partner) == (1, 1)
    undo(client, partner, "Ana Ames logged a call")
    assert standing(partner) == (0, 0)
    assert now(call).archived_at is not None
    undo(client, partner, "took back: Ana Ames logged a call with Luis Rivera")
    assert standing(partner) == (1, 1)
    assert now(call).archived_at is None


def test_what_a_log_settled_is_told_and_open_again_after_undo(
    client: Client, partner: Partner, promise: FollowUp, ana: Membership
) -> None:
    with office_context(partner.office_id, by=ana.actor_key):
        activity = log_activity(
            by=ana,
            office=partner.office,
            fields={"kind": "voicemail", "starts_on": EARLIER},
            parts=[Part(partner)],
        )
        complete_follow_up(by=ana, follow_up=promise, done_with=activity)
    said = f"Ana Ames logged a voicemail of {day(EARLIER, TODAY)}, which settled “Call Luis”."
    assert said in sentences(client, partner)
    undo(client, partner, "logged a voicemail")
    assert now(promise).status == "open"


def test_a_plan_says_for_when(client: Client, partner: Partner, ana: Membership) -> None:
    when = TODAY + timedelta(days=400)
    with office_context(partner.office_id, by=ana.actor_key):
        log_activity(
            by=ana,
            office=partner.office,
            fields={"kind": "internship", "status": "planned", "starts_on": when},
            parts=[Part(partner)],
        )
    said = f"Ana Ames planned an internship for {day(when, TODAY)}."
    assert said in sentences(client, partner)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": "cancelled-by-them"}, "noted that they cancelled the call of"),
        ({"kind": "meeting"}, "into a different kind: meeting."),
        ({"starts_on": EARLIER}, f"to {day(EARLIER, TODAY)}."),
        ({"notes": "He can take four."}, "set the notes of the call of"),
        ({"student_count": 14}, "set the students of the call of"),
        ({"places": 4, "places_kind": "job-shadow"}, "set the places offered of the call of"),
        ({"exchange": "attempt"}, "changed the exchange of the call of"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_an_edit_is_told_and_goes_back(
    client: Client,
    partner: Partner,
    call: Activity,
    ana: Membership,
    fields: dict[str, Any],
    said: str,
) -> None:
    before = {name: getattr(now(call), name) for name in (*fields, "exchange")}
    edit(ana, call, **fields)
    undo(client, partner, said)
    assert {name: getattr(now(call), name) for name in (*fields, "exchange")} == before


def test_who_took_part_is_told_and_goes_back(
    client: Client, partner: Partner, call: Activity, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        kettle = make_partner(alder, name="Copper Kettle")
        carmen = make_contact(alder, name="Carmen Ortega")
    parts = [Part(partner, volunteers=3), Part(kettle)]
    edit(ana, call, parts=parts, contacts=[carmen])
    entry = entry_saying(client, partner, "Copper Kettle")
    of = THE_CALL
    assert [it.text for it in entry.tellings] == [
        f"Ana Ames set the volunteers of {of} to 3.",
        f"Ana Ames added Copper Kettle to {of}.",
        f"Ana Ames took Luis Rivera out of {of}.",
        f"Ana Ames added Carmen Ortega to {of}.",
    ]
    assert f"Ana Ames added this partner to {of}." in sentences(client, kettle)
    undo(client, partner, "added Copper Kettle")
    with office_context(alder.pk):
        assert [it.partner_id for it in call.participations.all()] == [partner.pk]
        assert call.participations.get().volunteers is None
        assert [it.contact.name for it in call.activity_contacts.all()] == ["Luis Rivera"]


def test_archiving_an_activity_is_one_sentence_and_goes_back(
    client: Client, partner: Partner, call: Activity, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        archive_activity(by=ana, activity=now(call))
    entry = entry_saying(client, partner, "archived")
    assert [it.text for it in entry.tellings] == [f"Ana Ames archived {THE_CALL}."]
    logged = entry_saying(client, partner, "Ana Ames logged a call")
    assert logged.why_not.startswith("Changed again since by Ana Ames on ")
    undo(client, partner, "archived")
    assert standing(partner) == (1, 1)


def test_a_follow_up_is_told_step_by_step_and_each_step_goes_back(
    client: Client, partner: Partner, promise: FollowUp, ana: Membership, adam: Membership
) -> None:
    steps: list[tuple[str, Callable[[], object]]] = [
        (
            f"moved the follow-up “Call Luis” from {day(DUE, TODAY)} to {day(LATER, TODAY)}.",
            lambda: postpone_follow_up(by=ana, follow_up=now(promise), due_on=LATER),
        ),
        (
            "gave the follow-up “Call Luis” from Ana Ames to Adam Abbott.",
            lambda: update_follow_up(by=ana, follow_up=now(promise), fields={"owner": adam}),
        ),
        (
            "reworded the follow-up “Call Luis”: “Visit Luis”.",
            lambda: update_follow_up(by=ana, follow_up=now(promise), fields={"what": "Visit Luis"}),
        ),
        (
            "did the follow-up “Visit Luis”.",
            lambda: complete_follow_up(by=ana, follow_up=now(promise)),
        ),
    ]
    for _words, step in steps:
        with office_context(partner.office_id, by=ana.actor_key):
            step()
    for words, _step in reversed(steps):
        undo(client, partner, f"Ana Ames {words}")
    after = now(promise)
    assert (after.status, after.what, after.due_on) == ("open", "Call Luis", DUE)
    assert after.owner_id == ana.pk


def test_a_dropped_and_a_new_follow_up_go_back(
    client: Client, partner: Partner, promise: FollowUp, ana: Membership
) -> None:
    with office_context(partner.office_id, by=ana.actor_key):
        drop_follow_up(by=ana, follow_up=now(promise))
    undo(client, partner, "dropped the follow-up “Call Luis”.")
    assert now(promise).status == "open"
    undo(client, partner, "took back: Ana Ames dropped")
    assert now(promise).status == "dropped"
    undo(client, partner, "took back: Alice Alvarez opened")
    undo(client, partner, f"Ana Ames set a follow-up for {day(DUE, TODAY)}: “Call Luis”.")
    assert now(promise).archived_at is not None


def test_a_follow_up_is_not_given_back_to_whoever_has_left(
    client: Client, partner: Partner, promise: FollowUp, ana: Membership, adam: Membership
) -> None:
    with office_context(partner.office_id, by=ana.actor_key):
        update_follow_up(by=ana, follow_up=now(promise), fields={"owner": adam})
        Membership.objects.filter(pk=ana.pk).update(deactivated_at="2026-11-01T00:00Z")
    entry = entry_saying(client, partner, "gave the follow-up")
    assert entry.why_not == "Ana Ames is no longer in the office."


def test_filters_show_whole_entries_of_their_kind(
    client: Client, partner: Partner, call: Activity
) -> None:
    assert sentences(client, partner, show="partner") == ["Lanyard added this partner."]
    assert sentences(client, partner, show="people") == []
    for kind in ("activities", "follow-ups"):
        [said] = sentences(client, partner, show=kind)
        assert said.startswith("Ana Ames logged a call with Luis Rivera and set a follow-up")


def test_a_leader_may_take_back_what_leaders_may_log(
    client_of: ClientOf, partner: Partner, call: Activity, bob: Membership
) -> None:
    undo(client_of(bob), partner, "Ana Ames logged a call")
    assert now(call).archived_at is not None


def test_a_person_who_is_forgotten_does_not_break_the_page(
    client: Client, partner: Partner, call: Activity, alder: Office
) -> None:
    with office_context(alder.pk):
        call.activity_contacts.all().delete()
    assert any("logged a call with" in it for it in sentences(client, partner))
    assert len(entries(client, partner)) >= 2


@pytest.mark.django_db(transaction=True)
def test_what_happened_before_a_partner_came_to_it_is_not_told_there(
    client: Client, partner: Partner, call: Activity, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        kettle = make_partner(alder, name="Copper Kettle")
    edit(ana, call, notes="He can take four.")
    edit(ana, call, parts=[Part(partner), Part(kettle)])
    edit(ana, call, student_count=4)
    of = THE_CALL
    assert sentences(client, kettle) == [
        f"Ana Ames set the students of {of} to 4.",
        f"Ana Ames added this partner to {of}.",
        "Lanyard added this partner.",
    ]
