"""The demo's offices have lost partners, and said why; their years are closed, or half settled."""

from tests.demo.conftest import Loaded


def test_everybody_who_has_ended_has_an_ending_and_nobody_else(demo: Loaded) -> None:
    wrong = demo.number(
        """SELECT count(*) FROM partnerships_partner p FULL JOIN partnerships_exit e
            ON e.partner_id = p.id AND e.archived_at IS NULL AND e.over_at IS NULL
            WHERE (p.stage = 'ended') IS DISTINCT FROM (e.id IS NOT NULL)"""
    )
    assert wrong == 0


def test_endings_lie_in_three_school_years_for_several_reasons(demo: Loaded) -> None:
    years = demo.rows(
        """SELECT o.slug, count(DISTINCT extract(year FROM e.ended_on - interval '7 months'))
            FROM partnerships_exit e JOIN offices_office o ON o.id = e.office_id
            GROUP BY 1 ORDER BY 1"""
    )
    assert [slug for slug, _count in years] == ["alder", "birch"]
    assert all(count >= 3 for _slug, count in years), years
    reasons = demo.number(
        "SELECT count(DISTINCT reason) FROM partnerships_exitcause WHERE reason <> ''"
    )
    assert reasons >= 6
    assert demo.number("SELECT count(*) FROM partnerships_exitcause WHERE own_id IS NOT NULL")
    assert demo.number(
        "SELECT count(*) FROM partnerships_exitcause WHERE reason = 'business_closed'"
    )
    assert demo.number("SELECT count(*) FROM partnerships_exit WHERE as_planned")
    unsaid = demo.number(
        """SELECT count(*) FROM partnerships_exit e WHERE NOT as_planned AND NOT EXISTS (
            SELECT FROM partnerships_exitcause c WHERE c.exit_id = e.id)"""
    )
    assert unsaid == 0


def test_nothing_was_done_with_them_after_the_end(demo: Loaded) -> None:
    later = demo.rows(
        """SELECT p.name, a.starts_on, e.ended_on FROM partnerships_exit e
            JOIN partnerships_partner p ON p.id = e.partner_id
            JOIN outreach_participation t ON t.partner_id = p.id
            JOIN outreach_activity a ON a.id = t.activity_id
            WHERE a.starts_on > e.ended_on AND e.over_at IS NULL AND e.archived_at IS NULL"""
    )
    assert later == []
    open_ones = demo.number(
        """SELECT count(*) FROM outreach_followup f JOIN partnerships_partner p
            ON p.id = f.partner_id WHERE p.stage = 'ended' AND f.status = 'open'"""
    )
    assert open_ones == 0


def test_the_year_before_the_last_is_closed_and_the_last_one_half_settled(demo: Loaded) -> None:
    closed = demo.rows("SELECT office_id, starts_on FROM outcomes_closedyear ORDER BY 1")
    assert len(closed) == 2
    for office, starts_on in closed:
        answers = demo.rows(
            """SELECT year_starts_on - %s > 0, count(*) FROM outcomes_yearsettlement
                WHERE office_id = %s GROUP BY 1 ORDER BY 1""",
            starts_on,
            office,
        )
        assert [is_last for is_last, _count in answers] == [False, True], (office, answers)
        left = demo.number(
            """SELECT count(*) FROM outcomes_partneryear y JOIN partnerships_partner p
                ON p.id = y.partner_id AND p.stage NOT IN ('paused', 'ended')
                WHERE y.office_id = %s AND y.took_part AND y.starts_on = %s
                  AND NOT EXISTS (SELECT FROM outcomes_partneryear n
                    WHERE n.partner_id = y.partner_id AND n.took_part
                      AND n.starts_on = (%s::date + interval '1 year')::date)
                  AND NOT EXISTS (SELECT FROM outcomes_yearsettlement s
                    WHERE s.partner_id = y.partner_id AND s.year_starts_on > %s)""",
            office,
            starts_on,
            starts_on,
            starts_on,
        )
        assert left > 0, office
