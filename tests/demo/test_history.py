"""The demo's three and a half years look like years of schools and colleges."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.demo.conftest import Loaded

NOTHING_WRONG = {
    "an address outside example.org": """SELECT count(*) FROM contacts_affiliationemail
        WHERE address NOT LIKE '%@example.org'""",
    "an account outside example.org": """SELECT count(*) FROM offices_user
        WHERE email NOT LIKE '%@example.org'""",
    "a planned activity in the past": """SELECT count(*) FROM outreach_activity
        WHERE status = 'planned' AND starts_on < (now() - interval '1 day')::date""",
    "a done activity in the future": """SELECT count(*) FROM outreach_activity
        WHERE status = 'done' AND starts_on > (now() + interval '1 day')::date""",
    "something written down in the future": """SELECT count(*) FROM outreach_activity
        WHERE recorded_at > now() + interval '1 day'""",
    "a done activity written down before it": """SELECT count(*) FROM outreach_activity
        WHERE status = 'done' AND recorded_at::date < starts_on - 1""",
    "a date of a part that is not its activity's": """SELECT count(*) FROM outreach_participation p
        JOIN outreach_activity a ON a.id = p.activity_id WHERE a.starts_on <> p.starts_on""",
    "a contact in an activity before coming or after leaving": """
        SELECT count(*) FROM outreach_activitycontact ac
        JOIN outreach_activity a ON a.id = ac.activity_id
        WHERE NOT EXISTS (SELECT FROM contacts_affiliation f WHERE f.contact_id = ac.contact_id
            AND coalesce(f.started_on, a.starts_on) <= a.starts_on
            AND coalesce(f.ended_on, a.starts_on) >= a.starts_on)""",
    "an open follow-up of somebody who has left": """SELECT count(*) FROM outreach_followup f
        JOIN offices_membership m ON m.id = f.owner_id
        WHERE f.status = 'open' AND m.deactivated_at IS NOT NULL""",
    "an open follow-up with an ended partner": """SELECT count(*) FROM outreach_followup f
        JOIN partnerships_partner p ON p.id = f.partner_id
        WHERE f.status = 'open' AND p.stage = 'ended'""",
    "a student count of something cancelled": """SELECT count(*) FROM outreach_activity
        WHERE student_count IS NOT NULL AND status <> 'done'""",
    "braces that were left in a note": """SELECT count(*) FROM outreach_activity
        WHERE notes ~ '[{}]' OR summary ~ '[{}]'""",
    "a one-person shop with two people": """SELECT count(*) FROM partnerships_partner p
        WHERE p.one_person AND 1 < (SELECT count(*) FROM contacts_affiliation a
            WHERE a.partner_id = p.id AND a.ended_on IS NULL)""",
}

SOME = {
    "branches": "SELECT count(*) FROM partnerships_partner WHERE parent_id IS NOT NULL",
    "one-person shops": "SELECT count(*) FROM partnerships_partner WHERE one_person",
    "faculty departments": """SELECT count(*) FROM partnerships_partner
        WHERE kind = 'faculty-department'""",
    "partners without an owner": """SELECT count(*) FROM partnerships_partner
        WHERE owner_id IS NULL""",
    "partners without a backup owner": """SELECT count(*) FROM partnerships_partner
        WHERE owner_id IS NOT NULL AND backup_owner_id IS NULL""",
    "people who changed employers": """SELECT count(*) FROM (SELECT contact_id
        FROM contacts_affiliation GROUP BY contact_id
        HAVING bool_or(ended_on IS NOT NULL) AND bool_or(ended_on IS NULL)) moved""",
    "people with two hats": """SELECT count(*) FROM (SELECT contact_id FROM contacts_affiliation
        WHERE ended_on IS NULL GROUP BY contact_id HAVING count(*) > 1) both_hats""",
    "voicemails": "SELECT count(*) FROM outreach_activity WHERE kind = 'voicemail'",
    "cancelled by us": "SELECT count(*) FROM outreach_activity WHERE status = 'cancelled-by-us'",
    "cancelled by them": """SELECT count(*) FROM outreach_activity
        WHERE status = 'cancelled-by-them'""",
    "planned activities": "SELECT count(*) FROM outreach_activity WHERE status = 'planned'",
    "no-shows": "SELECT count(*) FROM outreach_participation WHERE NOT attended",
    "kept promises": "SELECT count(*) FROM outreach_followup WHERE done_with_id IS NOT NULL",
    "dropped promises": "SELECT count(*) FROM outreach_followup WHERE status = 'dropped'",
    "notes in Spanish": "SELECT count(*) FROM outreach_activity WHERE notes LIKE '%espa_ol%'",
    "former leaders": "SELECT count(*) FROM offices_siteleader WHERE ended_on IS NOT NULL",
}


@pytest.mark.parametrize("wrong", NOTHING_WRONG)
def test_there_is_not(demo: Loaded, wrong: str) -> None:
    assert demo.number(NOTHING_WRONG[wrong]) == 0


@pytest.mark.parametrize("some", SOME)
def test_there_are(demo: Loaded, some: str) -> None:
    assert demo.number(SOME[some]) > 0


def test_the_history_is_three_and_a_half_years_long(demo: Loaded) -> None:
    [(first,)] = demo.rows("SELECT min(starts_on) FROM outreach_activity WHERE status = 'done'")
    age = datetime.now(UTC).date() - first
    assert timedelta(days=1240) < age <= timedelta(days=1280)


def test_summers_are_quiet(demo: Loaded) -> None:
    query = """SELECT extract(month FROM starts_on)::int, count(*)
        FROM outreach_activity GROUP BY 1"""
    months = dict(demo.rows(query))
    assert months[7] * 3 < months[9]
    assert months[7] * 3 < months[4]


def test_fairs_are_held_in_fall_and_job_shadows_in_spring(demo: Loaded) -> None:
    months = """SELECT DISTINCT extract(month FROM starts_on)::int FROM outreach_activity a
        JOIN offices_office o ON o.id = a.office_id WHERE o.slug = 'alder' AND a.kind = %s"""
    assert demo.rows(months, "career-fair") == [(10,)]
    assert {month for (month,) in demo.rows(months, "job-shadow")} <= {2, 3, 4}


def test_coordinators_have_something_overdue_due_today_and_due_this_week(demo: Loaded) -> None:
    query = """SELECT count(*) FILTER (WHERE f.due_on < d.today),
        count(*) FILTER (WHERE f.due_on = d.today),
        count(*) FILTER (WHERE f.due_on BETWEEN d.today + 1 AND d.today + 6)
        FROM outreach_followup f JOIN offices_membership m ON m.id = f.owner_id
        JOIN offices_office o ON o.id = f.office_id,
        LATERAL (SELECT (now() AT TIME ZONE o.time_zone)::date AS today) d
        WHERE f.status = 'open' AND m.display_name = 'Dana Whitfield'"""
    [counts] = demo.rows(query)
    assert min(counts) >= 2


def test_some_but_not_most_active_partners_are_losing_touch(demo: Loaded) -> None:
    query = """SELECT count(*) FILTER (WHERE now()::date - s.last_two_way_on > c.days), count(*)
        FROM partnerships_partner p JOIN partnerships_partnerstanding s ON s.partner_id = p.id
        JOIN outreach_cadence c ON c.office_id = p.office_id AND c.tier = p.tier
        WHERE p.stage = 'active'"""
    [(silent, everyone)] = demo.rows(query)
    assert 0.05 < silent / everyone < 0.5


def test_rivera_machining_waits_for_a_call(demo: Loaded) -> None:
    query = """SELECT f.what, now()::date - f.due_on, m.display_name, p.backup_owner_id
        FROM outreach_followup f JOIN partnerships_partner p ON p.id = f.partner_id
        JOIN offices_membership m ON m.id = f.owner_id
        WHERE p.name = 'Rivera Machining' AND f.status = 'open' AND f.what LIKE 'Call Luis%'
        ORDER BY f.id DESC LIMIT 1"""
    [(what, late, owner, backup)] = demo.rows(query)
    assert (what, owner, backup) == ("Call Luis about spring job shadows", "Dana Whitfield", None)
    assert late in (4, 5)
