"""The demo's leaders take part, two members of each office say what they have time for, and one
partner has a cadence of its own."""

import pytest

from tests.demo.conftest import Loaded

NOTHING_WRONG = {
    "a leader who did not lead a site of a partner on the day": """SELECT count(*)
        FROM outreach_activity a WHERE a.leader_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM outreach_participation t
            JOIN partnerships_partnersite s ON s.partner_id = t.partner_id
            JOIN offices_siteleader l ON l.site_id = s.site_id AND l.member_id = a.leader_id
            WHERE t.activity_id = a.id AND a.starts_on >= l.started_on
              AND (l.ended_on IS NULL OR a.starts_on <= l.ended_on))""",
    "a leader in what did not happen, or was no exchange": """SELECT count(*)
        FROM outreach_activity
        WHERE leader_id IS NOT NULL AND (status <> 'done' OR exchange <> 'two-way')""",
}

CARED_FOR = """SELECT m.display_name, m.capacity, count(p.id) FROM offices_membership m
    JOIN offices_office o ON o.id = m.office_id
    LEFT JOIN partnerships_partner p ON p.owner_id = m.id AND p.archived_at IS NULL
        AND p.stage IN ('approached', 'exploring', 'active')
    WHERE o.slug = %s AND m.capacity IS NOT NULL GROUP BY m.id ORDER BY m.id"""


@pytest.mark.parametrize("query", NOTHING_WRONG.values(), ids=NOTHING_WRONG)
def test_nothing_is_wrong_with(query: str, demo: Loaded) -> None:
    assert demo.number(query) == 0


@pytest.mark.parametrize("slug", ["alder", "birch"])
def test_leaders_take_part_with_some_partners_but_not_with_all(slug: str, demo: Loaded) -> None:
    met, all_of_them = (
        demo.number(
            f"""SELECT count(DISTINCT t.partner_id) FROM outreach_participation t
            JOIN outreach_activity a ON a.id = t.activity_id
            JOIN offices_office o ON o.id = a.office_id
            WHERE o.slug = %s AND a.starts_on > current_date - 365 AND {which}""",
            slug,
        )
        for which in ("a.leader_id IS NOT NULL", "true")
    )
    assert 0.1 * all_of_them < met < 0.7 * all_of_them


@pytest.mark.parametrize("slug", ["alder", "birch"])
def test_two_say_what_they_have_time_for_and_one_of_them_has_more(slug: str, demo: Loaded) -> None:
    (_, first, has_first), (_, second, has_second) = demo.rows(CARED_FOR, slug)
    assert (has_first > first, has_second > second) == (True, False)


@pytest.mark.parametrize("slug", ["alder", "birch"])
def test_one_partner_has_a_cadence_of_its_own(slug: str, demo: Loaded) -> None:
    found = demo.rows(
        """SELECT c.days, p.tier, p.stage FROM outreach_cadence c
        JOIN partnerships_partner p ON p.id = c.partner_id
        JOIN offices_office o ON o.id = c.office_id WHERE o.slug = %s""",
        slug,
    )
    assert found == [(45, "occasional", "active")]
