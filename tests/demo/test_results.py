"""What came of the demo's partnerships follows from what was done with them."""

import pytest

from tests.demo.conftest import Loaded

TODAY = "(now() AT TIME ZONE o.time_zone)::date"
OF_RESULT = """FROM outcomes_result r JOIN offices_office o ON o.id = r.office_id
    JOIN outcomes_measure m ON m.id = r.measure_id
    JOIN partnerships_partner p ON p.id = r.partner_id"""
IN_PERIOD = """FROM outreach_participation t
    JOIN outreach_activity a ON a.office_id = t.office_id AND a.id = t.activity_id
    WHERE t.office_id = r.office_id AND t.partner_id = r.partner_id AND t.attended
      AND a.status = 'done' AND a.starts_on BETWEEN r.starts_on AND r.ends_on"""

NOTHING_WRONG = {
    "a period that is still to come": f"SELECT count(*) {OF_RESULT} WHERE r.ends_on > {TODAY}",
    "a result that was shared in the future, or before its year": f"""SELECT count(*) {OF_RESULT}
        WHERE r.shared_on > {TODAY} OR r.shared_on < r.starts_on""",
    "a result of a year without anything done": f"""SELECT count(*) {OF_RESULT}
        WHERE NOT EXISTS (SELECT {IN_PERIOD}) AND p.name <> 'Rivera Machining'""",
    "paid internships that nobody had": f"""SELECT count(*) {OF_RESULT}
        WHERE m.library = 'paid-internships' AND r.value <>
            (SELECT coalesce(sum(a.student_count), 0) {IN_PERIOD} AND a.kind = 'internship')""",
    "days of externships that nobody spent": f"""SELECT count(*) {OF_RESULT}
        WHERE m.library = 'externship-days' AND r.value <>
            5 * (SELECT count(*) {IN_PERIOD} AND a.kind = 'teacher-externship')""",
    "a gift that nobody brought": f"""SELECT count(*) {OF_RESULT}
        WHERE m.library = 'gifts' AND NOT EXISTS (
            SELECT {IN_PERIOD} AND a.kind = 'in-kind-gift')""",
    "more offers than interns": f"""SELECT count(*) {OF_RESULT}
        WHERE m.library IN ('offers', 'hires') AND p.name <> 'Rivera Machining' AND r.value >
            (SELECT sum(a.student_count) {IN_PERIOD} AND a.kind = 'internship')""",
    "a result of a prospect": f"SELECT count(*) {OF_RESULT} WHERE p.stage = 'prospect'",
    "a result told after the partnership ended": f"""SELECT count(*) {OF_RESULT}
        JOIN partnerships_exit e ON e.office_id = r.office_id AND e.partner_id = r.partner_id
        WHERE r.shared_on > e.ended_on AND e.over_at IS NULL""",
}


@pytest.mark.parametrize("wrong", NOTHING_WRONG)
def test_there_is_not(demo: Loaded, wrong: str) -> None:
    assert demo.number(NOTHING_WRONG[wrong]) == 0


def test_rivera_was_told_of_the_year_before_and_not_of_spring(demo: Loaded) -> None:
    query = f"""SELECT m.name, r.value, r.of, r.shared_on IS NOT NULL {OF_RESULT}
        WHERE p.name = 'Rivera Machining' ORDER BY r.id"""
    assert demo.rows(query) == [
        ("Industry credentials earned", 17, 21, True),
        ("Work-based-learning hours", 304, None, True),
        ("Industry credentials earned", 14, 18, False),
        ("Work-based-learning hours", 288, None, False),
        ("Offers made", 2, None, False),
    ]


def test_some_results_are_shared_some_are_not_and_some_are_held_back(demo: Loaded) -> None:
    query = f"""SELECT o.slug, count(*) FILTER (WHERE r.shared_on IS NOT NULL),
        count(*) FILTER (WHERE r.shared_on IS NULL),
        count(*) FILTER (WHERE m.about = 'students' AND r.value < 10), count(*)
        {OF_RESULT} GROUP BY o.slug"""
    for slug, shared, unshared, few, everything in demo.rows(query):
        assert 0.3 < shared / everything < 0.8, slug
        assert unshared > 5, slug
        assert 0.1 < few / everything < 0.7, slug
