"""Losing touch: whose partners, after how many days, and what was never recorded."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from offices.models import Membership, Office
from outreach.actions.cadences import set_cadence
from outreach.queries.silence import losing_touch
from partnerships.models import Partner
from tests.factories import make_activity, make_partner

DAYS = {"key": 30, "regular": 60, "occasional": 180}


def silent(office: Office, days: int, **fields: object) -> Partner:
    fields.setdefault("stage", "active")
    partner = make_partner(office, **fields)
    make_activity(partner, starts_on=office.today() - timedelta(days=days))
    return partner


def names(office: Office, member: Membership) -> list[str]:
    return [it.partner.name for it in losing_touch(office, member, office.today())]


@pytest.mark.parametrize(("tier", "days"), DAYS.items())
def test_one_day_more_than_the_tiers_is_too_long(
    in_alder: Office, ana: Membership, tier: str, days: int
) -> None:
    silent(in_alder, days, name="Just in time", owner=ana, tier=tier)
    silent(in_alder, days + 1, name="Too long", owner=ana, tier=tier)
    assert names(in_alder, ana) == ["Too long"]


def test_the_office_sets_the_days(in_alder: Office, ana: Membership, alice: Membership) -> None:
    silent(in_alder, 40, name="Rivera", owner=ana, tier="key")
    set_cadence(by=alice, office=in_alder, days={"key": 45})
    assert names(in_alder, ana) == []


def test_a_one_way_note_or_an_attempt_is_no_exchange(in_alder: Office, ana: Membership) -> None:
    partner = silent(in_alder, 90, name="Rivera", owner=ana)
    make_activity(partner, kind="email")
    make_activity(partner, kind="voicemail")
    assert names(in_alder, ana) == ["Rivera"]


def test_the_longest_silence_comes_first_and_none_on_record_last(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    make_partner(in_alder, name="Never", owner=ana, stage="active")
    silent(in_alder, 70, name="Shorter", owner=ana)
    silent(in_alder, 90, name="Longer", owner=ana)
    assert names(in_alder, ana) == ["Longer", "Shorter", "Never"]
    page = ana_client.get("/o/alder/").content.decode()
    assert "No exchange in 90 days" in page
    assert "No exchange recorded yet" in page


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("prospect", []),
        ("approached", ["It"]),
        ("exploring", ["It"]),
        ("active", ["It"]),
        ("paused", []),
        ("ended", []),
    ],
)
def test_only_partners_that_are_cared_for(
    in_alder: Office, ana: Membership, stage: str, expected: list[str]
) -> None:
    silent(in_alder, 400, name="It", owner=ana, stage=stage)
    assert names(in_alder, ana) == expected


def test_others_partners_and_archived_ones_are_left_out(
    in_alder: Office, ana: Membership, bob: Membership
) -> None:
    silent(in_alder, 90, owner=bob)
    silent(in_alder, 90, owner=ana, archived_at=timezone.now())
    assert names(in_alder, ana) == []


def test_those_of_an_absent_owner_are_the_backups(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    silent(in_alder, 90, name="Rivera", owner=ana, backup_owner=alice)
    assert names(in_alder, alice) == []
    ana.away_from = ana.away_until = in_alder.today()
    ana.save()
    assert names(in_alder, alice) == ["Rivera"]


def test_those_of_an_owner_who_left_without_a_backup_are_the_directors(
    in_alder: Office,
    ana: Membership,
    bob: Membership,
    adam: Membership,
    alice: Membership,
    client_of: Callable[[Membership], Client],
) -> None:
    silent(in_alder, 95, name="Nobody's", owner=ana)
    silent(in_alder, 94, name="Of two who left", owner=ana, backup_owner=bob)
    silent(in_alder, 93, name="Still kept", owner=ana, backup_owner=adam)
    ana.away_from = ana.away_until = in_alder.today()
    ana.save()
    assert names(in_alder, alice) == []
    for member in (ana, bob):
        member.deactivated_at = timezone.now()
        member.save()
    assert names(in_alder, alice) == ["Nobody's", "Of two who left"]
    page = client_of(alice).get("/o/alder/").content.decode()
    assert "Of two who left" in page
    assert "Still kept" not in page


def test_a_coordinator_has_none_of_those_who_left(
    in_alder: Office, ana: Membership, bob: Membership
) -> None:
    silent(in_alder, 95, owner=bob)
    bob.deactivated_at = timezone.now()
    bob.save()
    assert names(in_alder, ana) == []


def test_nobody_silent_is_no_panel(in_alder: Office, ana: Membership, ana_client: Client) -> None:
    silent(in_alder, 3, owner=ana)
    assert "Losing touch" not in ana_client.get("/o/alder/").content.decode()


def test_the_panel_shows_five_and_the_page_all(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    for days in range(52):
        silent(in_alder, 100 + days, owner=ana)
    make_partner(in_alder, name="Never", owner=ana, stage="active")
    today = ana_client.get("/o/alder/").content.decode()
    assert today.count("No exchange in") == 5
    assert '<span class="count">53</span>' in today
    first = ana_client.get("/o/alder/losing-touch/")
    second = ana_client.get(f"/o/alder/losing-touch/{first.context['next_url']}")
    assert first.content.decode().count("No exchange in") == 50
    assert second.content.decode().count("No exchange in") == 2
    assert "Never" in second.content.decode()
