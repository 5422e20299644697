"""The demo's partners want something, and wait for something."""

import pytest

from tests.demo.conftest import Loaded

TODAY = "(now() AT TIME ZONE o.time_zone)::date"

NOTHING_WRONG = {
    "a need asked about in the future": f"""SELECT count(*) FROM partnerships_need n
        JOIN offices_office o ON o.id = n.office_id
        WHERE n.asked_on > {TODAY} OR n.met_on > {TODAY} OR n.met_on < n.asked_on""",
    "a need asked about on a day without a conversation": """SELECT count(*)
        FROM partnerships_need n WHERE NOT EXISTS (SELECT FROM outreach_participation p
            JOIN outreach_activity a ON a.office_id = p.office_id AND a.id = p.activity_id
            WHERE p.office_id = n.office_id AND p.partner_id = n.partner_id
              AND a.exchange = 'two-way' AND a.status = 'done' AND a.starts_on = n.asked_on)""",
    "a need of a prospect": """SELECT count(*) FROM partnerships_need n
        JOIN partnerships_partner p ON p.id = n.partner_id WHERE p.stage = 'prospect'""",
    "the same need twice": """SELECT count(*) FROM (SELECT FROM partnerships_need
        GROUP BY partner_id, words HAVING count(*) > 1) twice""",
    "braces that were left in words": """SELECT count(*) FROM partnerships_need
        WHERE words ~ '[{}]'""",
    "something known before it was written down": """SELECT count(*) FROM partnerships_need
        WHERE recorded_at::date > asked_on + 6""",
    "an answer without words": """SELECT count(*) FROM outreach_concern
        WHERE (answered_on IS NULL) <> (answer = '')""",
    "an open concern of a partner that is not active": """SELECT count(*) FROM outreach_concern c
        JOIN partnerships_partner p ON p.id = c.partner_id
        WHERE c.answered_on IS NULL AND p.stage <> 'active'""",
    "an open concern of somebody who has left": """SELECT count(*) FROM outreach_concern c
        JOIN offices_membership m ON m.id = c.owner_id
        WHERE c.answered_on IS NULL AND m.deactivated_at IS NOT NULL""",
    "a concern in an activity that the partner took no part in": """SELECT count(*)
        FROM outreach_concern c WHERE c.activity_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM outreach_participation p WHERE p.office_id = c.office_id
              AND p.activity_id = c.activity_id AND p.partner_id = c.partner_id)""",
}


@pytest.mark.parametrize("wrong", NOTHING_WRONG)
def test_there_is_not(demo: Loaded, wrong: str) -> None:
    assert demo.number(NOTHING_WRONG[wrong]) == 0


def test_most_active_partners_were_asked_and_some_were_forgotten(demo: Loaded) -> None:
    query = f"""SELECT o.slug, count(*) FILTER (WHERE n.asked_on >= {TODAY} - 365),
        count(*) FILTER (WHERE n.asked_on < {TODAY} - 365), count(*)
        FROM partnerships_partner p JOIN offices_office o ON o.id = p.office_id
        LEFT JOIN LATERAL (SELECT max(asked_on) AS asked_on FROM partnerships_need n
            WHERE n.partner_id = p.id) n ON true
        WHERE p.stage = 'active' AND p.parent_id IS NULL GROUP BY o.slug"""
    for slug, fresh, old, everyone in demo.rows(query):
        assert 0.4 < fresh / everyone < 0.85, slug
        assert 0.02 < old / everyone < 0.3, slug


def test_rivera_wants_what_it_said_in_the_visit(demo: Loaded) -> None:
    query = """SELECT n.words FROM partnerships_need n
        JOIN partnerships_partner p ON p.id = n.partner_id
        WHERE p.name = 'Rivera Machining' ORDER BY n.id"""
    assert demo.rows(query) == [
        ("Entry-level machinists who can read a drawing",),
        ("To be known in town as a place that trains people",),
    ]


def test_one_answer_is_long_overdue_some_are_due_and_most_were_given(demo: Loaded) -> None:
    query = f"""SELECT o.slug, count(*) FILTER (WHERE answered_on IS NULL
            AND promised_on < {TODAY} - 14), count(*) FILTER (WHERE answered_on IS NULL
            AND promised_on >= {TODAY}), count(*) FILTER (WHERE answered_on IS NOT NULL)
        FROM outreach_concern c JOIN offices_office o ON o.id = c.office_id
        GROUP BY o.slug ORDER BY o.slug"""
    assert demo.rows(query) == [("alder", 1, 3, 6), ("birch", 1, 3, 6)]
    query = f"""SELECT p.name FROM outreach_concern c
        JOIN partnerships_partner p ON p.id = c.partner_id
        JOIN offices_office o ON o.id = c.office_id
        WHERE answered_on IS NULL AND promised_on < {TODAY} - 14 AND o.slug = 'alder'"""
    assert demo.rows(query) == [("Prairie Line Logistics",)]
