"""The demo's offices show whose health has changed, and how well risk would have warned."""

import json
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise

import pytest

from tests import database
from tests.demo.conftest import Loaded

ASK = """
import django, json
django.setup()
from dataclasses import asdict
from core.tenancy.context import office_context
from offices.models import Office
from outcomes.presenters.backtest import sentence_of, too_few
from outcomes.queries.backtest import kept_backtest
from outcomes.queries.changes import latest_change
found = {}
for office in Office.objects.all():
    with office_context(office.pk):
        change, tested = latest_change(office), kept_backtest(office.pk)
        found[office.slug] = {
            "moved": change.count,
            "to_risk": change.to_risk,
            "at_risk": asdict(tested.at_risk),
            "others": asdict(tested.others),
            "years": [it.year.label for it in tested.years],
            "said": sentence_of(tested) if tested.is_enough else too_few(tested),
        }
print(json.dumps(found))
"""
"""Asks the pages' own code, in a process of its own: the demo is another database."""


def test_both_offices_have_news_and_a_past_to_judge_risk_by(demo: Loaded) -> None:
    owner = {"DATABASE_URL": demo.environment["DATABASE_OWNER_URL"]}
    asked = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=database.ROOT,
        env=demo.environment | owner,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(asked.stdout.splitlines()[-1])
    assert set(found) == {"alder", "birch"}
    for slug, told in found.items():
        assert told["to_risk"] >= 1, slug
        assert told["moved"] > told["to_risk"], slug
        assert len(told["years"]) == 3, slug
        left = told["at_risk"]["left"] + told["others"]["left"]
        assert told["at_risk"]["left"] > told["others"]["left"], slug
        assert told["said"].startswith(f"Too few to tell: {left} partnerships were lost"), slug


BANDS = """SELECT r.band, count(*) FROM outcomes_partnerrisk r
    JOIN partnerships_partner p ON p.id = r.partner_id JOIN offices_office o ON o.id = p.office_id
    WHERE o.slug = %s AND p.stage = 'active' GROUP BY 1"""
NIGHTS = """SELECT s.as_of FROM outcomes_riskscan s JOIN offices_office o ON o.id = s.office_id
    WHERE o.slug = %s AND s.kind = 'nightly' ORDER BY 1"""


@pytest.mark.parametrize("slug", ["alder", "birch"])
def test_most_partnerships_hold_some_need_care_and_few_are_at_risk(slug: str, demo: Loaded) -> None:
    bands = dict(demo.rows(BANDS, slug))
    everyone = sum(bands.values())
    assert 0.08 < bands["risk"] / everyone < 0.27
    assert 0.25 < bands["care"] / everyone < 0.5
    assert bands["strong"] > bands["risk"]


@pytest.mark.parametrize("slug", ["alder", "birch"])
def test_two_months_of_weekly_looks_show_how_it_went(slug: str, demo: Loaded) -> None:
    days = [day for (day,) in demo.rows(NIGHTS, slug)]
    weeks = [later - sooner for sooner, later in pairwise(days)]
    assert weeks == [timedelta(days=7)] * 8
