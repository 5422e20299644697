"""The command and the API tell what a sentence says, and tell the same."""

import io
import json
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from core.tenancy.context import office_context
from offices.models import Membership
from outreach.models import Activity
from tests.api.conftest import Api, make_token
from tests.factories import make_affiliation, make_contact, make_partner

pytestmark = pytest.mark.django_db

TEXT = "Llamé a José de Rivera, enviar fechas el lunes a las 3"


@pytest.fixture
def rivera(ana: Membership) -> tuple[str, str]:
    """The ids of a partner and of its contact."""
    with office_context(ana.office_id):
        partner = make_partner(ana.office, name="Rivera Machining")
        contact = make_contact(ana.office, name="José Núñez")
        make_affiliation(partner, contact)
    return str(partner.pk), str(contact.pk)


def command(text: str, **options: Any) -> dict[str, Any]:
    out = io.StringIO()
    call_command("parse_sentence", text, stdout=out, **({"office": "alder"} | options))
    return json.loads(out.getvalue())  # type: ignore[no-any-return]  # JSON is anything


@pytest.mark.usefixtures("rivera")
def test_the_command_prints_names_as_they_are_written() -> None:
    out = io.StringIO()
    call_command("parse_sentence", TEXT, "--office=alder", "--at=2026-11-17", stdout=out)
    assert '"José Núñez"' in out.getvalue()
    told = json.loads(out.getvalue())
    assert (told["kind"], told["partners"]) == ("call", ["Rivera Machining"])
    assert told["follow_up"] == {"what": "Enviar fechas", "due_on": "2026-11-23", "at": "15:00"}


def test_the_api_says_the_same_and_the_ids(rivera: tuple[str, str], ana: Membership) -> None:
    body = {"text": TEXT, "at": "2026-11-17"}
    answer = Api(make_token(ana, can_write=False)).post("activities/parse/", body)
    assert answer.status_code == 200
    told = answer.json()
    assert ([rivera[0]], [rivera[1]]) == (told.pop("partner_ids"), told.pop("contact_ids"))
    assert told == command(TEXT, at=date(2026, 11, 17))


def test_nothing_is_saved(rivera: tuple[str, str], ana: Membership) -> None:
    Api(make_token(ana)).post("activities/parse/", {"text": TEXT})
    with office_context(ana.office_id):
        assert not Activity.objects.filter(notes=TEXT).exists()


def test_candidates_have_their_ids_too(ana: Membership) -> None:
    with office_context(ana.office_id):
        made = {str(make_partner(ana.office, name=f"Osage {it}").pk) for it in ("Steel", "Print")}
    told = Api(make_token(ana)).post("activities/parse/", {"text": "Called Osage"}).json()
    assert set(told["candidates"][0]["ids"]) == made


@time_machine.travel("2026-11-18T03:00:00Z", tick=False)
def test_without_a_day_it_is_the_offices_today(ana: Membership) -> None:
    told = Api(make_token(ana)).post("activities/parse/", {"text": "Called"}).json()
    assert told["starts_on"] == "2026-11-17" == command("Called")["starts_on"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": "x" * 5001}, "text"),
        ({"text": "x", "at": "soon"}, "at"),
        ({"text": "x", "on": "2026-11-17"}, "on"),
    ],
)
def test_a_body_that_is_not_valid_is_refused(
    ana: Membership, body: dict[str, str], field: str
) -> None:
    answer = Api(make_token(ana)).post("activities/parse/", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])


def test_who_has_no_token_is_not_answered(ana: Membership) -> None:
    assert Api("").post("activities/parse/", {"text": "x"}).status_code == 401


def test_another_offices_token_knows_no_name(rivera: str, charlie: Membership) -> None:
    told = Api(make_token(charlie)).post("activities/parse/", {"text": TEXT}).json()
    assert (told["partners"], told["contacts"]) == ([], [])


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--office=nowhere"], "There is no office “nowhere”."),
        (["--office=alder", "--at=tomorrow"], "“tomorrow” is no date"),
        (["--office=alder", "--at=0001-01-01"], "is no date"),
        ([], "--office"),
    ],
)
def test_the_command_says_what_is_wrong(arguments: list[str], problem: str) -> None:
    with pytest.raises(CommandError, match=problem):
        call_command("parse_sentence", "Called", *arguments)
