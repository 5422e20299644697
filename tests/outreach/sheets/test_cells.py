"""Cells of a log, as people fill them."""

from datetime import date

import pytest

from outreach.sheets.amounts import clean_hours, clean_students, clean_volunteers
from outreach.sheets.days import clean_days, clean_time
from outreach.sheets.words import KindWords, _standard

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-09-30", "2026-09-30", ""),
        ("9/30/2026", "2026-09-30", ""),
        ("09/30/26", "2026-09-30", ""),
        ("12-Nov-24", "2024-11-12", ""),
        ("Nov 12, 2024", "2024-11-12", ""),
        ("Tuesday, November 12, 2024", "2024-11-12", ""),
        ("Tue 11/12/24", "2024-11-12", ""),
        ("martes 5 de noviembre de 2024", "2024-11-05", ""),
        ("Sept 30 2026", "2026-09-30", ""),
        ("Nov 12", "2026-11-12", ""),
        ("Dec 3rd", "2025-12-03", ""),
        ("12/3", "2025-12-03", ""),
        ("11/12/24 - 11/14/24", "2024-11-12", "2024-11-14"),
        ("2026-06-01 to 2026-07-31", "2026-06-01", "2026-07-31"),
        ("n/a", "", ""),
    ],
)
def test_a_day_is_read_in_many_forms(text: str, first: str, last: str) -> None:
    cleaned = clean_days(text, TODAY)
    assert (cleaned.value.first, cleaned.value.last) == (first, last)
    assert [it.level for it in cleaned.problems] in ([], ["warning"])


@pytest.mark.parametrize("text", ["Fall 2023", "2023", "Nov 2024", "2023-24", "soon", "13/45/2024"])
def test_what_is_no_exact_day_is_refused(text: str) -> None:
    cleaned = clean_days(text, TODAY)
    assert cleaned.value.first == ""
    assert [it.level for it in cleaned.problems] == ["error"]


def test_a_day_ahead_without_a_year_is_the_next_one() -> None:
    assert clean_days("Dec 3", TODAY, ahead=True).value.first == "2026-12-03"
    assert clean_days("Jan 5", TODAY, ahead=True).value.first == "2027-01-05"


def test_a_time_beside_the_day_is_kept_unless_it_is_midnight() -> None:
    assert clean_days("2026-09-30T14:30", TODAY).value.time == "14:30"
    assert clean_days("9/30/2026 2:30 PM", TODAY).value.time == "14:30"
    assert clean_days("2026-09-30 00:00:00", TODAY).value.time == ""


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:30", "14:30"),
        ("2:30 PM", "14:30"),
        ("2pm", "14:00"),
        ("12:15 am", "00:15"),
        ("9:05", "09:05"),
        ("2:30", "14:30"),
        ("9:00-10:00", "09:00"),
        ("09:00:00", "09:00"),
        ("noon", "12:00"),
        ("3rd hr", ""),
        ("25:00", ""),
    ],
)
def test_a_time_is_read_as_the_clock_has_it(text: str, time: str) -> None:
    assert clean_time(text).value == time


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("25", 25),
        ("1,200", 1200),
        ("25.0", 25),
        ("~25", 25),
        ("about 25", 25),
        ("25+", 25),
        ("25 students", 25),
        ("12 juniors", 12),
        ("20-25", None),
        ("n/a", None),
    ],
)
def test_students_are_counted(text: str, count: int | None) -> None:
    cleaned = clean_students(text)
    assert cleaned.value == count or text == "20-25"
    assert all(it.level == "warning" for it in cleaned.problems)


@pytest.mark.parametrize("text", ["Ana Ruiz, Luis Vega", "Smith, J.", "Maria", "3rd period"])
def test_names_of_students_are_refused_in_words(text: str) -> None:
    cleaned = clean_students(text)
    assert cleaned.value is None
    assert [it.level for it in cleaned.problems] == ["error"]
    assert "never named" in cleaned.problems[0].message
    assert text not in str(cleaned)


def test_names_after_a_count_are_not_kept() -> None:
    cleaned = clean_students("3 (Ana, Luis, Maria)")
    assert cleaned.value == 3
    assert "Ana" not in str(cleaned)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("2.5", "2.5"),
        ("2 hrs", "2.0"),
        ("2h", "2.0"),
        ("2:30", "2.5"),
        ("90 min", "1.5"),
        ("0,5", "0.5"),
        ("some", ""),
    ],
)
def test_hours_are_read_with_one_decimal(text: str, hours: str) -> None:
    assert clean_hours(text).value == hours


def test_more_than_can_be_is_an_error() -> None:
    for cleaned in (clean_volunteers("9" * 30), clean_students("2000000"), clean_hours("9999999")):
        assert [it.level for it in cleaned.problems] == ["error"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Phone call", "call"),
        ("PHONE CALL", "call"),
        ("phone", "call"),
        ("guest-speaker", "guest-speaker"),
        ("Zoom mtg", "meeting"),
        ("plant tour", "workplace-tour"),
        ("Guest speaker - 3rd hr", "guest-speaker"),
        ("guest spkr", "guest-speaker"),
        ("Job Shadowing", "job-shadow"),
        ("LVM", "voicemail"),
        ("Left voicemail", "voicemail"),
        ("e-mail", "email"),
        ("lunch mtg", "luncheon"),
        ("Advisory committee meeting", "advisory-board"),
        ("Career Day", "career-fair"),
        ("Llamada", "call"),
        ("Visita guiada", "workplace-tour"),
        ("Conferencista invitado", "guest-speaker"),
        ("Donation", "in-kind-gift"),
        ("meetting", "meeting"),
    ],
)
def test_a_kind_is_understood_in_free_words(word: str, kind: str) -> None:
    assert KindWords(_standard("kind")).slug(word) == kind


@pytest.mark.parametrize("word", ["other", "misc.", "xyz", "WBL", "?!"])
def test_a_kind_that_is_none_stays_unknown(word: str) -> None:
    assert KindWords(_standard("kind")).slug(word) is None
