"""Two members name a primary contact at the same moment: both succeed, one after the other."""

from threading import Event, Thread

import pytest
from django.db import connection

from contacts.actions.affiliations import hold_end
from contacts.models import Affiliation
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import PartnerStanding
from tests.factories import make_affiliation, make_partner


@pytest.mark.django_db(transaction=True)
def test_the_second_waits_for_the_first_and_takes_over(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        partner = make_partner(alder)
        first, second = make_affiliation(partner), make_affiliation(partner)
    second_begins = Event()

    def take_second() -> None:
        try:
            with office_context(alder.pk):
                late = Affiliation.objects.select_related("contact", "office").get(pk=second.pk)
                second_begins.set()
                hold_end(by=ana, affiliation=late, holds="primary")
        finally:
            connection.close()

    other = Thread(target=take_second)
    with office_context(alder.pk):
        early = Affiliation.objects.select_related("contact", "office").get(pk=first.pk)
        hold_end(by=ana, affiliation=early, holds="primary")
        other.start()
        assert second_begins.wait(timeout=10)
    other.join(timeout=10)
    with office_context(alder.pk):
        holds = Affiliation.objects.order_by("id").values_list("holds", flat=True)
        assert list(holds) == ["other", "primary"]
        standing = PartnerStanding.objects.get()
        assert (standing.contact_count, standing.has_primary_contact) == (2, True)
