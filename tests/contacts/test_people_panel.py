"""The partner's other people, as the partner's page shows them."""

import re
from datetime import date, timedelta

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.models import Affiliation, AffiliationEmail, AffiliationPhone
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.contacts.pages import ClientOf
from tests.factories import make_affiliation, make_contact, make_partner


def _panel(client_of: ClientOf, member: Membership, partner: Partner) -> str:
    """The panel as one line of text with its tags."""
    page = client_of(member).get(f"/o/alder/partners/{partner.pk}/").content.decode()
    start = page.index('aria-labelledby="people"')
    return re.sub(r"\s+", " ", page[start : page.index("</section>", start)])


@time_machine.travel("2026-11-20T12:00-07:00", tick=False)
def test_it_shows_others_those_who_leave_and_those_who_left(
    client_of: ClientOf,
    alder: Office,
    ana: Membership,
    rivera: Partner,
    luis: Affiliation,
    carmen: Affiliation,
) -> None:
    with office_context(alder.pk):
        leaving = make_contact(alder, name="Tessa Tran")
        make_affiliation(rivera, leaving, holds="backup", ended_on=date(2027, 1, 5))
        left = make_contact(alder, name="Pat Pell")
        make_affiliation(rivera, left, started_on=date(2019, 1, 7), ended_on=date(2026, 11, 20))
        make_affiliation(make_partner(alder, name="Harlow Bank"), left)
    panel = _panel(client_of, ana, rivera)
    now, _details, former = panel.partition("<details")
    assert "Carmen Ortega" in now
    assert "Luis Rivera" not in now
    assert "leaving Jan 5, 2027" in now
    assert "1 former contact" in former
    assert "Jan 7, 2019 to Nov 20" in former
    assert "Harlow Bank" in former


def test_a_partner_without_people_says_so(
    client_of: ClientOf, ana: Membership, rivera: Partner
) -> None:
    panel = _panel(client_of, ana, rivera)
    assert "Nobody is recorded here yet." in panel
    assert f"/o/alder/partners/{rivera.pk}/people/new/" in panel


def test_leaders_see_the_people_and_no_way_to_change_them(
    client_of: ClientOf, bob: Membership, rivera: Partner, carmen: Affiliation
) -> None:
    panel = _panel(client_of, bob, rivera)
    assert "Carmen Ortega" in panel
    assert "<form" not in panel
    assert "/edit/" not in panel


def test_many_people_cost_as_many_statements_as_one(
    client_of: ClientOf, alder: Office, ana: Membership, rivera: Partner
) -> None:
    client, counts = client_of(ana), []
    with office_context(alder.pk):
        bank = make_partner(alder)
    for more in (1, 2, 47):
        with office_context(alder.pk):
            for number in range(more):
                role = make_affiliation(rivera, email=f"{number}@{more}.example")
                make_affiliation(bank, role.contact)
                AffiliationPhone.objects.create(office=alder, affiliation=role, number="555 0100")
                ended = alder.today() - timedelta(days=number)
                make_affiliation(rivera, ended_on=ended, email="x@example.org")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/o/alder/partners/{rivera.pk}/")
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


def test_an_address_that_bounced_is_not_offered(
    client_of: ClientOf, alder: Office, ana: Membership, rivera: Partner, luis: Affiliation
) -> None:
    url = f"/o/alder/partners/{rivera.pk}/"
    assert "mailto:luis@rivera.example" in client_of(ana).get(url).content.decode()
    with office_context(alder.pk):
        AffiliationEmail.objects.update(bounced_at=luis.recorded_at)
    assert "mailto:" not in client_of(ana).get(url).content.decode()
