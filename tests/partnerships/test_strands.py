"""The six strands: backup and thanks are computed, the others say that they are unknown."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from core.days import years_before
from offices.models import Membership, Office
from partnerships.models import Partner, PartnerStanding
from partnerships.queries.filters import PartnerFilters
from partnerships.queries.page import get_partner_page
from partnerships.queries.partners import list_partners, matching_partners
from partnerships.queries.strands import (
    Ends,
    backup_state,
    strand_states,
    strands_of,
    thanks_on,
    thanks_state,
)
from tests.factories import make_partner, make_recognition

TODAY = date(2026, 11, 22)
HELD = Ends(True, True, True, True, False)
NEVER = thanks_on(None, [], TODAY, TODAY)

# owner, backup owner, primary contact, backup contact, one person → state, words
TABLE = [
    ((True, True, True, True, False), "holds", "Two on each side"),
    ((True, True, True, False, True), "holds", "Two on our side"),
    ((True, True, True, True, True), "holds", "Two on our side"),
    ((True, False, True, True, False), "frays", "None on our side"),
    ((True, True, True, False, False), "frays", "None on their side"),
    ((True, False, True, False, True), "frays", "None on our side"),
    ((True, False, True, False, False), "missing", "None on either side"),
    ((False, True, True, True, False), "missing", "No owner on our side"),
    ((False, False, True, True, False), "missing", "Nobody on our side"),
    ((True, True, False, True, False), "missing", "No primary contact"),
    ((True, True, False, False, False), "missing", "Nobody on their side"),
    ((True, True, False, False, True), "missing", "Nobody on their side"),
    ((False, False, False, False, False), "missing", "Nobody on our side"),
]


@pytest.mark.parametrize(("ends", "state", "text"), TABLE)
def test_backup_is_judged_by_who_holds_each_end(
    ends: tuple[bool, bool, bool, bool, bool], state: str, text: str
) -> None:
    backup = strands_of(Ends(*ends), NEVER)[1]
    assert (backup.state, str(backup.text)) == (state, text)


def test_the_other_strands_are_unknown_in_their_places() -> None:
    thanks = thanks_on(TODAY, ["card"], TODAY, TODAY)
    states = strand_states(HELD, thanks)
    assert states == ["unknown", "holds", "unknown", "unknown", "holds", "unknown"]
    assert [strand.state for strand in strands_of(HELD, thanks)] == states


# last thanks, their channels, known since → state, words
ROTE = ["certificate"] * 3
THANKS = [
    (date(2026, 5, 7), ["certificate"], "holds", "Certificate in May 2026"),
    (date(2025, 11, 23), ["card", "letter"], "holds", "Handwritten card in Nov 2025"),
    (date(2026, 5, 7), ROTE, "frays", "Certificate in May 2026, as the times before"),
    (date(2026, 5, 7), [*ROTE[:2], "letter"], "holds", "Certificate in May 2026"),
    (date(2026, 5, 7), ROTE[:2], "holds", "Certificate in May 2026"),
    (date(2025, 11, 22), ["certificate"], "missing", "None since Nov 2025"),
    (date(2022, 2, 1), ROTE, "missing", "None since Feb 2022"),
]


@pytest.mark.parametrize(("last_on", "channels", "state", "text"), THANKS)
def test_thanks_are_judged_by_a_rolling_year_and_by_their_variety(
    last_on: date, channels: Sequence[str], state: str, text: str
) -> None:
    thanks = thanks_on(last_on, channels, date(2020, 1, 1), TODAY)
    strand = strands_of(HELD, thanks)[4]
    assert (strand.state, strand.text, strand.url) == (state, text, "")


def test_nobody_is_guilty_of_a_partner_that_is_known_for_less_than_a_year() -> None:
    young = strands_of(HELD, thanks_on(None, [], date(2025, 11, 23), TODAY))[4]
    assert (young.state, young.text) == ("unknown", "")
    old = strands_of(HELD, thanks_on(None, [], date(2025, 11, 22), TODAY))[4]
    assert (old.state, old.text) == ("missing", "None yet")


def test_a_click_mends_thanks_that_do_not_hold() -> None:
    loose = strands_of(HELD, NEVER, "/thank/")[4]
    assert (loose.url, loose.action) == ("/thank/", "Thank")
    held = strands_of(HELD, thanks_on(TODAY, ["card"], TODAY, TODAY), "/thank/")[4]
    assert held.url == ""


def test_the_list_and_the_page_judge_thanks_by_the_day_of_the_office(
    in_alder: Office, ana: Membership
) -> None:
    today = in_alder.today()
    thanked, rote, never = (make_partner(in_alder) for _ in range(3))
    make_recognition(thanked, channel="plaque", given_on=today - timedelta(days=300))
    for days in (5, 30, 60):
        make_recognition(rote, given_on=today - timedelta(days=days))
    denver = ZoneInfo("America/Denver")  # where it is the next day in UTC by then
    known = datetime.combine(years_before(today), time(23, 30), denver)
    Partner.objects.filter(pk=never.pk).update(recorded_at=known)
    expected = {thanked.pk: "holds", rote.pk: "frays", never.pk: "missing"}
    rows = list_partners(in_alder, PartnerFilters(ana.pk)).rows
    assert {row.pk: row.states[4] for row in rows} == expected
    pages = {pk: get_partner_page(in_alder, pk) for pk in expected}
    assert {pk: thanks_state(page.thanks) for pk, page in pages.items()} == expected


def test_an_owner_who_was_deactivated_counts_as_absent(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    partner = make_partner(in_alder, owner=ana, backup_owner=alice)
    PartnerStanding.objects.update(has_primary_contact=True, has_backup_contact=True)
    assert backup_state(get_partner_page(in_alder, partner.pk).ends) == "holds"
    Membership.objects.filter(pk=alice.pk).update(deactivated_at=timezone.now())
    assert backup_state(get_partner_page(in_alder, partner.pk).ends) == "frays"
    Membership.objects.filter(pk=ana.pk).update(deactivated_at=timezone.now())
    assert backup_state(get_partner_page(in_alder, partner.pk).ends) == "missing"


def test_the_list_without_backup_holds_exactly_those_whose_strand_does_not(
    in_alder: Office, ana: Membership, alice: Membership, adam: Membership
) -> None:
    Membership.objects.filter(pk=adam.pk).update(deactivated_at=timezone.now())
    for owner, backup, primary, second, one in product(
        (ana, adam, None), (alice, None), (True, False), (True, False), (True, False)
    ):
        partner = make_partner(in_alder, owner=owner, backup_owner=backup, one_person=one)
        standing = PartnerStanding.objects.filter(partner=partner)
        standing.update(has_primary_contact=primary, has_backup_contact=second)
    everyone = list_partners(in_alder, PartnerFilters(ana.pk), size=100).rows
    loose = {row.pk for row in everyone if row.states[1] != "holds"}
    found = matching_partners(in_alder, PartnerFilters(ana.pk, view="no-backup"))
    assert set(found.values_list("pk", flat=True)) == loose
    assert len(everyone) == 48
    assert 0 < len(loose) < 48


def test_an_ended_partnership_needs_no_backup(in_alder: Office, ana: Membership) -> None:
    make_partner(in_alder, stage="ended")
    filters = PartnerFilters(ana.pk, view="no-backup")
    assert list_partners(in_alder, filters).rows == []
    assert Partner.objects.count() == 1
