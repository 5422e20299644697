"""Two imports name a partner's primary contact at the same moment: both go through."""

from threading import Event, Thread

import pytest
from django.db import connection

from contacts.models import Affiliation
from contacts.sheets.partners import PARTNERS
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import PartnerStanding
from tests.contacts.sheets.conftest import Bench
from tests.factories import make_partner


@pytest.mark.django_db(transaction=True)
def test_the_second_waits_and_its_person_becomes_backup(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="Acme")
    second_begins = Event()

    def second() -> None:
        try:
            with office_context(alder.pk):
                bench = Bench(PARTNERS, alder, ana)
                checked = bench.check({"name": "Acme", "contact_name": "Tom Ochoa"})
                second_begins.set()
                bench.write(checked)
        finally:
            connection.close()

    other = Thread(target=second)
    with office_context(alder.pk):
        bench = Bench(PARTNERS, alder, ana)
        bench.bring_in({"name": "Acme", "contact_name": "Dana Rivera"})
        other.start()
        assert second_begins.wait(timeout=10)
    other.join(timeout=10)
    with office_context(alder.pk):
        people = dict(Affiliation.objects.values_list("contact__name", "holds"))
        assert people == {"Dana Rivera": "primary", "Tom Ochoa": "backup"}
        standing = PartnerStanding.objects.get()
        assert (standing.contact_count, standing.has_backup_contact) == (2, True)
