"""Words of thanks begin with what the partner really did, in the grammar of their language."""

from datetime import date
from typing import Any

import pytest

from offices.models import Office
from outreach.enums.activities import ENGAGEMENTS
from outreach.models import Participation
from partnerships.models import Partner
from recognition.document_policies import CERTIFICATE_WORDING
from recognition.queries.wording import propose_wording
from recognition.wording.done import WEIGHT, Done
from recognition.wording.english import ENGLISH
from recognition.wording.spanish import SPANISH
from tests.factories import make_activity, make_partner

TODAY = date(2026, 12, 3)  # the school year began on August 1


@pytest.fixture
def rivera(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera Machining")


def words(partner: Partner, language: str = "en", kind: str = "certificate") -> str:
    return propose_wording(partner.office, partner, today=TODAY, language=language, kind=kind)


def did(partner: Partner, *others: Partner, **fields: Any) -> None:
    fields.setdefault("starts_on", date(2026, 10, 1))
    make_activity(partner, *others, **fields)


def test_doors_that_were_opened_are_counted_in_words(rivera: Partner) -> None:
    did(rivera, kind="job-shadow", student_count=5)
    did(rivera, kind="job-shadow", student_count=3)
    did(rivera, kind="internship", student_count=2)
    assert words(rivera).startswith(
        "for opening doors to two interns and eight job shadows this year, and for "
    )
    assert words(rivera, "es").startswith(
        "por abrir sus puertas a dos pasantes y ocho días de observación laboral este año, y por "
    )


def test_one_has_its_own_form_and_gender(rivera: Partner) -> None:
    did(rivera, kind="internship")
    assert "opening doors to one internship this year" in words(rivera)
    assert "abrir sus puertas a una pasantía este año" in words(rivera, "es")
    Participation.objects.all().delete()
    did(rivera, kind="internship", student_count=1)
    assert "opening doors to one intern this year" in words(rivera)
    assert "abrir sus puertas a un pasante este año" in words(rivera, "es")


def test_more_than_twelve_are_written_as_figures(rivera: Partner) -> None:
    did(rivera, kind="job-shadow", student_count=12)
    assert "twelve job shadows" in words(rivera)
    did(rivera, kind="job-shadow", student_count=1200)
    assert "1,212 job shadows" in words(rivera)


def test_only_the_three_weightiest_kinds_are_named(rivera: Partner) -> None:
    for kind in ("career-fair", "guest-speaker", "internship", "mock-interview", "referral"):
        did(rivera, kind=kind)
    assert words(rivera).startswith(
        "for opening doors to one internship, giving mock interviews, and speaking to our students"
        " this year, and for "
    )


def test_what_was_done_often_says_how_often(rivera: Partner) -> None:
    for month in (9, 10, 11):
        did(rivera, kind="guest-speaker", student_count=20, starts_on=date(2026, month, 1))
    assert "speaking to our students three times this year" in words(rivera)
    assert "dar tres charlas a nuestros estudiantes este año" in words(rivera, "es")


def test_students_of_something_shared_are_nobodys_own(rivera: Partner) -> None:
    other = make_partner(rivera.office)
    did(rivera, other, kind="workshop", student_count=300)
    assert "leading a workshop this year" in words(rivera)
    assert "300" not in words(rivera)


def test_students_that_are_known_of_some_only_are_not_counted(rivera: Partner) -> None:
    did(rivera, kind="internship", student_count=2)
    did(rivera, kind="internship")
    assert "two internships" in words(rivera)


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_on": date(2026, 7, 31)},
        {"status": "planned", "starts_on": date(2026, 12, 20)},
        {"status": "cancelled-by-us"},
        {"archived_at": "2026-10-02T00:00Z"},
        {"kind": "call"},
    ],
    ids=["last year", "planned", "cancelled", "archived", "a call"],
)
def test_what_was_not_done_this_year_with_students_is_left_out(
    rivera: Partner, fields: dict[str, Any]
) -> None:
    did(rivera, **({"kind": "internship"} | fields))
    assert words(rivera) == f"{ENGLISH.nothing}."
    assert words(rivera, "es") == f"{SPANISH.nothing}."


def test_what_they_did_not_attend_is_left_out(rivera: Partner) -> None:
    did(rivera, kind="internship")
    Participation.objects.update(attended=False)
    assert "internship" not in words(rivera)


def test_figures_of_others_never_come_in(rivera: Partner) -> None:
    did(make_partner(rivera.office), kind="internship", student_count=7)
    assert "seven" not in words(rivera)


def test_a_letter_has_sentences_of_its_own(rivera: Partner) -> None:
    did(rivera, kind="internship", student_count=2)
    letter = words(rivera, kind="letter")
    assert letter.startswith("Thank you for opening doors to two interns this year, and for ")
    assert letter.count("\n\n") == 1
    assert words(rivera, "es", "letter").startswith("Gracias por abrir sus puertas a dos pasantes")
    assert "interns" not in words(rivera, kind="gift-letter")


def test_an_anniversary_comes_first(rivera: Partner) -> None:
    asked: dict[str, Any] = {"today": TODAY, "kind": "certificate"}
    alone = propose_wording(rivera.office, rivera, language="en", years=1, **asked)
    assert alone.startswith("for a first year of partnership with our schools, and for ")
    did(rivera, kind="internship", student_count=2)
    assert propose_wording(rivera.office, rivera, language="es", years=5, **asked) == (
        "por cinco años de colaboración con nuestras escuelas, y por abrir sus puertas a dos"
        " pasantes este año."
    )


def test_every_kind_with_students_has_its_words_in_both_languages() -> None:
    assert set(WEIGHT) == set(ENGAGEMENTS)
    for said in (ENGLISH, SPANISH):
        for kind in WEIGHT:
            for done in (Done(kind, 1), Done(kind, 1, 1), Done(kind, 3), Done(kind, 3, 20)):
                assert said.clause(done)
                assert "{" not in said.clause(done)


def test_no_clause_in_spanish_begins_so_that_the_word_for_and_would_change() -> None:
    for kind in WEIGHT:
        assert not SPANISH.clause(Done(kind, 2)).startswith(("i", "hi"))


def test_the_longest_words_have_room_on_a_certificate(rivera: Partner) -> None:
    for number in range(3):
        for kind in ("industry-project", "mentorship", "teacher-externship", "mock-interview"):
            day = date(2026, 9, number + 1)
            did(rivera, kind=kind, student_count=1234, starts_on=day)
    for language in ("en", "es"):
        assert len(words(rivera, language)) < CERTIFICATE_WORDING
