"""What partners want and wait for comes in as spreadsheets, and goes back out as it came."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.imports import runs, work
from core.models.imports import Import
from core.registries import standing
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.models import Concern
from partnerships.models import Need, Partner
from tests.factories import make_concern, make_need, make_partner
from tests.laws.exported import body_of
from tests.outreach.sheets.log import again, brought_in, found_in, ready_file
from tests.people import signed_in

NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver"))


@pytest.fixture(autouse=True)
def at_nine() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def rivera(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


def ready(office: Office, by: Membership, sheet: str, *lines: str) -> Import:
    return ready_file(office, by, "\n".join(lines).encode(), f"{sheet}.csv", sheet)


def test_needs_come_in_with_their_day_and_topic(
    alder: Office, ana: Membership, rivera: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: list[Any] = []
    monkeypatch.setattr(standing, "_touches", [lambda office, ids: touched.append(ids)])
    with office_context(alder.pk):
        branch = make_partner(alder, parent=rivera)
    run = brought_in(
        ready(
            alder,
            ana,
            "needs",
            "Company,What they want,Category,Last asked,Met on",
            "Rivera Machining,People to hire,People to hire later,5/4/2026,",
            "Rivera Machining,Goodwill,goodwill,2025-01-02,2026-02-03",
        )
    )
    assert run.state == "done", run.error
    with office_context(alder.pk):
        rows = Need.objects.order_by("pk").values_list(
            "words", "topic", "asked_on", "met_on", "recorded_by"
        )
        assert list(rows) == [
            ("People to hire", "pipeline", date(2026, 5, 4), None, ana.pk),
            ("Goodwill", "goodwill", date(2025, 1, 2), date(2026, 2, 3), ana.pk),
        ]
    assert touched == [sorted([rivera.pk, branch.pk])]


def test_what_a_file_of_needs_cannot_mean_is_said(
    alder: Office, ana: Membership, rivera: Partner
) -> None:
    run = ready(
        alder,
        ana,
        "needs",
        "Partner,In their words,Topic,Last asked",
        "Rivera Machining,No day,,",
        "Rivera Machining,A day to come,,2027-01-01",
        "Rivera Machining,A strange topic,Money,2026-05-04",
        f"Rivera Machining,{'x' * 301},,2026-05-04",
        "Nobody Ltd,Fame,,2026-05-04",
    )
    assert found_in(run) == {
        2: ["warning: No day is said, so we took %(day)s."],
        3: ["error: This day is still to come."],
        4: ["warning: “%(word)s” is none of ours, so we took what is usual."],
        5: ["error: At most %(most)d characters fit here; this has %(count)d."],
        6: [
            "error: There is no partner called “%(name)s”. Import the partners first, or correct"
            " the name."
        ],
    }


def test_needs_that_are_there_were_asked_again(
    alder: Office, ana: Membership, rivera: Partner
) -> None:
    with office_context(alder.pk):
        make_need(rivera, words="People to hire", asked_on=date(2025, 1, 2))
        make_need(rivera, words="Goodwill", topic="goodwill", asked_on=date(2026, 9, 1))
    run = brought_in(
        ready(
            alder,
            ana,
            "needs",
            "Partner,In their words,Topic,Last asked",
            "Rivera Machining,people  to HIRE,pipeline,2026-05-04",
            "Rivera Machining,Goodwill,visibility,2026-05-04",
        )
    )
    with office_context(alder.pk):
        rows = Need.objects.order_by("pk").values_list("words", "topic", "asked_on")
        assert list(rows) == [
            ("People to hire", "pipeline", date(2026, 5, 4)),
            ("Goodwill", "goodwill", date(2026, 9, 1)),
        ]
        runs.undo_import(by=ana, run=run, now=NOW)
    work.run_to_rest(alder.pk, run.pk)
    assert again(run).state == "undone"
    with office_context(alder.pk):
        assert Need.objects.order_by("pk")[0].asked_on == date(2025, 1, 2)


def test_concerns_come_in_with_their_owner_and_answer(
    alder: Office, ana: Membership, bob: Membership, rivera: Partner
) -> None:
    run = brought_in(
        ready(
            alder,
            ana,
            "concerns",
            "Partner,Concern,Kind,Date raised,Due,Assigned to,Resolved,Resolution",
            f"Rivera Machining,Nobody called,concern,2026-10-01,2026-12-01,{bob.display_name},,",
            "Rivera Machining,How many?,Question,2026-09-01,,,2026-09-03,Eleven",
        )
    )
    assert run.state == "done", run.error
    with office_context(alder.pk):
        columns = ("what", "kind", "raised_on", "promised_on", "owner", "answered_on", "answer")
        assert list(Concern.objects.order_by("pk").values_list(*columns)) == [
            ("Nobody called", "concern", date(2026, 10, 1), date(2026, 12, 1), bob.pk, None, ""),
            ("How many?", "question", date(2026, 9, 1), None, None, date(2026, 9, 3), "Eleven"),
        ]


def test_what_a_file_of_concerns_cannot_mean_is_said(
    alder: Office, ana: Membership, rivera: Partner
) -> None:
    run = ready(
        alder,
        ana,
        "concerns",
        "Partner,What they said,Raised on,Promised by,Whose,Answered on,Answer",
        "Rivera Machining,Promised before,2026-10-01,2026-09-01,,,",
        "Rivera Machining,Answered before,2026-10-01,,,2026-09-01,Yes",
        "Rivera Machining,No day of the answer,2026-10-01,,,,Yes",
        "Rivera Machining,A stranger's,2026-10-01,,Zebedee,,",
    )
    assert found_in(run) == {
        2: ["error: This day is before the one on which it was raised."],
        3: ["error: This day is before the one on which it was raised."],
        4: ["warning: No day is said, so we took %(day)s."],
        5: [
            "warning: “%(word)s” is no member of this office, so it is the partner's owner's.",
        ],
    }


def test_concerns_that_are_there_are_filled(
    alder: Office, ana: Membership, rivera: Partner
) -> None:
    with office_context(alder.pk):
        make_concern(rivera, what="Nobody called", raised_on=date(2026, 10, 1), owner=ana)
    brought_in(
        ready(
            alder,
            ana,
            "concerns",
            "Partner,What they said,Raised on,Promised by,Answered on,Answer",
            "Rivera Machining,nobody called,2026-10-01,2026-10-09,2026-10-08,We did",
        )
    )
    with office_context(alder.pk):
        [it] = Concern.objects.all()
        assert (it.owner, it.promised_on, it.answered_on, it.answer) == (
            ana,
            date(2026, 10, 9),
            date(2026, 10, 8),
            "We did",
        )


@pytest.mark.parametrize("sheet", ["needs", "concerns"])
def test_what_went_out_comes_in_again_and_changes_nothing(
    sheet: str, alder: Office, ana: Membership, rivera: Partner
) -> None:
    with office_context(alder.pk):
        make_need(rivera, words="=People", topic="training", asked_on=date(2026, 5, 4))
        make_concern(rivera, what="Nobody called", promised_on=date(2026, 11, 30), owner=ana)
    content = body_of(signed_in(ana).get(f"/o/alder/{sheet}.csv"))
    run = brought_in(ready_file(alder, ana, content, "out.csv", sheet))
    assert run.state == "done", run.error
    assert found_in(run) == {2: []}
    with office_context(alder.pk):
        assert (Need.objects.count(), Concern.objects.count()) == (1, 1)
