"""The headers that logs have are known for what they are."""

import pytest
from django.utils.translation import override

from core.imports.mapping import guess
from outreach.exports.activities import header
from outreach.sheets.activities import ACTIVITIES

LOGS = [
    {
        "Date": "date",
        "Company": "partner",
        "Contact Person": "contact",
        "Type": "kind",
        "Notes": "notes",
        "Follow Up": "follow_up_what",
        "Follow Up Date": "follow_up_due",
        "Staff": "logged_by",
    },
    {
        "Date of Contact": "date",
        "Business Name": "partner",
        "Person Contacted": "contact",
        "Method of Contact": "kind",
        "Outcome": "exchange",
        "Next Steps": "follow_up_what",
        "By Whom": "follow_up_owner",
        "By When": "follow_up_due",
    },
    {
        "Event Date": "date",
        "Event": "kind",
        "Employer Partner": "partner",
        "# of Students": "students",
        "School": "site",
        "Teacher": "logged_by",
        "Volunteer Hrs": "hours",
        "Comments": "notes",
    },
    {
        "Fecha": "date",
        "Empresa": "partner",
        "Actividad": "kind",
        "Persona": "contact",
        "Alumnos": "students",
        "Notas": "notes",
        "Próximo paso": "follow_up_what",
    },
    {
        "Timestamp": "date",
        "Your name": "logged_by",
        "Company": "partner",
        "What did you do?": "kind",
        "Students served": "students",
        "Grade levels": None,
        "Description": "in_short",
    },
]


def guessed(header: list[str]) -> dict[str, str | None]:
    places = {place: key for key, place in guess(ACTIVITIES, header, []).items()}
    return {title: places.get(place) for place, title in enumerate(header)}


@pytest.mark.parametrize("log", LOGS, ids=lambda it: next(iter(it)))
def test_the_columns_of_a_log_are_guessed(log: dict[str, str | None]) -> None:
    assert guessed(list(log)) == log


def test_the_columns_of_our_own_file_are_all_known_but_the_places() -> None:
    with override("en"):
        found = guessed([str(it) for it in header()])
    assert [title for title, key in found.items() if key is None] == [
        "Places offered",
        "Places for",
    ]
