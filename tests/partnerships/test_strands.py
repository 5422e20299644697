"""The six strands: today only backup is computed, the others say that they are unknown."""

from itertools import product

import pytest
from django.utils import timezone

from offices.models import Membership, Office
from partnerships.models import Partner, PartnerStanding
from partnerships.queries.filters import PartnerFilters
from partnerships.queries.page import get_partner_page
from partnerships.queries.partners import list_partners, matching_partners
from partnerships.queries.strands import Ends, backup_state, strand_states, strands_of
from tests.factories import make_partner

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
    backup = strands_of(Ends(*ends))[1]
    assert (backup.state, str(backup.text)) == (state, text)


def test_the_other_strands_are_unknown_in_their_places() -> None:
    ends = Ends(True, True, True, True, False)
    assert strand_states(ends) == ["unknown", "holds", *["unknown"] * 4]
    assert [strand.state for strand in strands_of(ends)] == strand_states(ends)


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
