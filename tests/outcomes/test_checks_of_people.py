"""The checks of both sides: who is there, who left, who is new."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from contacts.models import Affiliation, AffiliationEmail, Contact
from offices.models import Membership, Office, SiteLeader
from partnerships.actions.owners import set_owner
from partnerships.models import Partner
from tests.factories import make_activity, make_affiliation, make_site
from tests.outcomes.looking import (
    TODAY,
    ago,
    held_partner,
    known_partner,
    letter,
    now,
    primary_of,
    risk_of,
)

OURS, THEIRS, CLOSED = "school_contact_left", "partner_contact_left", "business_closed"


@pytest.mark.parametrize(
    ("owner", "backup", "is_new", "state"),
    [
        ("ana", "bob", False, "o"),
        ("ana", None, False, "w"),
        ("ana", None, True, "w"),
        (None, "bob", False, "m"),
        (None, None, True, "u"),
        ("gone", "bob", False, "m"),
        ("gone", "bob", True, "m"),
        ("ana", "gone", False, "w"),
    ],
)
def test_our_side(
    in_alder: Office,
    ana: Membership,
    bob: Membership,
    adam: Membership,
    owner: str | None,
    backup: str | None,
    is_new: bool,
    state: str,
) -> None:
    Membership.objects.filter(pk=adam.pk).update(deactivated_at=timezone.now())
    people = {"ana": ana, "bob": bob, "gone": adam, None: None}
    fields: dict[str, Any] = {"recorded_at": now()} if is_new else {}
    partner = known_partner(in_alder, owner=people[owner], backup_owner=people[backup], **fields)
    assert letter(partner, OURS) == state


def test_a_new_owner_should_be_introduced(
    in_alder: Office, ana: Membership, bob: Membership, alice: Membership
) -> None:
    today = in_alder.today()
    partner = held_partner(in_alder, ana, bob)
    assert letter(partner, OURS, today) == "o"
    set_owner(by=alice, partner=partner, member=alice)
    assert letter(partner, OURS, today) == "w"
    make_activity(partner, kind="call", starts_on=today, recorded_by=ana)
    assert letter(partner, OURS, today) == "w"
    make_activity(partner, kind="call", starts_on=today, recorded_by=alice)
    assert letter(partner, OURS, today) == "o"


def test_after_ninety_days_a_new_owner_is_new_no_more(
    in_alder: Office, ana: Membership, bob: Membership, alice: Membership
) -> None:
    partner = held_partner(in_alder, ana, bob)
    set_owner(by=alice, partner=partner, member=alice)
    assert letter(partner, OURS, in_alder.today() + timedelta(days=89)) == "w"
    assert letter(partner, OURS, in_alder.today() + timedelta(days=95)) == "o"


def test_whoever_had_an_owner_and_has_none_is_missing_one_at_once(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    partner = known_partner(in_alder, owner=ana, recorded_at=now())
    set_owner(by=alice, partner=partner, member=None)
    assert letter(partner, OURS, in_alder.today()) == "m"


def test_a_new_leader_of_a_site_should_be_introduced(
    in_alder: Office, ana: Membership, bob: Membership, alice: Membership
) -> None:
    site = make_site(in_alder)
    partner = held_partner(in_alder, ana, bob, sites=[site])
    SiteLeader.objects.create(
        office=in_alder, site=site, member=alice, started_on=ago(900), ended_on=ago(31)
    )
    assert letter(partner, OURS) == "o"
    SiteLeader.objects.create(office=in_alder, site=site, member=bob, started_on=ago(30))
    assert letter(partner, OURS) == "w"
    make_activity(partner, kind="visit", starts_on=ago(3), leader=bob)
    assert letter(partner, OURS) == "o"


def _ends(partner: Partner, day: Any) -> None:
    Affiliation.objects.filter(pk=primary_of(partner).pk).update(ended_on=day)


@pytest.mark.parametrize(("left", "floors"), [(-30, []), (0, []), (13, []), (14, ["primary_gone"])])
def test_a_main_contact_who_leaves_is_missed_and_after_two_weeks_puts_at_risk(
    in_alder: Office, ana: Membership, bob: Membership, left: int, floors: list[str]
) -> None:
    partner = held_partner(in_alder, ana, bob)
    assert letter(partner, THEIRS) == "o"
    _ends(partner, ago(left))
    assert letter(partner, THEIRS) == "m"
    assert risk_of(partner).floors == floors
    make_affiliation(partner, holds="primary")
    assert (letter(partner, THEIRS), risk_of(partner).floors) == ("o", [])


def test_mail_that_comes_back_is_a_contact_lost(
    in_alder: Office, ana: Membership, bob: Membership
) -> None:
    partner = held_partner(in_alder, ana, bob)
    AffiliationEmail.objects.update(bounced_at=timezone.now())
    assert (letter(partner, THEIRS), letter(partner, CLOSED)) == ("m", "w")


def test_a_backup_matters_except_to_a_partner_of_one_person(
    in_alder: Office, ana: Membership, bob: Membership
) -> None:
    partner = held_partner(in_alder, ana, bob)
    Affiliation.objects.filter(partner=partner, holds="backup").update(holds="other")
    assert letter(partner, THEIRS) == "w"
    Partner.objects.filter(pk=partner.pk).update(one_person=True)
    assert letter(partner, THEIRS) == "o"


@pytest.mark.parametrize(
    ("talks", "second", "one_person", "state"),
    [(4, False, False, "w"), (3, False, False, "o"), (4, True, False, "o"), (4, False, True, "o")],
)
def test_all_talks_with_one_person_are_a_single_thread(
    in_alder: Office,
    ana: Membership,
    bob: Membership,
    talks: int,
    second: bool,
    one_person: bool,
    state: str,
) -> None:
    partner = held_partner(in_alder, ana, bob, one_person=one_person)
    people = list(Contact.objects.filter(affiliations__partner=partner).order_by("pk"))
    for number in range(talks):
        made = make_activity(partner, kind="call", starts_on=ago(number))
        person = people[1] if second and number == 0 else people[0]
        made.activity_contacts.create(office=in_alder, contact=person)
    assert letter(partner, THEIRS) == state


def test_without_anybody_a_new_partner_is_unknown_and_an_old_one_lacks_somebody(
    in_alder: Office,
) -> None:
    assert letter(known_partner(in_alder), THEIRS) == "m"
    assert letter(known_partner(in_alder, recorded_at=now()), THEIRS) == "u"


@pytest.mark.parametrize(
    ("fields", "state", "floors"),
    [
        ({"closing": True}, "m", ["closing"]),
        ({"closing": True, "stage": "paused"}, "m", ["closing"]),
        ({"closing": True, "kind": "faculty-department"}, "n", []),
        ({}, "u", []),
    ],
)
def test_closing_is_a_flag_and_not_for_departments(
    in_alder: Office, fields: dict[str, Any], state: str, floors: list[str]
) -> None:
    risk = risk_of(known_partner(in_alder, **fields))
    assert (risk.states[0], risk.floors) == (state, floors)
    assert risk.band == "risk" or not floors


def test_an_address_or_a_talk_says_that_somebody_is_there(
    in_alder: Office, ana: Membership, bob: Membership
) -> None:
    assert letter(held_partner(in_alder, ana, bob), CLOSED) == "o"
    talked = known_partner(in_alder)
    make_activity(talked, kind="call", starts_on=ago(100))
    assert letter(talked, CLOSED) == "o"


def test_what_is_to_come_does_not_count(in_alder: Office) -> None:
    partner = known_partner(in_alder)
    make_activity(partner, kind="visit", starts_on=TODAY + timedelta(days=3))
    assert letter(partner, "no_retention_strategy") == "m"
