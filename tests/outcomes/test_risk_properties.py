"""What holds of risk whatever happened."""

from collections.abc import Callable
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offices.models import Holiday, Membership, Office
from outcomes.models import CHECKS
from partnerships.enums.exits import SURVEY_SHARES
from partnerships.models import Partner
from tests.outcomes.events import GOOD, Event, events, happen
from tests.outcomes.looking import TODAY, ago, at, known_partner, risk_of

few = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TIERS = st.sampled_from(["key", "regular", "occasional"])
SEVERITY = {"o": 0, "w": 1, "u": 1, "m": 2}

Make = Callable[..., Partner]


@pytest.fixture
def made(in_alder: Office, ana: Membership, bob: Membership) -> Make:
    """Makes a partner with whatever happened with it."""

    def make(told: list[Event], **fields: Any) -> Partner:
        partner = known_partner(in_alder, owner=ana, **fields)
        happen(partner, bob, told)
        return partner

    return make


def gist(risk: Any) -> tuple[str, Decimal, str, list[str]]:
    return risk.states, risk.score, risk.band, sorted(risk.floors)


def severities(risk: Any) -> list[int]:
    return [SEVERITY.get(letter, 0) for letter in risk.states]


@few
@given(told=events(), tier=TIERS, good=st.sampled_from(GOOD))
def test_good_evidence_never_raises_risk(
    made: Make, bob: Membership, told: list[Event], tier: str, good: str
) -> None:
    partner = made(told, tier=tier)
    before = risk_of(partner)
    happen(partner, bob, [Event(good, 0)])
    after = risk_of(partner)
    assert after.score <= before.score
    assert set(after.floors) <= set(before.floors)


@few
@given(told=events(), tier=TIERS, data=st.data())
def test_the_order_of_events_does_not_matter(
    made: Make, told: list[Event], tier: str, data: st.DataObject
) -> None:
    other = data.draw(st.permutations(told))
    assert gist(risk_of(made(told, tier=tier))) == gist(risk_of(made(other, tier=tier)))


@few
@given(told=events(), tier=TIERS)
def test_the_score_is_the_sum_that_is_said_and_the_same_each_time(
    made: Make, told: list[Event], tier: str
) -> None:
    partner = made(told, tier=tier)
    risk = risk_of(partner)
    weights = {
        key: SURVEY_SHARES[key]
        for key, letter in zip(CHECKS, risk.states, strict=True)
        if letter in SEVERITY
    }
    severity = [
        SURVEY_SHARES[key] * SEVERITY.get(letter, 0) / 2
        for key, letter in zip(CHECKS, risk.states, strict=True)
    ]
    bad = sum(severity, Decimal(0))
    whole = sum(weights.values(), Decimal(0))
    score = (100 * bad / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert risk.score == score
    assert risk.applicable == len(weights)
    assert risk.known == sum(letter in "owm" for letter in risk.states)
    assert gist(risk_of(partner)) == gist(risk)


@few
@given(told=events())
def test_a_fresh_import_is_not_at_risk_but_for_a_floor(made: Make, told: list[Event]) -> None:
    risk = risk_of(made(told, recorded_at=at(TODAY)))
    assert risk.band != "risk" or risk.floors


@few
@given(told=events(), tier=TIERS)
def test_nothing_worsens_while_school_is_closed(
    made: Make, in_alder: Office, told: list[Event], tier: str
) -> None:
    Holiday.objects.get_or_create(
        office=in_alder, name="Break", starts_on=TODAY, ends_on=TODAY + timedelta(days=60)
    )
    partner = made(told, tier=tier)
    last_day = gist(risk_of(partner, ago(1)))
    for days in (0, 20, 60):
        risk = risk_of(partner, TODAY + timedelta(days=days))
        assert risk.score <= last_day[1]
        assert set(risk.floors) <= set(last_day[3])


@few
@given(told=events(), month=st.integers(1, 12), day=st.integers(1, 28))
def test_when_the_school_year_turns_makes_no_difference(
    made: Make, in_alder: Office, told: list[Event], month: int, day: int
) -> None:
    partner = made(told)
    before = gist(risk_of(partner))
    in_alder.year_starts_month, in_alder.year_starts_day = month, day
    assert gist(risk_of(partner)) == before


@few
@given(told=events())
def test_a_department_is_not_blamed_for_what_does_not_apply(made: Make, told: list[Event]) -> None:
    partner = made([it for it in told if it.what != "agreement"], kind="faculty-department")
    risk = risk_of(partner)
    assert risk.states[CHECKS.index("business_closed")] == "n"
    halves = risk.evidence["no_district_support"]["halves"]
    assert halves["agreement"] == "n"


@few
@given(told=events())
def test_one_person_is_not_blamed_for_having_no_backup(made: Make, told: list[Event]) -> None:
    one, many = risk_of(made(told, one_person=True)), risk_of(made(told))
    assert "no_backup" not in one.evidence["partner_contact_left"]
    assert one.score <= many.score


def test_what_is_unknown_is_neither_safe_nor_guilty(made: Make) -> None:
    partner = made([], recorded_at=at(TODAY), tier="key")
    risk = risk_of(partner)
    assert "u" in risk.states
    assert risk.band == ""
    assert risk.score == Decimal("38.4")  # 247.25 of 643.1
    assert severities(risk).count(1) == risk.states.count("u") + risk.states.count("w")
