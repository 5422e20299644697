"""The partner list finds partners by the names of their people."""

from datetime import date

import pytest

from contacts.models import Affiliation
from core.registries.search import partners_found
from offices.models import Office
from partnerships.models import Partner
from tests.factories import make_affiliation, make_contact, make_partner


@pytest.mark.parametrize("text", ["luis", "rivera l", "luis@riv"])
def test_a_partner_is_found_by_its_person(
    in_alder: Office, rivera: Partner, luis: Affiliation, text: str
) -> None:
    make_affiliation(make_partner(in_alder), make_contact(in_alder, name="Ann Other"))
    assert list(Partner.objects.filter(partners_found(text))) == [rivera]


def test_those_who_left_or_were_removed_find_nothing(
    in_alder: Office, luis: Affiliation, carmen: Affiliation
) -> None:
    Affiliation.objects.filter(pk=luis.pk).update(ended_on=date(2020, 1, 1))
    carmen.contact.archived_at = carmen.recorded_at
    carmen.contact.save()
    for text in ("luis", "luis@", "carmen"):
        assert list(Partner.objects.filter(partners_found(text))) == []
