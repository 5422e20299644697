"""The close of a school year: who is asked about, settling in bulk, taking back, finishing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from core.actors import SYSTEM
from offices.models import Membership, Office
from offices.queries.school_years import school_year_of
from outcomes.actions.years import close_year, reopen_year, settle_year, unsettle
from outcomes.models import ClosedYear, PartnerYear, YearSettlement
from outcomes.queries.frames import closed_spans
from outcomes.queries.years import OPEN, SETTLED, TO_LOG, list_missed, missed_rows, progress_of
from outcomes.queries.years_to_close import Closing, find_closing, waiting_year
from partnerships.actions.exits import end_partner
from partnerships.models import Exit, Partner
from tests.factories import make_activity, make_follow_up, make_partner

pytestmark = pytest.mark.django_db

BEFORE, YEAR = date(2024, 8, 1), date(2025, 8, 1)


@pytest.fixture(autouse=True)
def _in_september() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 9, 14, 18, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def closing(in_alder: Office) -> Closing:
    return find_closing(in_alder, 2025)


def partner_of(office: Office, *years: date, **fields: object) -> Partner:
    """A partner that took part in these years."""
    partner = make_partner(office, **{"stage": "active", **fields})
    for starts_on in years:
        make_activity(partner, kind="job-shadow", starts_on=starts_on + timedelta(days=60))
    return partner


def names(office: Office, closing: Closing, state: str = "") -> list[str]:
    return sorted(row.name for row in missed_rows(office, closing, state))


def test_those_are_asked_about_that_took_part_the_year_before_and_not_in_this_one(
    in_alder: Office, closing: Closing
) -> None:
    partner_of(in_alder, BEFORE, name="Lapsed")
    partner_of(in_alder, BEFORE, YEAR, name="Kept")
    partner_of(in_alder, YEAR, name="New")
    partner_of(in_alder, date(2023, 8, 1), name="Long gone")
    partner_of(in_alder, BEFORE, name="Archived", archived_at=datetime(2026, 1, 1, tzinfo=UTC))
    touched = partner_of(in_alder, BEFORE, name="Touched once")
    make_activity(touched, kind="call", starts_on=date(2025, 10, 1))
    assert not PartnerYear.objects.get(partner=touched, starts_on=YEAR).took_part
    assert names(in_alder, closing) == ["Lapsed", "Touched once"]
    assert (closing.year.label, closing.before.label) == ("2025\u201326", "2024\u201325")
    assert closing.is_over


def test_each_answer_does_what_it_says(
    in_alder: Office, closing: Closing, alice: Membership
) -> None:
    answers = ("logged", "paused", "every-other", "completed", "ended")
    partners = {it: partner_of(in_alder, BEFORE, name=it) for it in answers}
    made = settle_year(
        by=alice,
        office=in_alder,
        closing=closing,
        answers={it.pk: answer for answer, it in partners.items()},
        ending={"reasons": ["needs_unmet"]},
    )
    assert len(made) == 5
    stages = dict(Partner.objects.values_list("name", "stage"))
    assert stages == {
        "logged": "active",
        "paused": "paused",
        "every-other": "active",
        "completed": "ended",
        "ended": "ended",
    }
    exits = Exit.objects.order_by("as_planned").values_list("ended_on", "as_planned")
    assert list(exits) == [(date(2026, 7, 31), False), (date(2026, 7, 31), True)]
    assert Exit.objects.get(as_planned=False).causes.get().reason == "needs_unmet"
    progress = progress_of(in_alder, closing)
    assert (progress.open, progress.to_log, progress.settled, progress.total) == (0, 1, 4, 5)
    make_activity(partners["logged"], kind="job-shadow", starts_on=date(2026, 5, 4))
    assert progress_of(in_alder, closing).settled == 5


def test_who_ended_for_no_reason_is_not_settled(
    in_alder: Office, closing: Closing, alice: Membership, ana: Membership
) -> None:
    partner = partner_of(in_alder, BEFORE)
    with pytest.raises(ValidationError, match="Say why it ended"):
        settle_year(by=alice, office=in_alder, closing=closing, answers={partner.pk: "ended"})
    with pytest.raises(PermissionDenied):
        settle_year(by=ana, office=in_alder, closing=closing, answers={partner.pk: "paused"})
    with pytest.raises(ValidationError):
        settle_year(by=alice, office=in_alder, closing=closing, answers={partner.pk: "nonsense"})


def test_taking_back_puts_everything_where_it_was(
    in_alder: Office, closing: Closing, alice: Membership
) -> None:
    paused, ended = (partner_of(in_alder, BEFORE, stage=it) for it in ("exploring", "active"))
    call = make_follow_up(ended, alice)
    answers = {paused.pk: "paused", ended.pk: "ended"}
    ids = [
        it.pk
        for it in settle_year(
            by=alice,
            office=in_alder,
            closing=closing,
            answers=answers,
            ending={"reasons": ["no_outcomes"]},
        )
    ]
    call.refresh_from_db()
    assert call.status == "dropped"
    assert unsettle(by=alice, office=in_alder, ids=ids) == 2
    assert unsettle(by=alice, office=in_alder, ids=ids) == 0
    assert dict(Partner.objects.values_list("pk", "stage")) == {
        paused.pk: "exploring",
        ended.pk: "active",
    }
    call.refresh_from_db()
    assert call.status == "open"
    assert progress_of(in_alder, closing).open == 2


def test_what_was_settled_stays_settled_and_others_are_left_alone(
    in_alder: Office, closing: Closing, alice: Membership
) -> None:
    lapsed, kept = partner_of(in_alder, BEFORE), partner_of(in_alder, BEFORE, YEAR)
    settle_year(by=alice, office=in_alder, closing=closing, answers={lapsed.pk: "every-other"})
    again = settle_year(
        by=alice,
        office=in_alder,
        closing=closing,
        answers={lapsed.pk: "paused", kept.pk: "paused"},
    )
    assert again == []
    assert YearSettlement.objects.get().answer == "every-other"
    assert set(Partner.objects.values_list("stage", flat=True)) == {"active"}


def test_what_was_to_be_logged_may_have_another_answer_after_all(
    in_alder: Office, closing: Closing, alice: Membership
) -> None:
    partner = partner_of(in_alder, BEFORE)
    for answer in ("logged", "paused"):
        settle_year(by=alice, office=in_alder, closing=closing, answers={partner.pk: answer})
    paused = YearSettlement.objects.get(archived_at=None)
    assert paused.answer == "paused"
    unsettle(by=alice, office=in_alder, ids=[paused.pk])
    assert YearSettlement.objects.get(archived_at=None).answer == "logged"
    assert Partner.objects.get(pk=partner.pk).stage == "active"


def test_who_rests_or_has_ended_needs_no_question_and_stands_in_the_close(
    in_alder: Office, closing: Closing, alice: Membership
) -> None:
    partner_of(in_alder, BEFORE, name="rests", stage="paused")
    ended, planned = (partner_of(in_alder, BEFORE, name=it) for it in ("ended", "planned"))
    end_partner(by=alice, partner=ended, fields={"reasons": ["needs_unmet"]})
    end_partner(by=alice, partner=planned, fields={"as_planned": True})
    assert progress_of(in_alder, closing).settled == 3
    close_year(by=alice, office=in_alder, closing=closing)
    answers = dict(YearSettlement.objects.values_list("partner__name", "answer"))
    assert answers == {"rests": "paused", "ended": "ended", "planned": "completed"}


def test_who_comes_every_other_year_is_asked_about_when_that_year_is_over(
    in_alder: Office, closing: Closing, alice: Membership
) -> None:
    partner = partner_of(in_alder, date(2023, 8, 1), name="Biennial")
    last = find_closing(in_alder, 2024)
    settle_year(by=alice, office=in_alder, closing=last, answers={partner.pk: "every-other"})
    assert names(in_alder, closing, OPEN) == ["Biennial"]
    make_activity(partner, kind="job-shadow", starts_on=date(2026, 5, 4))
    assert names(in_alder, closing) == []


def test_a_year_is_closed_once_everybody_is_settled_and_keeps_its_days(
    in_alder: Office, closing: Closing, alice: Membership
) -> None:
    partner = partner_of(in_alder, BEFORE)
    with pytest.raises(ValidationError, match="1 partner waits"):
        close_year(by=alice, office=in_alder, closing=closing)
    [made] = settle_year(by=alice, office=in_alder, closing=closing, answers={partner.pk: "paused"})
    closed = close_year(by=alice, office=in_alder, closing=closing)
    assert (closed.starts_on, closed.ends_on) == (YEAR, date(2026, 7, 31))
    in_alder.year_starts_month, in_alder.year_starts_day = 7, 1
    in_alder.save()
    spans = closed_spans(in_alder)
    assert school_year_of(in_alder, date(2026, 7, 15), spans).starts_on == YEAR
    assert find_closing(in_alder, 2025).closed == closed
    with pytest.raises(ValidationError, match="is closed"):
        unsettle(by=alice, office=in_alder, ids=[made.pk])
    with pytest.raises(IntegrityError, match="days of a closed year"), transaction.atomic():
        ClosedYear.objects.filter(pk=closed.pk).update(ends_on=date(2026, 6, 30))


def test_a_running_year_is_settled_but_not_closed(in_alder: Office, alice: Membership) -> None:
    running = find_closing(in_alder, 2026)
    partner = partner_of(in_alder, YEAR)
    settle_year(by=alice, office=in_alder, closing=running, answers={partner.pk: "completed"})
    assert Exit.objects.get().ended_on == in_alder.today()
    with pytest.raises(ValidationError, match="still running"):
        close_year(by=alice, office=in_alder, closing=running)
    with pytest.raises(LookupError):
        find_closing(in_alder, 2027)


def test_a_year_is_reopened_for_thirty_days(
    in_alder: Office, closing: Closing, alice: Membership
) -> None:
    closed = close_year(by=alice, office=in_alder, closing=closing)
    ClosedYear.objects.filter(pk=closed.pk).update(recorded_at=datetime.now(UTC))
    closed.refresh_from_db()
    reopen_year(by=alice, closed=closed)
    assert find_closing(in_alder, 2025).closed is None
    again = close_year(by=alice, office=in_alder, closing=find_closing(in_alder, 2025))
    assert again.pk != closed.pk
    month_ago = datetime.now(UTC) - timedelta(days=31)
    ClosedYear.objects.filter(pk=again.pk).update(recorded_at=month_ago)
    with pytest.raises(ValidationError, match="for 30 days"):
        reopen_year(by=SYSTEM, closed=again)


def test_the_newest_year_waits_only_while_there_is_somebody_to_ask_about(
    in_alder: Office, closing: Closing, alice: Membership
) -> None:
    assert waiting_year(in_alder) is None
    partner = partner_of(in_alder, BEFORE)
    assert waiting_year(in_alder) == closing
    settle_year(by=alice, office=in_alder, closing=closing, answers={partner.pk: "paused"})
    assert waiting_year(in_alder) == closing  # it has still to be finished
    close_year(by=alice, office=in_alder, closing=closing)
    assert waiting_year(in_alder) is None


def test_pages_of_the_list_follow_each_other(in_alder: Office, closing: Closing) -> None:
    for number in range(5):
        partner_of(in_alder, BEFORE, name=f"Partner {number}")
    page = list_missed(in_alder, closing, OPEN, size=3)
    assert [row.name for row in page.rows] == ["Partner 0", "Partner 1", "Partner 2"]
    rest = list_missed(in_alder, closing, OPEN, page.next, size=3)
    assert [row.name for row in rest.rows] == ["Partner 3", "Partner 4"]
    assert list_missed(in_alder, closing, SETTLED).rows == []
    assert list_missed(in_alder, closing, TO_LOG).rows == []
