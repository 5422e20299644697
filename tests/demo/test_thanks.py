"""The demo's offices have thanked their partners, and owe some thanks."""

import json
import subprocess
import sys
from typing import Any

import pytest

from outreach.enums.activities import ENGAGEMENTS
from tests import database
from tests.demo.conftest import Loaded

FIGURES = """
import django, json
django.setup()
from core.tenancy.context import office_context
from offices.models import Office
from recognition.queries.figures import thanked_this_term
from recognition.queries.owed import as_owed, count_owed, owed, owed_rows
found = {}
for office in Office.objects.all():
    with office_context(office.pk):
        today = office.today()
        term = thanked_this_term(office, today)
        reasons = [as_owed(row).reason for row in owed_rows(owed(office, today))]
        found[office.slug] = [count_owed(office, today), term.thanked, term.of, reasons]
print(json.dumps(found))
"""
"""Asks the pages' own queries, in a process of its own: the demo is another database."""

NOTHING_WRONG = {
    "thanks in the future": """SELECT count(*) FROM recognition_recognition
        WHERE given_on > (now() + interval '1 day')::date""",
    "thanks written down before they were given": """SELECT count(*)
        FROM recognition_recognition WHERE recorded_at < given_on - interval '1 day'""",
    "thanks for what a partner did not take part in": """SELECT count(*)
        FROM recognition_recognition r WHERE activity_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM outreach_participation p WHERE p.partner_id = r.partner_id
                AND p.activity_id = r.activity_id AND p.attended)""",
    "thanks before what they are for": """SELECT count(*) FROM recognition_recognition r
        JOIN outreach_activity a ON a.id = r.activity_id WHERE r.given_on < a.starts_on""",
    "thanks to a stranger": """SELECT count(*) FROM recognition_recognition r
        WHERE contact_id IS NOT NULL AND NOT EXISTS (SELECT FROM contacts_affiliation f
            WHERE f.partner_id = r.partner_id AND f.contact_id = r.contact_id)""",
    "a standing that tells no truth": """SELECT count(*) FROM partnerships_partnerstanding s,
        LATERAL (SELECT max(r.given_on) AS last_on FROM recognition_recognition r
            WHERE r.partner_id = s.partner_id) t
        WHERE s.last_thanked_on IS DISTINCT FROM t.last_on""",
    "an engagement without thanks that the standing does not know": """SELECT count(*)
        FROM partnerships_partnerstanding s, LATERAL (
            SELECT min(a.starts_on) AS since FROM outreach_participation p
            JOIN outreach_activity a ON a.id = p.activity_id
            WHERE p.partner_id = s.partner_id AND p.attended AND a.status = 'done'
              AND a.exchange <> 'attempt' AND a.kind = ANY(%s)
              AND a.starts_on > coalesce(s.last_thanked_on, '-infinity')) t
        WHERE s.unthanked_since IS DISTINCT FROM t.since""",
}


@pytest.mark.parametrize("wrong", NOTHING_WRONG)
def test_there_are_no(demo: Loaded, wrong: str) -> None:
    query = NOTHING_WRONG[wrong]
    values = [[kind.value for kind in ENGAGEMENTS]] if "%s" in query else []
    assert demo.number(query, *values) == 0


@pytest.fixture(scope="module")
def figures(demo: Loaded) -> dict[str, Any]:
    """By office: how many are owed thanks, how many of how many had some this term, and why.

    As the owner, who finds the offices without knowing their ids.
    """
    owner = {"DATABASE_URL": demo.environment["DATABASE_OWNER_URL"]}
    done = subprocess.run(
        [sys.executable, "-c", FIGURES],
        cwd=database.ROOT,
        env=demo.environment | owner,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("office", ["alder", "birch"])
def test_most_were_thanked_this_term_and_some_are_owed_thanks(
    figures: dict[str, Any], office: str
) -> None:
    owed, thanked, everyone, reasons = figures[office]
    assert thanked / everyone == pytest.approx(109 / 153, abs=0.05)
    assert owed / everyone == pytest.approx(14 / 130, abs=0.03)
    assert {"engagement", "anniversary"} <= set(reasons)


def test_rivera_machining_was_last_thanked_in_may_by_a_certificate(demo: Loaded) -> None:
    query = """SELECT s.last_thanked_on, s.last_channels FROM partnerships_partnerstanding s
        JOIN partnerships_partner p ON p.id = s.partner_id WHERE p.name = 'Rivera Machining'"""
    [(last_on, channels)] = demo.rows(query)
    assert (last_on.month, last_on.day) == (5, 7)
    assert channels == ["certificate", "card", "letter"]


def test_some_were_thanked_three_times_in_the_same_way(demo: Loaded) -> None:
    query = """SELECT count(*) FROM partnerships_partnerstanding
        WHERE cardinality(last_channels) = 3
          AND last_channels[1] = last_channels[2] AND last_channels[2] = last_channels[3]"""
    assert demo.number(query) >= 5


def test_certificates_wait_for_a_leader(demo: Loaded) -> None:
    query = """SELECT o.slug, count(*), min(m.role) FROM recognition_document d
        JOIN recognition_documentsigner s ON s.document_id = d.id
        JOIN offices_membership m ON m.id = s.member_id
        JOIN offices_office o ON o.id = d.office_id
        WHERE d.state = 'waiting' AND s.signed_at IS NULL GROUP BY 1 ORDER BY 1"""
    assert demo.rows(query) == [("alder", 3, "leader"), ("birch", 3, "leader")]
