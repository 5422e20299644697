"""Two imports name a partner's primary contact at the same moment: both go through."""

from collections.abc import Mapping
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection

from contacts.models import Affiliation
from contacts.sheets.partners import PARTNERS
from core.imports.ledger import Noted
from core.models.imports import Import
from core.registries.sheets import Decided, Run
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner, PartnerStanding
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


def test_what_an_earlier_chunk_has_added_is_found_again(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        run = Import.objects.create(office=alder, sheet="partners", by=ana)
        for number, said in enumerate(CHUNKS, start=2):
            ledger = Noted(alder.pk, run.pk)
            at_work = Run(run.pk, alder.pk, ana, {}, ledger)
            # all lines are checked before the first is written
            values = Bench(PARTNERS, alder, ana).check(said)[0].values
            (written,) = PARTNERS.write(at_work, [Decided(number, _unmatched(values), None)])
            ledger.store()
            assert written.act == "created"
        found = Partner.objects.order_by("id").values_list("name", "town", "parent__name", "tier")
        assert list(found) == [
            ("First Bank", "", None, "key"),
            ("First Bank Elm", "Elm", "First Bank", "regular"),
        ]


CHUNKS = (
    {"name": "First Bank", "tier": "key"},
    {"name": "First Bank Elm", "parent": "First Bank"},
    {"name": "FIRST BANK ELM", "parent": "First Bank", "town": "Elm"},
    {"name": "First Bank", "tier": "occasional"},
)


def _unmatched(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != "parent_id"}
