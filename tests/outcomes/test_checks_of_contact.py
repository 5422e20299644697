"""The checks of time, silence and answering for it, each by its states."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.templatetags.dates import day
from offices.models import Holiday, Membership, Office, Term
from outreach.checks.silence import SILENCE as SILENT
from outreach.models import Cadence, FollowUp
from partnerships.models import Partner
from tests.factories import make_activity, make_follow_up, make_site
from tests.outcomes.looking import TODAY, ago, known_partner, letter, letter_in, risk_of

SILENCE, TIME, ANSWER = "no_retention_strategy", "no_staff_time", "no_consequences"


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, "o"), (42, "o"), (43, "w"), (84, "w"), (85, "m")],
)
def test_silence_is_counted_in_open_days(in_alder: Office, days: int, state: str) -> None:
    partner = known_partner(in_alder, tier="key")  # 30 open days are six weeks
    make_activity(partner, kind="visit", starts_on=ago(days))
    assert letter(partner, SILENCE) == state


def test_days_without_school_do_not_count(in_alder: Office) -> None:
    partner = known_partner(in_alder, tier="key")
    make_activity(partner, kind="visit", starts_on=ago(50))
    assert letter(partner, SILENCE) == "w"
    Holiday.objects.create(office=in_alder, name="Break", starts_on=ago(20), ends_on=ago(6))
    assert letter(partner, SILENCE) == "o"


def test_a_partner_of_one_site_goes_by_the_site_s_own_days(in_alder: Office) -> None:
    site = make_site(in_alder)
    partner = known_partner(in_alder, tier="key", sites=[site])
    make_activity(partner, kind="visit", starts_on=ago(50))
    Holiday.objects.create(
        office=in_alder, site=site, name="Fair", starts_on=ago(20), ends_on=ago(6)
    )
    assert letter(partner, SILENCE) == "o"
    other = known_partner(in_alder, tier="key")
    make_activity(other, kind="visit", starts_on=ago(50))
    assert letter(other, SILENCE) == "w"


def test_a_partner_s_own_days_go_before_its_tier_s(in_alder: Office) -> None:
    partner = known_partner(in_alder, tier="key")
    make_activity(partner, kind="visit", starts_on=ago(50))
    Cadence.objects.create(office=in_alder, partner=partner, days=60)
    assert letter(partner, SILENCE) == "o"


ONE, TWO, TRIED = "one-way", "two-way", "attempt"


@pytest.mark.parametrize(
    ("done", "state"),
    [
        ([(50, TWO)], "w"),
        ([(50, TWO), (10, ONE)], "o"),
        ([(90, TWO), (50, ONE), (10, ONE)], "w"),  # the second in a row restarts nothing
        ([(90, TWO), (10, TRIED)], "m"),
        ([(10, ONE)], "o"),
        ([(10, TRIED)], "m"),  # nothing was ever exchanged
        ([], "m"),
    ],
)
def test_what_restarts_the_count(in_alder: Office, done: list[tuple[int, str]], state: str) -> None:
    partner = known_partner(in_alder, tier="key")
    for days, exchange in done:
        make_activity(partner, starts_on=ago(days), exchange=exchange)
    assert letter(partner, SILENCE) == state


@pytest.mark.parametrize(
    ("done", "words"),
    [
        ([(10, TWO)], "Last exchange on {10}"),
        ([(50, TWO)], "No exchange since {50}; due every 30 open days"),
        ([(50, TWO), (10, ONE)], "Last exchange on {50}, a note from us on {10}"),
        ([(10, ONE)], "A note from us on {10}, no exchange on record yet"),
        (
            [(95, TWO), (90, ONE)],
            "No exchange since {95}, a note on {90}; due every 30 open days",
        ),
        ([(90, ONE)], "Only a note from us on {90}; due every 30 open days"),
    ],
)
def test_a_note_is_called_no_exchange(
    in_alder: Office, done: list[tuple[int, str]], words: str
) -> None:
    partner = known_partner(in_alder, tier="key")
    for days, exchange in done:
        make_activity(partner, starts_on=ago(days), exchange=exchange)
    risk = risk_of(partner)
    for days, _exchange in done:
        words = words.replace(f"{{{days}}}", day(ago(days)))
    assert SILENT.sentence(risk.evidence[SILENCE], letter_in(risk, SILENCE)) == words


@pytest.mark.parametrize(
    ("stage", "state"),
    [("prospect", "n"), ("approached", "m"), ("active", "m"), ("paused", "n")],
)
def test_silence_is_no_fault_where_it_is_meant(in_alder: Office, stage: str, state: str) -> None:
    assert letter(known_partner(in_alder, stage=stage), SILENCE) == state


@pytest.mark.parametrize(
    ("days", "floors"),
    [
        ([500, 865], ["season"]),  # twice around the same day, and not this year
        ([500, 865, 480], ["season"]),
        ([500], []),  # once is no rhythm
        ([500, 700], []),
        ([400, 765], []),  # not yet 60 days past its season
        ([500, 865, 90], []),  # it came, late
    ],
)
def test_a_season_that_passes_without_what_it_brought_puts_at_risk(
    in_alder: Office, days: list[int], floors: list[str]
) -> None:
    partner = known_partner(in_alder)
    for number in days:
        make_activity(partner, kind="career-fair", starts_on=ago(number))
    make_activity(partner, kind="visit", starts_on=ago(1))
    risk = risk_of(partner)
    assert risk.floors == floors
    if floors:
        assert risk.band == "risk"


@pytest.mark.parametrize(("late", "state"), [(-1, "o"), (0, "o"), (1, "w"), (13, "w"), (14, "m")])
def test_what_is_overdue_says_that_time_lacks(
    in_alder: Office, ana: Membership, late: int, state: str
) -> None:
    partner = known_partner(in_alder, owner=ana)
    make_follow_up(partner, ana, due_on=ago(late))
    assert letter(partner, TIME) == state


def test_what_is_done_is_not_overdue(in_alder: Office, ana: Membership) -> None:
    partner = known_partner(in_alder, owner=ana)
    made = make_follow_up(partner, ana, due_on=ago(30))
    FollowUp.objects.filter(pk=made.pk).update(status="done", closed_at=timezone.now())
    assert letter(partner, TIME) == "o"


@pytest.mark.parametrize(("capacity", "state"), [(None, "o"), (2, "o"), (1, "w")])
def test_an_owner_with_more_partners_than_time_is_watched(
    in_alder: Office, ana: Membership, capacity: int | None, state: str
) -> None:
    Membership.objects.filter(pk=ana.pk).update(capacity=capacity)
    partner = known_partner(in_alder, owner=ana)
    known_partner(in_alder, owner=ana)
    known_partner(in_alder, owner=ana, stage="ended")
    assert letter(partner, TIME) == state


def test_nobody_s_partner_has_nobody_s_time(in_alder: Office, ana: Membership) -> None:
    assert letter(known_partner(in_alder), TIME) == "m"
    assert letter(known_partner(in_alder, recorded_at=timezone.now()), TIME) == "u"


@pytest.mark.parametrize(
    ("told", "late", "state"), [(False, 40, "o"), (True, 20, "w"), (True, 28, "m")]
)
def test_what_was_passed_on_and_stays_undone_has_no_consequences(
    in_alder: Office, ana: Membership, told: bool, late: int, state: str
) -> None:
    partner = known_partner(in_alder, owner=ana)
    escalated = timezone.now() if told else None
    make_follow_up(partner, ana, due_on=ago(late), escalated_at=escalated)
    assert letter(partner, ANSWER) == state


def _terms(office: Office) -> None:
    Term.objects.create(
        office=office, name="Spring", starts_on=ago(320), ends_on=TODAY - timedelta(days=165)
    )
    Term.objects.create(
        office=office, name="Fall", starts_on=ago(90), ends_on=TODAY + timedelta(days=30)
    )


def test_nothing_worsens_while_school_is_closed(in_alder: Office, ana: Membership) -> None:
    _terms(in_alder)
    partner: Partner = known_partner(in_alder, owner=ana, tier="key")
    make_activity(partner, kind="career-fair", starts_on=ago(600))
    make_activity(partner, kind="career-fair", starts_on=ago(965))
    make_activity(partner, kind="visit", starts_on=ago(200))
    make_follow_up(partner, ana, due_on=ago(160))
    closed: list[Any] = [risk_of(partner, ago(days)) for days in (165, 150, 120, 100, 91)]
    assert len({(it.states, it.score, tuple(it.floors), it.band) for it in closed}) == 1
    assert letter(partner, TIME, ago(165)) == "o"
    assert letter(partner, TIME, ago(80)) == "m"
