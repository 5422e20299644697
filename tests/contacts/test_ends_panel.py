"""Who holds each end, as the partner's page shows it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import timezone

from contacts.models import Affiliation
from contacts.panels import ends_panel
from contacts.panels.end import Click, End
from core.registries.panels import Panel
from core.tenancy.context import office_context
from offices.models import Membership, Office
from offices.requests import OfficeRequest
from partnerships.models import Partner, PartnerSite
from partnerships.queries.partners import get_partner
from tests.factories import make_affiliation, make_contact, make_partner, make_site

NOON = "2026-11-20T12:00-07:00"


def _panel(office: Office, member: Membership, partner: Partner) -> Panel:
    request = RequestFactory().get("/")
    request.office, request.membership = office, member  # type: ignore[attr-defined]  # as the middleware does
    asked: OfficeRequest = request  # type: ignore[assignment]  # it is one now
    with office_context(office.pk):
        return ends_panel(asked, get_partner(office, partner.pk))


def _ends(office: Office, member: Membership, partner: Partner) -> list[End]:
    panel = _panel(office, member, partner)
    return [*panel.context["ours"].ends, *panel.context["theirs"].ends]


def _ties(office: Office, member: Membership, partner: Partner) -> list[tuple[bool, bool] | None]:
    ties = _panel(office, member, partner).context["ties"]
    return [tie and (tie.ours, tie.theirs) for tie in ties]


def _hold_url(role: Affiliation) -> str:
    return f"/o/alder/people/roles/{role.pk}/hold/"


def _set(office: Office, partner: Partner, **fields: object) -> None:
    with office_context(office.pk):
        Partner.objects.filter(pk=partner.pk).update(**fields)


def test_four_people_are_tied_by_two_knots(
    alder: Office, ana: Membership, rivera: Partner, luis: Affiliation, carmen: Affiliation
) -> None:
    _set(alder, rivera, backup_owner=ana)
    with office_context(alder.pk):
        Affiliation.objects.filter(pk=carmen.pk).update(holds="backup")
    ends = _ends(alder, ana, rivera)
    assert [(it.title, it.text, it.tag, it.is_held) for it in ends] == [
        ("Alice Alvarez", "Director of partnerships", "Owner", True),
        ("Ana Ames", "CTE coordinator", "Backup owner", True),
        ("Luis Rivera", "Owner", "Primary contact", True),
        ("Carmen Ortega", "Office manager", "Backup contact", True),
    ]
    assert ends[2].email == "luis@rivera.example"
    assert _ties(alder, ana, rivera) == [(True, True), (True, True)]


def test_a_missing_backup_of_ours_is_one_click_away(
    alder: Office, ana: Membership, rivera: Partner, luis: Affiliation
) -> None:
    end = _ends(alder, ana, rivera)[1]
    assert (end.title, end.is_held) == ("No backup yet", False)
    assert end.text == "If Alice moves on, nobody here knows this partner."
    url = f"/o/alder/partners/{rivera.pk}/backup/"
    assert end.clicks == (Click("Make Ana Ames backup", url, "member", str(ana.pk)),)
    assert _ties(alder, ana, rivera)[1] == (False, False)


def test_the_ally_at_the_partners_site_is_asked_first(
    alder: Office, ana: Membership, adam: Membership, rivera: Partner
) -> None:
    with office_context(alder.pk):
        PartnerSite.objects.create(office=alder, partner=rivera, site=make_site(alder), ally=adam)
    assert _ends(alder, ana, rivera)[1].clicks[0].action == "Make Adam Abbott backup"


@time_machine.travel(NOON, tick=False)
def test_nobody_who_is_away_or_gone_is_asked(
    alder: Office, ana: Membership, adam: Membership, rivera: Partner
) -> None:
    with office_context(alder.pk):
        ana.away_from, ana.away_until = date(2026, 11, 20), date(2026, 11, 20)
        ana.save()
        adam.deactivated_at = timezone.now()
        adam.save()
    assert _ends(alder, ana, rivera)[1].clicks == ()


def test_nobody_is_asked_for_both_ends(
    alder: Office, ana: Membership, alice: Membership, rivera: Partner
) -> None:
    _set(alder, rivera, owner=None)
    first, second, *_theirs = _ends(alder, ana, rivera)
    assert (first.title, second.title) == ("No owner yet", "No backup yet")
    assert [it.action for it in first.clicks + second.clicks] == [
        "Make Ana Ames owner",
        "Make Alice Alvarez backup",
    ]


def test_the_backup_is_asked_first_to_own(
    alder: Office, ana: Membership, adam: Membership, rivera: Partner
) -> None:
    _set(alder, rivera, owner=None, backup_owner=adam)
    owner = _ends(alder, ana, rivera)[0]
    url = f"/o/alder/partners/{rivera.pk}/owner/"
    assert owner.clicks == (Click("Make Adam Abbott owner", url, "member", str(adam.pk)),)


@time_machine.travel(NOON, tick=False)
def test_an_owner_who_is_away_still_holds_the_end(
    alder: Office, ana: Membership, alice: Membership, rivera: Partner
) -> None:
    with office_context(alder.pk):
        alice.away_from, alice.away_until = date(2026, 11, 1), date(2027, 1, 5)
        alice.save()
    end = _ends(alder, ana, rivera)[0]
    assert (end.is_held, end.tag) == (True, "Owner, away until Jan 5, 2027")


def test_an_owner_who_is_gone_leaves_the_end_loose(
    alder: Office, ana: Membership, alice: Membership, rivera: Partner
) -> None:
    with office_context(alder.pk):
        alice.deactivated_at = timezone.now()
        alice.save()
    end = _ends(alder, ana, rivera)[0]
    assert (end.is_held, end.title) == (False, "Alice Alvarez is no longer in the office")
    assert end.clicks[0].action == "Make Ana Ames owner"


def test_a_known_person_can_take_their_end(
    alder: Office, ana: Membership, rivera: Partner, luis: Affiliation, carmen: Affiliation
) -> None:
    end = _ends(alder, ana, rivera)[3]
    assert (end.title, end.text) == (
        "No backup contact yet",
        "If Luis leaves, nobody there knows you.",
    )
    one_person = f"/o/alder/partners/{rivera.pk}/one-person/"
    assert end.clicks == (
        Click("Make Carmen Ortega backup", _hold_url(carmen), "holds", "backup"),
        Click("It is a one-person shop", one_person, "one_person", "yes"),
    )


def test_who_decides_is_asked_before_others(
    alder: Office, ana: Membership, rivera: Partner, carmen: Affiliation
) -> None:
    with office_context(alder.pk):
        zoe = make_affiliation(rivera, make_contact(alder, name="Zoe"), decision_maker=True)
    click = _ends(alder, ana, rivera)[2].clicks[0]
    assert click == Click("Make Zoe primary", _hold_url(zoe), "holds", "primary")


def test_the_backup_contact_is_asked_when_nobody_else_is_there(
    alder: Office, ana: Membership, rivera: Partner, carmen: Affiliation
) -> None:
    with office_context(alder.pk):
        Affiliation.objects.update(holds="backup")
    click = _ends(alder, ana, rivera)[2].clicks[0]
    assert click == Click("Make Carmen Ortega primary", _hold_url(carmen), "holds", "primary")


def test_without_anybody_the_click_adds_somebody(
    alder: Office, ana: Membership, rivera: Partner
) -> None:
    new = f"/o/alder/partners/{rivera.pk}/people/new/"
    *_ours, primary, backup = _ends(alder, ana, rivera)
    assert primary.clicks == (Click("Add a primary contact", f"{new}?holds=primary"),)
    assert backup.clicks[0] == Click("Add a backup contact", f"{new}?holds=backup")


@time_machine.travel(NOON, tick=False)
def test_somebody_who_is_leaving_is_a_loose_end_that_names_the_day(
    alder: Office, ana: Membership, rivera: Partner, luis: Affiliation, carmen: Affiliation
) -> None:
    with office_context(alder.pk):
        Affiliation.objects.filter(pk=luis.pk).update(ended_on=date(2027, 1, 5))
    end = _ends(alder, ana, rivera)[2]
    assert (end.is_held, end.title) == (False, "Luis Rivera is leaving Jan 5, 2027")
    assert end.clicks[0].action == "Make Carmen Ortega primary"


def test_a_partner_of_one_person_needs_no_backup_contact(
    alder: Office, ana: Membership, rivera: Partner, luis: Affiliation
) -> None:
    _set(alder, rivera, one_person=True)
    end = _ends(alder, ana, rivera)[3]
    assert (end.applies, end.title) == (False, "A backup contact does not apply")
    assert [it.value for it in end.clicks] == ["no"]
    assert _ties(alder, ana, rivera) == [(True, True), None]


@pytest.mark.parametrize("archived", [False, True])
def test_nothing_is_offered_to_leaders_or_on_archived_partners(
    alder: Office, ana: Membership, bob: Membership, rivera: Partner, archived: bool
) -> None:
    if archived:
        _set(alder, rivera, archived_at=timezone.now())
    panel = _panel(alder, ana if archived else bob, rivera)
    ends = [*panel.context["ours"].ends, *panel.context["theirs"].ends]
    assert [it.clicks for it in ends] == [(), (), (), ()]
    assert panel.context["may_edit"] is False


@time_machine.travel(NOON, tick=False)
def test_people_of_other_partners_hold_nothing_here(
    alder: Office, ana: Membership, rivera: Partner
) -> None:
    with office_context(alder.pk):
        make_affiliation(make_partner(alder), holds="primary")
        make_affiliation(rivera, ended_on=alder.today() - timedelta(days=1), holds="backup")
    *_ours, primary, backup = _ends(alder, ana, rivera)
    assert (primary.title, backup.title) == ("No primary contact yet", "No backup contact yet")
