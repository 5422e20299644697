"""Losing touch: whose partners, after how many days, and what was never recorded."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from offices.models import Holiday, Membership, Office
from offices.queries.calendar import calendar_of
from offices.queries.open_days import open_days_back
from outreach.actions.cadences import set_cadence
from outreach.models import Participation
from outreach.queries.silence import losing_touch
from partnerships.models import Partner, PartnerSite
from tests.factories import make_activity, make_partner, make_site

DAYS = {"key": 30, "regular": 60, "occasional": 180}


def silent(office: Office, days: int, **fields: object) -> Partner:
    fields.setdefault("stage", "active")
    partner = make_partner(office, **fields)
    make_activity(partner, starts_on=office.today() - timedelta(days=days))
    return partner


def open_days_ago(office: Office, days: int) -> int:
    """How many days of the calendar so many open days are ago."""
    today = office.today()
    return (today - open_days_back(calendar_of(office), today, days + 1)[days]).days


def names(office: Office, member: Membership) -> list[str]:
    return [it.partner.name for it in losing_touch(office, member, office.today())[0]]


@pytest.mark.parametrize(("tier", "days"), DAYS.items())
def test_one_open_day_more_than_the_tiers_is_too_long(
    in_alder: Office, ana: Membership, tier: str, days: int
) -> None:
    in_time, too_long = open_days_ago(in_alder, days), open_days_ago(in_alder, days + 1)
    silent(in_alder, in_time, name="Just in time", owner=ana, tier=tier)
    silent(in_alder, too_long, name="Too long", owner=ana, tier=tier)
    assert names(in_alder, ana) == ["Too long"]


def test_the_office_sets_the_days(in_alder: Office, ana: Membership, alice: Membership) -> None:
    silent(in_alder, open_days_ago(in_alder, 40), name="Rivera", owner=ana, tier="key")
    assert names(in_alder, ana) == ["Rivera"]
    set_cadence(by=alice, office=in_alder, days={"key": 45})
    assert names(in_alder, ana) == []


@pytest.mark.parametrize(("closed_for", "expected"), [(0, ["Rivera"]), (3, [])])
def test_days_on_which_school_is_closed_do_not_count(
    in_alder: Office, ana: Membership, closed_for: int, expected: list[str]
) -> None:
    silent(in_alder, open_days_ago(in_alder, 32), name="Rivera", owner=ana, tier="key")
    for day in open_days_back(calendar_of(in_alder), in_alder.today(), closed_for):
        Holiday.objects.create(office=in_alder, name="Closed", starts_on=day, ends_on=day)
    assert names(in_alder, ana) == expected


def test_a_partner_of_one_site_goes_by_the_calendar_of_that_site(
    in_alder: Office, ana: Membership
) -> None:
    north, south = make_site(in_alder, name="North"), make_site(in_alder, name="South")
    since = open_days_ago(in_alder, 33)
    for name, sites in (("Of North", [north]), ("Of South", [south]), ("Of both", [north, south])):
        partner = silent(in_alder, since, name=name, owner=ana, tier="key")
        for site in sites:
            PartnerSite.objects.create(office=in_alder, partner=partner, site=site)
    ends_on = in_alder.today()
    starts_on = ends_on - timedelta(days=6)  # five open days
    Holiday.objects.create(
        office=in_alder, site=north, name="Flood", starts_on=starts_on, ends_on=ends_on
    )
    assert sorted(names(in_alder, ana)) == ["Of South", "Of both"]


def test_the_panel_and_the_list_count_the_open_days_of_the_partners_own_calendar(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    north, since = make_site(in_alder, name="North"), open_days_ago(in_alder, 400)
    partner = silent(in_alder, since, name="Of North", owner=ana)
    PartnerSite.objects.create(office=in_alder, partner=partner, site=north)
    silent(in_alder, since, name="Of nowhere", owner=ana)
    for day in open_days_back(calendar_of(in_alder), in_alder.today(), 3):
        Holiday.objects.create(
            office=in_alder, site=north, name="Flood", starts_on=day, ends_on=day
        )
    for page in ("/o/alder/", "/o/alder/losing-touch/"):
        shown = " ".join(ana_client.get(page).content.decode().split())
        assert "No exchange in 397 open days" in shown
        assert "No exchange in 400 open days" in shown


def test_an_attempt_is_no_exchange(in_alder: Office, ana: Membership) -> None:
    partner = silent(in_alder, 100, name="Rivera", owner=ana)
    make_activity(partner, kind="voicemail")
    assert names(in_alder, ana) == ["Rivera"]


def test_a_note_restarts_the_count_once_in_a_row(in_alder: Office, ana: Membership) -> None:
    today = in_alder.today()
    partner = silent(in_alder, 200, name="Rivera", owner=ana)
    first = make_activity(partner, kind="email", starts_on=today - timedelta(days=50))
    assert names(in_alder, ana) == []
    first.starts_on = today - timedelta(days=120)
    Participation.objects.filter(activity=first).update(starts_on=first.starts_on)
    first.save()
    make_activity(partner, kind="email", starts_on=today - timedelta(days=2))
    assert names(in_alder, ana) == ["Rivera"]


def test_a_note_counts_again_after_an_exchange(in_alder: Office, ana: Membership) -> None:
    partner = make_partner(in_alder, name="Rivera", owner=ana, stage="active")
    for kind, days in (("email", 300), ("call", 200), ("email", 40)):
        make_activity(partner, kind=kind, starts_on=in_alder.today() - timedelta(days=days))
    assert names(in_alder, ana) == []


def test_a_partner_who_was_only_written_to_is_in_time_by_the_first_note(
    in_alder: Office, ana: Membership
) -> None:
    partner = make_partner(in_alder, name="Rivera", owner=ana, stage="approached")
    make_activity(partner, kind="email", starts_on=in_alder.today() - timedelta(days=10))
    assert names(in_alder, ana) == []


def test_the_longest_silence_comes_first_and_none_on_record_last(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    make_partner(in_alder, name="Never", owner=ana, stage="active")
    silent(in_alder, 100, name="Shorter", owner=ana)
    silent(in_alder, open_days_ago(in_alder, 90), name="Longer", owner=ana)
    assert names(in_alder, ana) == ["Longer", "Shorter", "Never"]
    page = ana_client.get("/o/alder/").content.decode()
    assert "No exchange in 90 open days" in page
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
