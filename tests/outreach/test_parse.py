"""What a sentence says stands below it as chips; what hands set, stays."""

from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from offices.models import Membership, Office
from outreach.enums.activities import ActivityKind, Exchange, Status
from outreach.models import Activity, FollowUp
from outreach.sentences.understood import NextStep
from partnerships.models import Partner
from tests.factories import make_affiliation, make_contact, make_partner
from tests.outreach.conftest import HTMX, ClientOf, toast_of
from tests.outreach.hearing import Box, candidates, named, sentences

LOG = "/o/alder/log/"
FRAME = 8
"""Session, user, transaction (2), office, context (2), member."""

CALL = ActivityKind.CALL
TUESDAY = "2026-11-17 18:00+00:00"


@pytest.fixture
def rivera(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera Machining", town="Harlow")


@pytest.fixture
def box(ana_client: Client) -> Box:
    """Today's box."""
    return Box(ana_client, "say")


@pytest.fixture
def sheet(ana_client: Client) -> Box:
    """The dialog."""
    return Box(ana_client)


def save(box: Box, client: Client, **pieces: Any) -> Any:
    """Press the button."""
    with sentences(**pieces):
        return client.post(LOG, box.fields, headers=HTMX)


@time_machine.travel(TUESDAY, tick=False)
def test_each_piece_has_its_chip(in_alder: Office, rivera: Partner, box: Box) -> None:
    luis = make_affiliation(rivera, make_contact(in_alder, name="Luis Rivera")).contact
    box.types(
        "Called Rivera …",
        kind=CALL,
        exchange=Exchange.ATTEMPT,
        partners=(named(rivera),),
        contacts=(named(luis),),
        starts_on=date(2026, 11, 12),
        ends_on=date(2026, 11, 13),
        follow_up=NextStep("Send the dates", date(2026, 11, 24), time(15, 0)),
        places=4,
        places_kind=ActivityKind.JOB_SHADOW,
        student_count=14,
        volunteers=6,
        status=Status.CANCELLED_BY_THEM,
    )
    shown = {it.key: it.value for it in box.context["heard"].chips}
    assert shown == {
        "partners": "Rivera Machining",
        "contacts": "Luis Rivera",
        "kind": "Call · We tried",
        "when": "Thu, Nov 12",
        "ends_on": "Fri, Nov 13",
        "follow_up": "Send the dates · Tue, Nov 24 · 3:00 PM",
        "places": "4 · job shadow",
        "student_count": "14",
        f"volunteers_{rivera.pk}": "6",
        "status": "Cancelled by them",
    }
    assert 'role="status"' in box.page


def test_what_is_not_said_has_no_chip(rivera: Partner, box: Box) -> None:
    box.types("Called Rivera", kind=CALL, partners=(named(rivera),))
    assert [it.key for it in box.context["heard"].chips] == ["partners", "kind", "when"]
    assert box.chip("kind") == "Call"


def test_all_of_it_is_saved_from_the_box(
    in_alder: Office, rivera: Partner, box: Box, ana_client: Client
) -> None:
    luis = make_affiliation(rivera, make_contact(in_alder, name="Luis Rivera")).contact
    with time_machine.travel(TUESDAY, tick=False):
        said: dict[str, Any] = {
            "kind": CALL,
            "partners": (named(rivera),),
            "contacts": (named(luis),),
            "starts_on": date(2026, 11, 12),
            "ends_on": date(2026, 11, 13),
            "follow_up": NextStep("Send the dates", date(2026, 11, 24), time(15, 0)),
            "places": 4,
            "places_kind": ActivityKind.JOB_SHADOW,
            "student_count": 14,
            "volunteers": 6,
        }
        toast = toast_of(save(box.types("Called Rivera …", **said), ana_client, **said))
    activity, step = Activity.objects.get(), FollowUp.objects.get()
    assert toast["message"] == ("Call with Rivera Machining logged. Follow-up set for Tue, Nov 24.")
    assert toast["undo"] == f"/o/alder/activities/{activity.pk}/archive/"
    assert (activity.notes, activity.kind, activity.status) == ("Called Rivera …", "call", "done")
    assert (activity.starts_on, activity.ends_on) == (date(2026, 11, 12), date(2026, 11, 13))
    assert (activity.places, activity.places_kind, activity.student_count) == (4, "job-shadow", 14)
    assert activity.participations.get().volunteers == 6
    assert activity.activity_contacts.get().contact == luis
    assert (step.what, step.due_on) == ("Send the dates", date(2026, 11, 24))
    assert step.remind_at is not None
    assert in_alder.local(step.remind_at).strftime("%H:%M") == "15:00"


def test_a_save_that_overtakes_the_reading_is_read_first(
    rivera: Partner, box: Box, ana_client: Client
) -> None:
    box.types("Called")
    box.fields["notes"] = "Called Rivera"
    toast = toast_of(save(box, ana_client, kind=CALL, partners=(named(rivera),)))
    assert toast["message"] == "Call with Rivera Machining logged."


def test_where_something_is_missing_the_dialog_says_what(
    rivera: Partner, box: Box, ana_client: Client
) -> None:
    said: dict[str, Any] = {"partners": (named(rivera),), "student_count": 14}
    answer = save(box.types("14 students at Rivera", **said), ana_client, **said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose how it went." in page
    assert "Rivera Machining" in page
    assert 'value="14"' in page
    assert ">\n14 students at Rivera</textarea>" in page
    assert not Activity.objects.exists()


def test_a_correction_stays_while_typing_goes_on(rivera: Partner, box: Box) -> None:
    said: dict[str, Any] = {"kind": CALL, "partners": (named(rivera),), "student_count": 14}
    box.types("Called Rivera", **said)
    box.fields["kind"] = "visit"
    box.acts(**said)
    assert (box.chip("kind"), box.is_fixed("kind")) == ("Visit", True)
    box.types("Called Rivera again", **said | {"student_count": 15})
    assert (box.chip("kind"), box.chip("student_count")) == ("Visit", "15")
    assert not box.is_fixed("student_count")


def test_a_correction_is_saved(rivera: Partner, box: Box, ana_client: Client) -> None:
    said: dict[str, Any] = {"kind": CALL, "partners": (named(rivera),), "places": 4}
    box.types("Called Rivera", **said)
    box.fields |= {"kind": "visit", "when": "yesterday", "places": "6"}
    toast_of(save(box, ana_client, **said))
    activity = Activity.objects.get()
    yesterday = activity.office.today() - timedelta(days=1)
    assert (activity.kind, activity.places, activity.starts_on) == ("visit", 6, yesterday)


@pytest.mark.parametrize(
    ("drop", "said", "key"),
    [
        ("places", {"places": 4}, "places"),
        ("student_count", {"student_count": 14}, "student_count"),
        ("ends_on", {"ends_on": date(2030, 1, 1)}, "ends_on"),
    ],
)
def test_a_piece_that_is_left_out_stays_out(
    rivera: Partner, box: Box, drop: str, said: dict[str, Any], key: str
) -> None:
    said |= {"kind": CALL, "partners": (named(rivera),)}
    assert box.types("Called Rivera", **said).chip(key)
    assert not box.acts(press=("drop", drop), **said).chip(key)
    assert not box.types("Called Rivera again", **said).chip(key)


def test_a_next_step_that_is_not_wanted_is_not_made(
    rivera: Partner, box: Box, ana_client: Client
) -> None:
    step = NextStep("Send dates", date(2030, 1, 1), None)
    said: dict[str, Any] = {"kind": CALL, "partners": (named(rivera),), "follow_up": step}
    box.types("Called Rivera, send dates", **said)
    box.fields["follow_up"] = "none"
    assert box.acts(**said).chip("follow_up") == "None"
    toast_of(save(box, ana_client, **said))
    assert not FollowUp.objects.exists()


@time_machine.travel(TUESDAY, tick=False)
def test_a_next_step_without_a_day_is_put_a_week_ahead_and_says_so(
    rivera: Partner, box: Box, sheet: Box
) -> None:
    said: dict[str, Any] = {
        "kind": CALL,
        "partners": (named(rivera),),
        "follow_up": NextStep("Send dates", None, None),
    }
    for one in (box, sheet):
        one.types("Called Rivera, send dates", **said)
        (chip,) = [it for it in one.context["heard"].chips if it.key == "follow_up"]
        assert (chip.value, chip.asks) == ("Send dates · Tue, Nov 24", True)
    box.fields["follow_up"] = "tomorrow"
    (chip,) = [it for it in box.acts(**said).context["heard"].chips if it.key == "follow_up"]
    assert (chip.value, chip.asks, chip.is_fixed) == ("Send dates · Wed, Nov 18", False, True)


def test_two_that_fit_are_offered_and_none_is_taken(in_alder: Office, box: Box) -> None:
    here = make_partner(in_alder, name="Rivera Machining", town="Harlow")
    there = make_partner(in_alder, name="Rivera Dental", town="Tulsa")
    said: dict[str, Any] = {
        "kind": CALL,
        "candidates": (candidates("Rivera", "partner", here, there),),
    }
    box.types("Called Rivera", **said)
    assert not box.chip("partners")
    for shown in ("Which Rivera?", "Rivera Dental", "Harlow", "Tulsa"):
        assert shown in box.page
    box.acts(press=("pick", f"partners:{there.pk}"), **said)
    assert box.chip("partners") == "Rivera Dental"
    assert "Which Rivera?" not in box.page
    assert box.types("Called Rivera again", **said).chip("partners") == "Rivera Dental"


def test_the_box_asks_before_it_saves_with_half_of_the_partners(
    in_alder: Office, rivera: Partner, box: Box, ana_client: Client
) -> None:
    dental = make_partner(in_alder, name="Rivera Dental")
    kettle = make_partner(in_alder, name="Copper Kettle")
    said: dict[str, Any] = {
        "kind": ActivityKind.LUNCHEON,
        "partners": (named(kettle),),
        "candidates": (candidates("Rivera", "partner", rivera, dental),),
    }
    box.types("Lunch with Copper Kettle and Rivera", **said)
    box.fields["place"] = "say"
    asked = save(box, ana_client, **said)
    assert asked.status_code == 422
    assert asked.context["form"].errors["partners"] == ["Which Rivera?"]
    assert not Activity.objects.exists()
    del box.fields["place"]
    toast_of(save(box, ana_client, **said))
    assert Activity.objects.count() == 1


def test_a_kind_that_was_not_said_is_marked_in_the_dialog(rivera: Partner, sheet: Box) -> None:
    sheet.fields["heard"] = '{"given": {"kind": ["call"]}}'
    sheet.types("Rivera can take four", partners=(named(rivera),))
    (chip,) = [it for it in sheet.context["heard"].chips if it.key == "kind"]
    assert (chip.value, chip.asks) == ("Call", True)


def test_a_person_is_told_by_the_employer_and_brings_the_partner(
    in_alder: Office, rivera: Partner, box: Box
) -> None:
    other = make_partner(in_alder, name="Copper Kettle")
    luis = make_affiliation(rivera, make_contact(in_alder, name="Luis Rivera")).contact
    gomez = make_affiliation(other, make_contact(in_alder, name="Luis Gomez")).contact
    said: dict[str, Any] = {
        "kind": CALL,
        "candidates": (candidates("Luis", "contact", luis, gomez),),
    }
    box.types("Called Luis", **said)
    assert "Which Luis?" in box.page
    assert "Copper Kettle" in box.page
    box.acts(press=("pick", f"contacts:{gomez.pk}"), **said)
    assert (box.chip("contacts"), box.chip("partners")) == ("Luis Gomez", "Copper Kettle")


def test_on_a_partners_page_its_own_luis_is_meant(
    in_alder: Office, rivera: Partner, ana_client: Client
) -> None:
    other = make_partner(in_alder, name="Copper Kettle")
    luis = make_affiliation(rivera, make_contact(in_alder, name="Luis Rivera")).contact
    gomez = make_affiliation(other, make_contact(in_alder, name="Luis Gomez")).contact
    here = f"http://testserver/o/alder/partners/{rivera.pk}/"
    with sentences(kind=CALL, candidates=(candidates("Luis", "contact", luis, gomez),)):
        answer = ana_client.get(LOG, {"notes": "Called Luis"}, headers={"Referer": here})
    form = answer.context["form"]
    assert form["contacts"].value() == [str(luis.pk)]
    assert form["partners"].value() == [str(rivera.pk)]


def test_the_partner_that_the_sentence_names_wins_over_the_page(
    in_alder: Office, rivera: Partner, ana_client: Client
) -> None:
    other = make_partner(in_alder, name="Copper Kettle")
    here = f"http://testserver/o/alder/partners/{rivera.pk}/"
    with sentences(kind=CALL, partners=(named(other),)):
        answer = ana_client.get(LOG, {"notes": "Called Copper"}, headers={"Referer": here})
    assert answer.context["form"]["partners"].value() == [str(other.pk)]


def test_neither_is_an_answer_too(in_alder: Office, box: Box) -> None:
    one, two = make_partner(in_alder, name="Rivera A"), make_partner(in_alder, name="Rivera B")
    said: dict[str, Any] = {"candidates": (candidates("Rivera", "partner", one, two),)}
    box.types("Rivera", **said).acts(press=("skip", "Rivera"), **said)
    assert "Which Rivera?" not in box.page
    assert "Which Rivera?" not in box.types("Rivera again", **said).page


def test_partners_and_people_can_be_taken_out_and_put_in(
    in_alder: Office, rivera: Partner, box: Box
) -> None:
    other = make_partner(in_alder, name="Copper Kettle")
    said: dict[str, Any] = {"kind": CALL, "partners": (named(rivera),)}
    box.types("Called Rivera", **said)
    box.fields["partners"] = [str(other.pk)]
    assert box.acts(**said).chip("partners") == "Copper Kettle"
    assert box.is_fixed("partners")
    third = make_partner(in_alder, name="Osage Print")
    said["partners"] = (named(rivera), named(third))
    assert (
        box.types("Called Rivera, Osage", **said).chip("partners") == "Osage Print, Copper Kettle"
    )
    del box.fields["partners"]
    assert not box.acts(**said).chip("partners")


def test_nobody_of_that_name_may_be_a_new_partner(
    in_alder: Office, box: Box, ana_client: Client
) -> None:
    said: dict[str, Any] = {
        "kind": ActivityKind.MEETING,
        "candidates": (candidates("Acme Welding", "partner"),),
    }
    box.types("Met with Acme Welding", **said)
    (question,) = box.context["heard"].questions
    assert "New partner: Acme Welding" in box.page
    form = ana_client.get(question.new_url)
    assert form.context["form"]["name"].value() == "Acme Welding"
    sent = {"name": "Acme Welding", "kind": "employer", "tier": "regular", "stage": "prospect"}
    answer = ana_client.post(question.new_url, sent)
    made = Partner.objects.get()
    with sentences(**said):
        back = ana_client.get(answer["Location"])
    assert back.context["form"]["notes"].value() == "Met with Acme Welding"
    assert back.context["form"]["partners"].value() == [str(made.pk)]


def test_in_the_dialog_a_new_partner_leads_back_into_it(
    in_alder: Office, box: Box, ana_client: Client
) -> None:
    box.types("Met Acme", candidates=(candidates("Acme", "partner"),))
    (question,) = box.context["heard"].questions
    sent = {"name": "Acme", "kind": "employer", "tier": "regular", "stage": "prospect"}
    headers = {**HTMX, "HX-Target": "dialog-body"}
    answer = ana_client.post(question.new_url, sent, headers=headers)
    made = Partner.objects.get()
    assert answer.status_code == 204
    assert f"partner={made.pk}" in answer["HX-Trigger"]
    assert "openDialog" in answer["HX-Trigger"]


def test_who_may_not_add_partners_is_not_asked_to(
    in_alder: Office, bob: Membership, client_of: ClientOf
) -> None:
    box = Box(client_of(bob), "say")
    box.types("Met Acme", candidates=(candidates("Acme", "partner"),))
    assert "is not among the partners yet" in box.page
    assert "New partner" not in box.page


def test_in_the_dialog_how_and_next_step_follow_until_a_hand_sets_them(
    rivera: Partner, sheet: Box
) -> None:
    said: dict[str, Any] = {"partners": (named(rivera),), "kind": CALL}
    form = sheet.types("Called Rivera", **said).context["form"]
    assert (form["kind"].value(), form["follow_up"].value()) == ("call", "none")
    step = NextStep("Send", sheet.context["form"].today + timedelta(days=1), None)
    said |= {"kind": ActivityKind.EMAIL, "follow_up": step}
    form = sheet.types("Emailed Rivera, send tomorrow", **said).context["form"]
    assert (form["kind"].value(), form["follow_up"].value()) == ("email", "tomorrow")
    sheet.fields |= {"kind": "text", "follow_up": "fortnight"}
    form = sheet.types("Emailed Rivera, send tomorrow, ok", **said).context["form"]
    assert (form["kind"].value(), form["follow_up"].value()) == ("text", "fortnight")
    assert 'id="log-rest"' in sheet.page


def test_only_news_is_read_out(rivera: Partner, box: Box) -> None:
    said: dict[str, Any] = {"kind": CALL, "partners": (named(rivera),)}
    first = box.types("Called Rivera", **said).context["heard"].news
    assert first == "Partner: Rivera Machining. How: Call. When: Today"
    assert box.types("Called Rivera, 4", **said).context["heard"].news == ""
    assert 'id="say-news"' not in box.page
    news = box.types("Called Rivera, 4 places", **said | {"places": 4}).context["heard"].news
    assert news == "Places offered: 4"
