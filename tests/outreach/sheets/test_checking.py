"""Each line of a log says who is meant and what happened, and what is doubtful about it."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.registries.sheets import Match
from offices.models import Membership, Office, OfficeLabel, SiteLeader
from tests.factories import (
    make_activity,
    make_affiliation,
    make_contact,
    make_partner,
    make_site,
)
from tests.outreach.sheets.log import checked_line, messages

NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver"))
CALL = {"date": "11/12/2026", "partner": "Rivera Machining", "kind": "Call"}


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def rivera(in_alder: Office) -> Any:
    return make_partner(in_alder, name="Rivera Machining", town="Tulsa")


def errors(checked: Any) -> list[str]:
    return [text for _column, level, text in messages(checked.findings) if level == "error"]


def test_a_plain_line_has_nothing_to_say_about_it(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    checked = checked_line(in_alder, ana, **CALL, in_short="Two interns")
    assert checked.findings == ()
    assert checked.match is None
    assert checked.values == {
        "date": "2026-11-12",
        "kind": "call",
        "status": "done",
        "exchange": "two-way",
        "partners": [rivera.pk],
        "contacts": [],
        "logged_by": ana.pk,
        "in_short": "Two interns",
        "notes": "",
    }


def test_several_partners_are_divided_by_semicolons_and_commas_where_each_is_one(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    acme = make_partner(in_alder, name="Acme, Boone & Co.")
    for text in ("Rivera Machining; Acme Boone", "rivera machining\nACME, BOONE & CO"):
        checked = checked_line(in_alder, ana, **CALL | {"partner": text})
        assert checked.values["partners"] == [rivera.pk, acme.pk], text
    alone = checked_line(in_alder, ana, **CALL | {"partner": "Acme, Boone & Co."})
    assert alone.values["partners"] == [acme.pk]
    kestrel = make_partner(in_alder, name="Kestrel")
    both = checked_line(in_alder, ana, **CALL | {"partner": "Rivera Machining, Kestrel"})
    assert both.values["partners"] == [rivera.pk, kestrel.pk]


@pytest.mark.parametrize(
    ("name", "found", "level", "said"),
    [
        ("RIVERA MACHINING INC.", True, None, ""),
        ("Rivera Machinng", True, "warning", "was taken for Rivera Machining"),
        ("Rivera Machine Co", False, "error", "Did you mean Rivera Machining?"),
        ("Nobody Knows", False, "error", "Import the partners first, or correct the name."),
    ],
)
def test_a_name_is_the_partner_s_or_near_it_or_nobody_s(
    name: str,
    found: bool,
    level: str | None,
    said: str,
    in_alder: Office,
    ana: Membership,
    rivera: Any,
) -> None:
    checked = checked_line(in_alder, ana, **CALL | {"partner": name})
    assert checked.values["partners"] == ([rivera.pk] if found else [])
    assert [it[1] for it in messages(checked.findings)] == ([level] if level else [])
    assert all(said in it[2] for it in messages(checked.findings))


def test_of_two_partners_with_one_name_the_town_tells(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    other = make_partner(in_alder, name="Rivera Machining", town="Enid")
    assert "2 partners are called" in errors(checked_line(in_alder, ana, **CALL))[0]
    checked = checked_line(in_alder, ana, **CALL | {"partner": "Rivera Machining, Enid"})
    assert checked.values["partners"] == [other.pk]


def test_a_contact_is_found_at_the_partner_or_stands_in_the_notes(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    luis = make_affiliation(rivera, make_contact(in_alder, name="Luis Rivera")).contact
    make_affiliation(make_partner(in_alder), make_contact(in_alder, name="Dana Hall"))
    for text in ("Luis Rivera", "Rivera, Luis", "Mr. Luis Rivera", "Luis"):
        checked = checked_line(in_alder, ana, **CALL, contact=text)
        assert (checked.values["contacts"], checked.findings) == ([luis.pk], ()), text
    checked = checked_line(in_alder, ana, **CALL, contact="Luis Rivera; Dana Hall", notes="Good")
    assert checked.values["contacts"] == [luis.pk]
    assert checked.values["notes"] == "Good\nWith Dana Hall"
    assert messages(checked.findings) == [
        (
            "contact",
            "warning",
            "Rivera Machining has nobody called Dana Hall, so the name stands in the notes.",
        )
    ]


def test_what_is_said_to_be_done_and_lies_ahead_is_planned(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    checked = checked_line(in_alder, ana, **CALL | {"date": "2026-12-01"}, status="Completed")
    assert checked.values["status"] == "planned"
    assert [it[:2] for it in messages(checked.findings)] == [("status", "warning")]
    silent = checked_line(in_alder, ana, **CALL | {"date": "2026-12-01"})
    assert (silent.values["status"], silent.findings) == ("planned", ())


def test_words_that_are_not_known_can_be_told(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    said = CALL | {"kind": "WBL event", "status": "Cancelled"}
    checked = checked_line(in_alder, ana, **said)
    assert [(it.column, it.level, it.word) for it in checked.findings] == [
        ("kind", "error", "WBL event"),
        ("status", "error", "Cancelled"),
    ]
    told = {"kind": {"WBL event": "job-shadow"}, "status": {"Cancelled": "cancelled-by-us"}}
    checked = checked_line(in_alder, ana, told, **said)
    assert checked.findings == ()
    assert (checked.values["kind"], checked.values["status"]) == ("job-shadow", "cancelled-by-us")


def test_the_office_s_own_word_for_a_kind_is_known(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    OfficeLabel.objects.create(
        office=in_alder, vocabulary="activity-kind", slug="luncheon", label="Breaking bread"
    )
    checked = checked_line(in_alder, ana, **CALL | {"kind": "breaking bread"})
    assert checked.values["kind"] == "luncheon"


def test_without_a_kind_the_notes_are_asked(in_alder: Office, ana: Membership, rivera: Any) -> None:
    said = {"date": "2026-11-12", "partner": "Rivera Machining"}
    checked = checked_line(in_alder, ana, **said, notes="Left a voicemail for Luis")
    assert (checked.values["kind"], checked.values["exchange"]) == ("voicemail", "attempt")
    assert errors(checked_line(in_alder, ana, **said, notes="see file")) == [
        "Say what it was, such as a call or a visit."
    ]


def test_names_of_students_keep_the_line_out_and_are_not_repeated(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    checked = checked_line(in_alder, ana, **CALL, students="Ana Ruiz, Luis Vega")
    assert "Names of students are not kept." in errors(checked)[0]
    assert "Ruiz" not in str(checked)


def test_numbers_sites_and_members_are_found_or_put_by(
    in_alder: Office, ana: Membership, bob: Membership, rivera: Any
) -> None:
    site = make_site(in_alder, name="Harlow High School")
    checked = checked_line(
        in_alder,
        ana,
        **CALL,
        students="25",
        volunteers="3",
        hours="4.5 hrs",
        site="Harlow HS",
        logged_by=bob.display_name,
        time="3rd hr",
    )
    assert [it.column for it in checked.findings] == ["time"]
    values = checked.values
    assert (values["students"], values["volunteers"], values["hours"]) == (25, 3, "4.5")
    assert (values["site"], values["logged_by"]) == (site.pk, bob.pk)
    assert values["notes"] == "3rd hr"
    checked = checked_line(
        in_alder, ana, **CALL, site="Moon Base", logged_by="Nobody", volunteers="many"
    )
    assert {it.level for it in checked.findings} == {"warning"}
    assert checked.values["notes"] == "many\nMoon Base\nNobody"
    assert checked.values["logged_by"] == ana.pk


def test_a_next_step_is_open_only_if_it_is_still_to_come(
    in_alder: Office, ana: Membership, bob: Membership, rivera: Any
) -> None:
    step = {"follow_up_what": "Call about interns", "follow_up_owner": bob.display_name}
    checked = checked_line(in_alder, ana, **CALL, **step, follow_up_due="12/1/2026")
    assert checked.findings == ()
    assert checked.values["step"] == {
        "what": "Call about interns",
        "due": "2026-12-01",
        "kind": "call",
        "owner": bob.pk,
    }
    today = checked_line(in_alder, ana, **CALL, **step, follow_up_due="11/20/2026")
    assert today.values["step"]["due"] == "2026-11-20"
    over = checked_line(in_alder, ana, **CALL, **step, follow_up_due="11/19/2026")
    assert "step" not in over.values
    assert over.values["notes"] == "Next step: Call about interns, due 2026-11-19"
    assert [it[:2] for it in messages(over.findings)] == [("follow_up_due", "warning")]
    never = checked_line(in_alder, ana, **CALL, **step)
    assert never.values["notes"] == "Next step: Call about interns"


def test_the_step_of_somebody_who_has_left_is_whose_file_it_is(
    in_alder: Office, ana: Membership, bob: Membership, rivera: Any
) -> None:
    Membership.objects.filter(pk=bob.pk).update(deactivated_at=NOW)
    step = {"follow_up_what": "Call", "follow_up_due": "12/1/2026"}
    checked = checked_line(in_alder, ana, **CALL, **step, follow_up_owner=bob.display_name)
    assert checked.values["step"]["owner"] == ana.pk
    assert [it.column for it in checked.findings] == ["follow_up_owner"]


def test_the_same_activity_there_already_is_a_match(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    there = make_activity(rivera, kind="call", starts_on=date(2026, 11, 12), summary="Two interns")
    checked = checked_line(in_alder, ana, **CALL, in_short="two interns")
    assert checked.match == Match(there.pk, "Call, 2026-11-12: Rivera Machining")
    for other in ({"in_short": "Tour"}, {"kind": "Visit", "in_short": "Two interns"}):
        assert checked_line(in_alder, ana, **CALL | other).match is None


def test_the_end_is_not_before_the_beginning(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    assert errors(checked_line(in_alder, ana, **CALL, until="2026-11-01")) == [
        "The end cannot be before the beginning."
    ]
    assert checked_line(in_alder, ana, **CALL, until="2026-11-13").values["until"] == "2026-11-13"


def test_a_long_summary_is_cut_and_stands_whole_in_the_notes(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    checked = checked_line(in_alder, ana, **CALL, in_short="word " * 60)
    assert len(checked.values["in_short"]) <= 200
    assert checked.values["notes"] == ("word " * 60).strip()


def test_an_outcome_told_in_a_sentence_stands_in_the_notes_without_a_word(
    in_alder: Office, ana: Membership, rivera: Any
) -> None:
    said = "They will host two interns in the summer"
    checked = checked_line(in_alder, ana, **CALL, exchange=said)
    assert (checked.values["notes"], checked.findings) == (said, ())
    short = checked_line(in_alder, ana, **CALL, exchange="Maybe later")
    assert [(it.column, it.level, it.word) for it in short.findings] == [
        ("exchange", "warning", "Maybe later")
    ]


def test_who_was_no_leader_on_that_day_stands_in_the_notes(
    in_alder: Office, ana: Membership, adam: Membership, bob: Membership, rivera: Any
) -> None:
    checked = checked_line(in_alder, ana, **CALL, leader="Bob Baker")
    assert (checked.values["leader"], checked.findings) == (bob.pk, ())
    term = {"started_on": date(2026, 11, 13), "ended_on": date(2026, 11, 14)}
    SiteLeader.objects.create(office=in_alder, site=make_site(in_alder), member=adam, **term)
    checked = checked_line(in_alder, ana, **CALL, leader=adam.display_name)
    assert "leader" not in checked.values
    assert adam.display_name in checked.values["notes"]
    assert [column for column, *_ in messages(checked.findings)] == ["leader"]
    later = CALL | {"date": "11/13/2026"}
    assert (
        checked_line(in_alder, ana, **later, leader=adam.display_name).values["leader"] == adam.pk
    )
