"""The demo's offices have agreements: kept, ending, lapsed, on their way."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests import database
from tests.demo.conftest import Loaded

STANDING = """
import django, json
django.setup()
from collections import Counter
from core.tenancy.context import office_context
from offices.models import Office
from partnerships.models import Agreement
from partnerships.queries.agreement_status import with_status
from partnerships.queries.agreements import goal_counts
found = {}
for office in Office.objects.all():
    with office_context(office.pk):
        today = office.today()
        rows = list(with_status(Agreement.objects.select_related("partner"), today))
        running = [it for it in rows if it.status in ("in-force", "ending")]
        goals = goal_counts(office.pk, running, today).values()
        soon = [it.partner.name for it in running if it.ends_on and (it.ends_on - today).days <= 60]
        lapsed = [str(it.ends_on) for it in rows if it.status == "lapsed"]
        met = [float(count / goal.target) for goal, count in goals]
        statuses = Counter(it.status for it in rows)
        found[office.slug] = [statuses, soon, lapsed, met]
print(json.dumps(found))
"""
"""Asks the pages' own queries, in a process of its own: the demo is another database."""

NOTHING_WRONG = {
    "signed on a day to come": """SELECT count(*) FROM partnerships_agreementsignatory
        WHERE signed_on > (now() + interval '1 day')::date""",
    "written down on a day to come": """SELECT count(*) FROM partnerships_agreement
        WHERE recorded_at > now() + interval '1 day'""",
    "signed before anybody was asked": """SELECT count(*) FROM partnerships_agreementsignatory s
        JOIN partnerships_agreement a ON a.id = s.agreement_id WHERE s.signed_on < a.asked_on""",
    "renews another partner's": """SELECT count(*) FROM partnerships_agreement a
        JOIN partnerships_agreement b ON b.id = a.renews_id WHERE a.partner_id <> b.partner_id""",
    "no goal": """SELECT count(*) FROM partnerships_agreement a WHERE NOT EXISTS (
        SELECT FROM partnerships_agreementgoal g WHERE g.agreement_id = a.id)""",
}


@pytest.fixture(scope="module")
def standing(demo: Loaded) -> Any:
    """By office; as the owner, who finds the offices without knowing their ids."""
    owner = {"DATABASE_URL": demo.environment["DATABASE_OWNER_URL"]}
    done = subprocess.run(
        [sys.executable, "-c", STANDING],
        cwd=database.ROOT,
        env=demo.environment | owner,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("what", NOTHING_WRONG)
def test_no_agreement_is_wrong(demo: Loaded, what: str) -> None:
    assert demo.number(NOTHING_WRONG[what]) == 0


def test_each_status_but_an_early_end_is_there(standing: Any) -> None:
    assert set(standing) == {"alder", "birch"}
    for slug, (statuses, soon, lapsed, _met) in standing.items():
        assert statuses["in-force"] >= (8 if slug == "alder" else 2), statuses
        assert {"ending", "lapsed", "renewed", "waiting", "draft"} <= statuses.keys()
        assert len(soon) >= 1
        assert all(day.endswith("06-30") for day in lapsed[:1])


def test_rivera_ends_soon(standing: Any) -> None:
    _statuses, soon, _lapsed, _met = standing["alder"]
    assert "Rivera Machining" in soon


def test_goals_are_about_half_met(standing: Any) -> None:
    for _statuses, _soon, _lapsed, met in standing.values():
        assert 0.25 < sum(met) / len(met) < 0.9


def test_rivera_has_agreed_for_two_whole_years(demo: Loaded) -> None:
    query = """SELECT starts_on, (ends_on + 1 - interval '2 years')::date
        FROM partnerships_agreement a JOIN partnerships_partner p ON p.id = a.partner_id
        WHERE p.name = 'Rivera Machining'"""
    [(first, two_years_before_the_end)] = demo.rows(query)
    assert first == two_years_before_the_end
