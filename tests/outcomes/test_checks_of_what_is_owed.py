"""The checks of needs, thanks, results, leaders and agreements, each by its states."""

from datetime import date, timedelta
from typing import Any

import pytest

from offices.models import Membership, Office
from outcomes.models import Measure, MutedCheck, Result, RiskSettings
from outreach.models import Concern
from partnerships.models import Agreement, AgreementSignatory, Need, Partner
from tests.factories import make_activity, make_recognition
from tests.factories.outcomes import make_result
from tests.outcomes.looking import TODAY, ago, known_partner, letter, now, risk_of

WANTS, THANKS, RESULTS = "needs_unmet", "poor_recognition", "no_outcomes"
SUPPORT = "no_district_support"


def _need(partner: Partner, days: int, **fields: Any) -> Need:
    return Need.objects.create(
        office=partner.office, partner=partner, words="Welders", asked_on=ago(days), **fields
    )


@pytest.mark.parametrize(("days", "state"), [(0, "o"), (364, "o"), (366, "w")])
def test_needs_should_be_asked_about_once_a_year(in_alder: Office, days: int, state: str) -> None:
    partner = known_partner(in_alder)
    _need(partner, days)
    assert letter(partner, WANTS) == state


def test_a_need_that_was_met_lately_is_known(in_alder: Office) -> None:
    partner = known_partner(in_alder)
    _need(partner, 500, met_on=ago(20))
    assert letter(partner, WANTS) == "o"


def test_a_branch_inherits_needs_and_agreements(in_alder: Office) -> None:
    parent = known_partner(in_alder)
    branch = known_partner(in_alder, parent=parent)
    _need(parent, 10)
    _agreement(parent, ago(100), TODAY + timedelta(days=200))
    make_activity(branch, kind="internship", starts_on=ago(40))
    assert letter(branch, WANTS) == "o"
    assert risk_of(branch).evidence[SUPPORT]["halves"]["agreement"] == "o"


@pytest.mark.parametrize(
    ("promised", "answered", "state", "floors"),
    [
        (None, None, "o", []),
        (0, None, "o", []),
        (1, None, "m", []),
        (14, None, "m", ["concern"]),
        (14, 1, "o", []),
    ],
)
def test_an_answer_that_is_overdue_weighs_more_than_needs_on_file(
    in_alder: Office, promised: int | None, answered: int | None, state: str, floors: list[str]
) -> None:
    partner = known_partner(in_alder)
    _need(partner, 10)
    Concern.objects.create(
        office=in_alder,
        partner=partner,
        what="Who comes?",
        raised_on=ago(60),
        promised_on=None if promised is None else ago(promised),
        answered_on=None if answered is None else ago(answered),
    )
    risk = risk_of(partner)
    assert (letter(partner, WANTS), risk.floors) == (state, floors)


def test_a_paused_partner_still_waits_for_an_answer(in_alder: Office) -> None:
    partner = known_partner(in_alder, stage="paused")
    assert letter(partner, WANTS) == "n"
    Concern.objects.create(
        office=in_alder, partner=partner, what="Why?", raised_on=ago(60), promised_on=ago(20)
    )
    assert risk_of(partner).band == "risk"


@pytest.mark.parametrize(
    ("days", "channels", "state"),
    [
        ([5], ["card"], "o"),
        ([364], ["card"], "o"),
        ([366], ["card"], "m"),
        ([5, 30, 60], ["card", "card", "card"], "w"),
        ([5, 30, 60], ["card", "card", "letter"], "o"),
    ],
)
def test_thanks(in_alder: Office, days: list[int], channels: list[str], state: str) -> None:
    partner = known_partner(in_alder)
    for number, channel in zip(days, channels, strict=True):
        make_recognition(partner, given_on=ago(number), channel=channel)
    assert letter(partner, THANKS) == state


@pytest.mark.parametrize("key", [WANTS, THANKS, RESULTS])
def test_what_was_never_recorded_is_unknown_in_the_first_year(in_alder: Office, key: str) -> None:
    assert letter(known_partner(in_alder, recorded_at=now()), key) == "u"
    assert letter(known_partner(in_alder), key) == "m"


@pytest.mark.parametrize(
    ("ends", "shared", "state"),
    [(30, 5, "o"), (30, None, "w"), (400, None, "m"), (400, 380, "m"), (400, 20, "o")],
)
def test_results_should_be_shared_within_a_year(
    in_alder: Office, ends: int, shared: int | None, state: str
) -> None:
    partner = known_partner(in_alder)
    measure = Measure.objects.create(office=in_alder, name="Hired", about="students")
    Result.objects.create(
        office=in_alder,
        partner=partner,
        measure=measure,
        starts_on=ago(ends + 100),
        ends_on=ago(ends),
        value=4,
        shared_on=None if shared is None else ago(shared),
    )
    assert letter(partner, RESULTS) == state


def test_results_of_a_year_that_runs_on_name_no_day_to_come(in_alder: Office) -> None:
    partner = known_partner(in_alder)
    make_result(partner, starts_on=ago(100), ends_on=ago(-200), shared_on=None)
    evidence = risk_of(partner).evidence[RESULTS]
    assert evidence["recorded_on"] == TODAY.isoformat()


@pytest.mark.parametrize(
    ("tier", "heard", "state"),
    [("regular", None, "n"), ("key", None, "m"), ("key", 100, "o"), ("key", 400, "m")],
)
def test_key_partners_should_hear_of_a_leader(
    in_alder: Office, bob: Membership, tier: str, heard: int | None, state: str
) -> None:
    partner = known_partner(in_alder, tier=tier)
    if heard is not None:
        make_activity(partner, kind="visit", starts_on=ago(heard), leader=bob)
    assert letter(partner, SUPPORT) == state


def test_a_leader_s_call_of_thanks_counts_too(in_alder: Office) -> None:
    partner = known_partner(in_alder, tier="key")
    make_recognition(partner, channel="leader-call", given_on=ago(10))
    assert letter(partner, SUPPORT) == "o"


def test_the_office_chooses_the_tiers(in_alder: Office) -> None:
    RiskSettings.objects.create(office=in_alder, leader_tiers=["regular"])
    assert letter(known_partner(in_alder, tier="key"), SUPPORT) == "n"
    assert letter(known_partner(in_alder), SUPPORT) == "m"


def _agreement(partner: Partner, starts: date, ends: date | None, *, signed: bool = True) -> None:
    made = Agreement.objects.create(
        office=partner.office, partner=partner, title="Interns", starts_on=starts, ends_on=ends
    )
    for side in ("ours", "theirs"):
        AgreementSignatory.objects.create(
            office=partner.office,
            agreement=made,
            side=side,
            name="Kim",
            signed_on=starts if signed else None,
        )


@pytest.mark.parametrize(
    ("starts", "ends", "signed", "state"),
    [
        (100, -200, True, "o"),
        (100, None, True, "o"),
        (100, -30, True, "w"),
        (100, -200, False, "w"),
        (400, 10, True, "m"),
        (400, 10, False, "m"),
    ],
)
def test_internships_need_an_agreement_in_force(
    in_alder: Office, starts: int, ends: int | None, signed: bool, state: str
) -> None:
    partner = known_partner(in_alder)
    make_activity(partner, kind="internship", starts_on=ago(40))
    assert letter(partner, SUPPORT) == "m"
    _agreement(partner, ago(starts), None if ends is None else ago(ends), signed=signed)
    assert letter(partner, SUPPORT) == state


def test_an_agreement_that_ends_soon_is_watched_even_where_none_is_needed(
    in_alder: Office,
) -> None:
    partner = known_partner(in_alder)
    _agreement(partner, ago(100), TODAY + timedelta(days=30))
    assert letter(partner, SUPPORT) == "w"


def test_guest_talks_need_none_and_departments_sign_none(in_alder: Office) -> None:
    talks = known_partner(in_alder)
    make_activity(talks, kind="guest-speaker", starts_on=ago(40))
    department = known_partner(in_alder, kind="faculty-department")
    make_activity(department, kind="internship", starts_on=ago(40))
    assert (letter(talks, SUPPORT), letter(department, SUPPORT)) == ("n", "n")


def test_the_check_of_support_is_as_its_worse_half(in_alder: Office, bob: Membership) -> None:
    partner = known_partner(in_alder, tier="key")
    make_activity(partner, kind="visit", starts_on=ago(10), leader=bob)
    make_activity(partner, kind="internship", starts_on=ago(40))
    risk = risk_of(partner)
    assert risk.evidence[SUPPORT]["halves"] == {"contact": "o", "agreement": "m"}
    assert letter(partner, SUPPORT) == "m"


@pytest.mark.parametrize(("until", "muted"), [(0, True), (-10, True), (1, False)])
def test_a_muted_check_does_not_count_and_makes_no_floor(
    in_alder: Office, until: int, muted: bool
) -> None:
    partner = known_partner(in_alder, closing=True)
    MutedCheck.objects.create(
        office=in_alder,
        partner=partner,
        check_key="business_closed",
        reason="They moved",
        until=ago(until),
    )
    risk = risk_of(partner)
    assert (risk.states[0], risk.floors) == (("M", []) if muted else ("m", ["closing"]))
    assert risk.applicable == (8 if muted else 9)
