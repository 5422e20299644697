"""The strength checklist: ten strategies, ticked from what is on record of a year."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from offices.models import Membership, Office
from outcomes.enums.strengths import SHARES, Strategy
from outcomes.presenters.strengths import strengths_of, ticked
from outcomes.queries.strengths import strength_facts
from partnerships.models import Partner
from tests.factories import make_activity, make_concern, make_need, make_recognition
from tests.factories.outcomes import make_measure, make_result
from tests.outcomes.looking import NOW, ago, known_partner, risk_of

SignIn = Callable[[Membership], Client]


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def partner(in_alder: Office) -> Partner:
    return known_partner(in_alder, name="Rivera Machining")


def states(partner: Partner) -> dict[str, str]:
    """The state of each strategy that does not wait for debriefs."""
    found = strengths_of(partner.office, partner.pk, risk_of(partner))
    return {key: it.state for key, it in zip(SHARES, found, strict=True)}


def words(partner: Partner, key: str) -> str:
    found = strengths_of(partner.office, partner.pk, risk_of(partner))
    return dict(zip(SHARES, found, strict=True))[key].words


def test_of_a_partner_without_anything_nothing_is_ticked(partner: Partner) -> None:
    assert states(partner) == {
        "positive_environment": "unknown",
        "recognized_often": "no",
        "communicates_often": "no",
        "problems_prompt": "unknown",
        "needs_prioritized": "unknown",
        "principal_engaged": "no",
        "needs_identified": "no",
        "impact_known": "no",
        "volunteers_trained": "unknown",
        "outcome_data_shared": "no",
    }


def test_what_is_on_record_ticks_all_but_what_debriefs_will_tell(
    in_alder: Office, alice: Membership, partner: Partner
) -> None:
    for channel in ("letter", "certificate"):
        make_recognition(partner, channel=channel, given_on=ago(30))
    make_activity(partner, kind="visit", starts_on=ago(3), leader=alice)
    make_activity(partner, kind="internship", starts_on=ago(20))
    make_concern(partner, raised_on=ago(20), promised_on=ago(10), answered_on=ago(11), answer="Yes")
    make_need(partner, asked_on=ago(40))
    measure = make_measure(in_alder, about="students")
    make_result(partner, measure, starts_on=ago(60), ends_on=ago(30), shared_on=ago(9))
    found = states(partner)
    assert {key for key, state in found.items() if state != "yes"} == {
        "positive_environment",
        "volunteers_trained",
    }
    assert ticked(strengths_of(in_alder, partner.pk, risk_of(partner))) == "8 of 10"
    assert words(partner, "recognized_often") == "Thanked 2 times in a year, in 2 ways"
    assert words(partner, "principal_engaged") == "Last on Nov 15"


def test_thanks_in_one_way_only_are_not_several(partner: Partner) -> None:
    for days in (3, 300):
        make_recognition(partner, channel="letter", given_on=ago(days))
    assert states(partner)["recognized_often"] == "no"
    assert words(partner, "recognized_often") == "Thanked 2 times in a year, in 1 way"


@pytest.mark.parametrize(
    ("concern", "prompt", "cared"),
    [
        ({"promised_on": ago(10), "answered_on": ago(9), "answer": "Yes"}, "no", "yes"),
        ({"promised_on": ago(1)}, "no", "no"),
        ({"promised_on": ago(-3)}, "unknown", "unknown"),
        ({"answered_on": ago(5), "answer": "Yes"}, "yes", "yes"),
    ],
)
def test_answers_must_be_there_in_time(
    partner: Partner, concern: dict[str, object], prompt: str, cared: str
) -> None:
    make_concern(partner, raised_on=ago(20), **concern)
    found = states(partner)
    assert (found["problems_prompt"], found["needs_prioritized"]) == (prompt, cared)


def test_what_is_older_than_a_year_ticks_nothing(partner: Partner, alice: Membership) -> None:
    for channel in ("letter", "certificate"):
        make_recognition(partner, channel=channel, given_on=ago(366))
    make_activity(partner, kind="visit", starts_on=ago(366), leader=alice)
    make_need(partner, asked_on=ago(400))
    assert "yes" not in states(partner).values()


def test_a_branch_is_taken_care_of_through_its_parent(in_alder: Office, partner: Partner) -> None:
    branch = known_partner(in_alder, parent=partner)
    make_need(partner, asked_on=ago(40), met_on=ago(5))
    assert strength_facts(in_alder, branch.pk, in_alder.today()).met == 1
    assert states(branch)["needs_prioritized"] == "yes"


def test_the_facts_are_one_statement(partner: Partner) -> None:
    with CaptureQueriesContext(connection) as queries:
        strength_facts(partner.office, partner.pk, partner.office.today())
    assert len(queries) == 1


def test_the_page_shows_them_beside_the_checks(
    partner: Partner, bob: Membership, client_of: SignIn
) -> None:
    page = client_of(bob).get(f"/o/alder/risk/partners/{partner.pk}/").content.decode()
    assert "What keeps them" in page
    assert "0 of 10" in page
    assert "Their volunteers are trained" in page


def test_the_most_named_strategy_comes_first() -> None:
    assert set(SHARES) == set(Strategy.values)
    assert list(SHARES.values()) == sorted(SHARES.values(), reverse=True)
