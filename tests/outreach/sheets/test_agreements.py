"""Agreements come in as a spreadsheet, and go back out as they came."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.imports import runs, work
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Agreement, AgreementSignatory, Partner
from partnerships.queries.agreement_status import with_status
from tests.factories import make_partner
from tests.factories.agreements import make_agreement
from tests.laws.exported import body_of
from tests.outreach.sheets.log import brought_in, found_in, ready_file
from tests.people import signed_in

NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver"))
HEADER = "Company,Agreement,Start Date,Expiration Date,Notice,Date signed,Signed by"


@pytest.fixture(autouse=True)
def at_nine() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def rivera(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


def ready(office: Office, by: Membership, *lines: str, header: str = HEADER) -> Any:
    content = "\n".join([header, *lines]).encode()
    return ready_file(office, by, content, "agreements.csv", "agreements")


def test_what_was_signed_is_in_force_and_all_else_a_draft(
    alder: Office, ana: Membership, rivera: Partner
) -> None:
    run = brought_in(
        ready(
            alder,
            ana,
            "Rivera Machining,Job shadows,9/1/2025,8/31/2027,60 days,8/15/2025,Luis Rivera",
            "Rivera Machining,Internships,2026-09-01,,,,",
        )
    )
    assert run.state == "done", run.error
    with office_context(alder.pk):
        rows: Any = with_status(Agreement.objects.order_by("pk"), alder.today())
        said = rows.values_list("title", "starts_on", "ends_on", "notice_days", "status")
        assert list(said) == [
            ("Job shadows", date(2025, 9, 1), date(2027, 8, 31), 60, "in-force"),
            ("Internships", date(2026, 9, 1), None, 30, "draft"),
        ]
        line = AgreementSignatory.objects.get()
        assert (line.side, line.name, line.signed_on) == (
            "theirs",
            "Luis Rivera",
            date(2025, 8, 15),
        )


def test_what_a_file_cannot_mean_is_said(alder: Office, ana: Membership, rivera: Partner) -> None:
    run = ready(
        alder,
        ana,
        "Rivera Machining,Backwards,2026-09-01,2026-08-01,,2026-08-01,",
        "Rivera Machining,No begin,,2026-08-01,,2026-08-01,",
        "Rivera Machining,Signed tomorrow,2026-09-01,,,2027-01-01,",
        "Rivera Machining,Odd notice,2026-09-01,,a month,2026-08-01,",
        "Nobody Inc,Talks,2026-09-01,,,2026-08-01,",
    )
    assert found_in(run) == {
        2: ["error: The end cannot be before the beginning."],
        3: ["error: This is needed, and the cell is empty."],
        4: ["error: This day is still to come."],
        5: ["warning: “%(text)s” is no number of days, so we took 30."],
        6: [
            "error: There is no partner called “%(name)s”. Import the partners first, or correct"
            " the name."
        ],
    }


def test_what_goes_out_comes_in_again_and_changes_nothing(
    alder: Office, ana: Membership, rivera: Partner
) -> None:
    with office_context(alder.pk):
        make_agreement(rivera, title="Job shadows")
    sent = body_of(signed_in(ana).get("/o/alder/agreements.csv"))
    run = brought_in(ready_file(alder, ana, sent, "agreements.csv", "agreements"))
    assert run.state == "done", run.error
    with office_context(alder.pk):
        assert Agreement.objects.count() == 1
        assert AgreementSignatory.objects.count() == 2


def test_an_end_that_was_not_known_is_filled_and_undo_takes_it_back(
    alder: Office, ana: Membership, rivera: Partner
) -> None:
    with office_context(alder.pk):
        make_agreement(rivera, title="Talks", starts_on=date(2026, 9, 1), ends_on=None)
    run = brought_in(ready(alder, ana, "Rivera Machining,talks,2026-09-01,2027-08-31,,,"))
    with office_context(alder.pk):
        assert Agreement.objects.get().ends_on == date(2027, 8, 31)
        runs.undo_import(by=ana, run=run, now=NOW)
    work.run_to_rest(alder.pk, run.pk)
    with office_context(alder.pk):
        assert Agreement.objects.get().ends_on is None


def test_an_end_before_the_day_on_which_a_side_left_is_left_out(
    alder: Office, ana: Membership, rivera: Partner
) -> None:
    with office_context(alder.pk):
        make_agreement(
            rivera,
            title="Talks",
            starts_on=date(2025, 9, 1),
            ends_on=None,
            ended_early_on=date(2026, 6, 30),
        )
    run = brought_in(ready(alder, ana, "Rivera Machining,Talks,2025-09-01,2026-05-31,,,"))
    assert run.state == "done", run.error
    with office_context(alder.pk):
        agreement = Agreement.objects.get()
    assert (agreement.ends_on, agreement.ended_early_on) == (None, date(2026, 6, 30))
