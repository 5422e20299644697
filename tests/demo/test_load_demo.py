"""`manage.py load_demo`: two offices that somebody can try Lanyard out with."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.hashers import check_password

from offices.queries.tokens import hash_secret, parse_token
from tests.demo.conftest import Loaded, load_demo

NOUNS = (
    "offices_site",
    "offices_siteleader",
    "offices_program",
    "offices_membership",
    "offices_officelabel",
    "partnerships_partner",
    "partnerships_partnerstanding",
    "partnerships_partnersite",
    "partnerships_need",
    "contacts_contact",
    "contacts_affiliation",
    "contacts_affiliationemail",
    "contacts_affiliationphone",
    "outreach_activity",
    "outreach_participation",
    "outreach_activitycontact",
    "outreach_followup",
    "outreach_cadence",
    "outreach_concern",
    "outcomes_measure",
    "outcomes_result",
    "recognition_recognition",
    "recognition_document",
    "core_duerow",
    "core_import",
    "core_importrow",
)


def test_it_takes_less_than_twenty_seconds(demo: Loaded) -> None:
    assert demo.seconds < 20


def test_alder_has_six_sites_and_about_150_partners_and_birch_about_60(demo: Loaded) -> None:
    """And some of earlier years."""
    query = """SELECT o.slug, (SELECT count(*) FROM offices_site s WHERE s.office_id = o.id),
        (SELECT count(*) FROM partnerships_partner p WHERE p.office_id = o.id)
        FROM offices_office o ORDER BY o.slug"""
    assert demo.rows(query) == [("alder", 6, 155 + 18), ("birch", 3, 63 + 7)]


@pytest.mark.parametrize("table", NOUNS)
def test_each_noun_has_rows_in_both_offices(demo: Loaded, table: str) -> None:
    assert demo.number(f"SELECT count(DISTINCT office_id) FROM {table}") == 2


def test_loading_again_says_so_and_changes_nothing(demo: Loaded, tmp_path: Path) -> None:
    before = demo.number("SELECT count(*) FROM outreach_activity")
    again = load_demo(demo.environment, tmp_path / "again.json")
    assert again.returncode == 1
    assert "nothing was changed" in again.stderr
    assert not (tmp_path / "again.json").exists()
    assert demo.number("SELECT count(*) FROM outreach_activity") == before


def test_the_printed_accounts_sign_in(demo: Loaded) -> None:
    assert demo.accounts
    for account in demo.accounts:
        query = """SELECT u.password, u.is_active, m.role FROM offices_user u
            JOIN offices_membership m ON m.user_id = u.id
            JOIN offices_office o ON o.id = m.office_id
            WHERE u.email = %s AND o.slug = %s"""
        [(password, is_active, role)] = demo.rows(query, account["email"], account["office"])
        assert is_active
        assert role == account["role"]
        assert check_password(account["password"], password)
        assert account["email"] in demo.printed


def test_each_role_has_an_account_and_one_person_is_in_both_offices(demo: Loaded) -> None:
    alder = [a["role"] for a in demo.accounts if a["office"] == "alder"]
    birch = [a["role"] for a in demo.accounts if a["office"] == "birch"]
    assert set(alder) == {"administrator", "director", "coordinator", "leader"}
    assert alder.count("coordinator") >= 2
    assert {"director", "coordinator"} <= set(birch)
    emails = [account["email"] for account in demo.accounts]
    assert len(set(emails)) == len(emails) - 1


def test_the_first_token_of_each_office_may_write(demo: Loaded) -> None:
    scopes: dict[str, list[bool]] = {"alder": [], "birch": []}
    for token in demo.tokens:
        parsed = parse_token(token["token"])
        assert parsed is not None
        query = """SELECT t.can_write, m.role FROM offices_apitoken t
            JOIN offices_membership m ON m.id = t.membership_id
            JOIN offices_office o ON o.id = t.office_id
            WHERE t.office_id = %s AND t.token_hash = %s AND o.slug = %s"""
        [(can_write, role)] = demo.rows(query, parsed[0], hash_secret(parsed[1]), token["office"])
        scopes[token["office"]].append(can_write)
        assert role == token["role"]
    assert scopes == {"alder": [True, False], "birch": [True, False]}


def test_the_file_is_for_its_owner_alone(demo: Loaded, tmp_path: Path) -> None:
    from outreach.demo.load import Demo
    from outreach.management.commands.load_demo import write_file

    file = tmp_path / "accounts.json"
    write_file(file, Demo([], []))
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads(file.read_text()) == {"accounts": [], "api_tokens": []}


def test_nothing_is_due_in_the_past_and_digests_are_at_seven(demo: Loaded) -> None:
    assert demo.number("SELECT count(*) FROM core_duerow WHERE due_at <= now()") == 0
    query = "SELECT due_at, zone FROM core_duerow WHERE rule LIKE '%digest%'"
    rows = demo.rows(query)
    assert rows
    assert {due.astimezone(ZoneInfo(zone)).hour for due, zone in rows} == {7}


def test_a_spreadsheet_has_come_in_at_each_office(demo: Loaded) -> None:
    query = """SELECT i.state, i.filename, count(*) FILTER (WHERE r.state = 'updated'), count(*)
        FROM core_import i JOIN core_importrow r ON r.office_id = i.office_id AND r.run_id = i.id
        GROUP BY i.id ORDER BY i.id"""
    assert demo.rows(query) == [("done", "chamber-directory.csv", 3, 3)] * 2


def test_nothing_waits_to_be_sent(demo: Loaded) -> None:
    assert demo.number("SELECT count(*) FROM core_outboxmessage") == 0
