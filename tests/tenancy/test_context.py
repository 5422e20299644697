"""The context: who is inside sees one office; leaving restores what was there before."""

import pytest

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.factories import make_partner


@pytest.mark.django_db
def test_without_a_context_nothing_is_seen(alder: Office) -> None:
    with office_context(alder.pk):
        make_partner(alder)
    assert Partner.objects.count() == 0


@pytest.mark.django_db
def test_another_office_is_not_seen(alder: Office, birch: Office) -> None:
    with office_context(alder.pk):
        make_partner(alder)
    with office_context(birch.pk):
        assert Partner.objects.count() == 0


@pytest.mark.django_db
def test_leaving_an_inner_context_restores_the_outer_one(alder: Office, birch: Office) -> None:
    with office_context(alder.pk):
        with office_context(birch.pk):
            assert Office.objects.get() == birch
        assert Office.objects.get() == alder


@pytest.mark.django_db
def test_an_exception_restores_the_outer_context(alder: Office, birch: Office) -> None:
    with office_context(alder.pk):
        with pytest.raises(RuntimeError), office_context(birch.pk):
            raise RuntimeError
        assert Office.objects.get() == alder


@pytest.mark.django_db
def test_the_cast_stands_ready(alice: Membership, charlie: Membership) -> None:
    assert (alice.office.slug, charlie.office.slug) == ("alder", "birch")
