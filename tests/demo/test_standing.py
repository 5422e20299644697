"""What lists know about the demo's partners is what the raw rows say."""

import subprocess
import sys

from tests import database
from tests.demo.conftest import Loaded

CONTACTS = """SELECT count(*) FROM partnerships_partnerstanding s, LATERAL (
        SELECT count(*) AS people, coalesce(bool_or(a.holds = 'primary'), false) AS first,
            coalesce(bool_or(a.holds = 'backup'), false) AS second
        FROM contacts_affiliation a WHERE a.partner_id = s.partner_id AND a.ended_on IS NULL) t
    WHERE (s.contact_count, s.has_primary_contact, s.has_backup_contact)
        IS DISTINCT FROM (t.people, t.first, t.second)"""

TOUCHES = """SELECT count(*) FROM partnerships_partnerstanding s, LATERAL (
        SELECT count(*) AS touches, max(a.starts_on) AS newest,
            max(CASE WHEN a.exchange = 'two-way' THEN a.starts_on END) AS two_way
        FROM outreach_participation p JOIN outreach_activity a ON a.id = p.activity_id
        WHERE p.partner_id = s.partner_id AND p.attended AND a.status = 'done'
            AND a.exchange <> 'attempt') t
    WHERE (s.touch_count, s.last_touch_on, s.last_two_way_on)
        IS DISTINCT FROM (t.touches, t.newest, t.two_way)"""

FOLLOW_UPS = """SELECT count(*) FROM partnerships_partnerstanding s, LATERAL (
        SELECT count(*) AS open, min(f.due_on) AS next FROM outreach_followup f
        WHERE f.partner_id = s.partner_id AND f.status = 'open') t
    WHERE (s.open_follow_up_count, s.next_follow_up_on) IS DISTINCT FROM (t.open, t.next)"""

ALL = """SELECT s.partner_id, s.contact_count, s.has_primary_contact, s.has_backup_contact,
    s.last_touch_on, s.last_two_way_on, s.met_twice_since, s.last_engagement_on,
    s.touch_count, s.open_follow_up_count, s.next_follow_up_on, s.next_follow_up_what,
    s.last_thanked_on, s.last_channels, s.unthanked_since
    FROM partnerships_partnerstanding s ORDER BY s.partner_id"""


def test_every_partner_has_a_standing_that_tells_the_truth(demo: Loaded) -> None:
    partners = demo.number("SELECT count(*) FROM partnerships_partner")
    assert demo.number("SELECT count(*) FROM partnerships_partnerstanding") == partners
    assert [demo.number(query) for query in (CONTACTS, TOUCHES, FOLLOW_UPS)] == [0, 0, 0]


def test_computing_it_anew_changes_nothing(demo: Loaded) -> None:
    before = demo.rows(ALL)
    subprocess.run(
        [sys.executable, "manage.py", "refresh_standing"],
        cwd=database.ROOT,
        env=demo.environment,
        check=True,
        capture_output=True,
    )
    assert demo.rows(ALL) == before
