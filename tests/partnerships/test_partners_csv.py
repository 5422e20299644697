"""The list as a file: all pages, the same filters, safe in a spreadsheet."""

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO

from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import PartnerStanding
from tests.factories import make_partner, make_site

ClientOf = Callable[[Membership], Client]

URL = "/o/alder/partners.csv"


def lines(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(URL + query)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    body = b"".join(response).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(body)))


def test_every_partner_is_a_line_in_words(
    alder: Office, ana: Membership, alice: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        parent = make_partner(alder, name="First Bank", stage="ended")
        sites = [make_site(alder, name="Harlow High"), make_site(alder, name="Dunmore High")]
        partner = make_partner(
            alder,
            name="First Bank, Main Street",
            parent=parent,
            owner=ana,
            backup_owner=alice,
            tier="key",
            town="Harlow",
            career_clusters=["energy-natural-resources", "construction"],
            partner_since=date(2022, 5, 1),
            sites=sites,
        )
        PartnerStanding.objects.filter(partner=partner).update(last_touch_on=date(2026, 10, 7))
    first, second = lines(client_of(ana))
    assert first["Stage"] == "Ended"
    assert second == {
        "Name": "First Bank, Main Street",
        "Branch of": "First Bank",
        "Kind": "Employer",
        "Stage": "Prospect",
        "Tier": "Key partner",
        "Owner": "Ana Ames",
        "Backup owner": "Alice Alvarez",
        "Street": "",
        "Town": "Harlow",
        "State": "",
        "ZIP code": "",
        "Phone": "",
        "Website": "",
        "Career clusters": "Energy & Natural Resources; Construction",
        "Partner since": "2022-05-01",
        "How we met": "",
        "Champion": "no",
        "One person": "no",
        "Good to know": "",
        "Works with": "Dunmore High; Harlow High",
        "Last touch": "2026-10-07",
        "Next step": "",
        "Next step due": "",
    }


def test_it_honours_the_filters_and_the_order(
    alder: Office, ana: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        for name in ("Bluestem", "Tallgrass"):
            make_partner(alder, name=name, tier="key")
        make_partner(alder, name="Osage")
    said = lines(client_of(ana), "?tier=key&sort=-name")
    assert [line["Name"] for line in said] == ["Tallgrass", "Bluestem"]


def test_it_is_longer_than_a_page(alder: Office, ana: Membership, client_of: ClientOf) -> None:
    with office_context(alder.pk):
        for _ in range(60):
            make_partner(alder)
    assert len(lines(client_of(ana))) == 60


def test_a_formula_in_a_name_stays_text(
    alder: Office, ana: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        make_partner(alder, name='=HYPERLINK("http://evil.example")')
    (line,) = lines(client_of(ana))
    assert line["Name"] == '\'=HYPERLINK("http://evil.example")'


def test_a_leader_may_not_take_the_list_away(
    alder: Office, bob: Membership, client_of: ClientOf
) -> None:
    assert client_of(bob).get(URL).status_code == 403


def test_to_charlie_it_does_not_exist(
    alder: Office, charlie: Membership, client_of: ClientOf
) -> None:
    assert client_of(charlie).get(URL).status_code == 404


def test_charlies_own_file_holds_birch_alone(
    alder: Office, birch: Office, charlie: Membership, client_of: ClientOf
) -> None:
    for office in (alder, birch):
        with office_context(office.pk):
            make_partner(office, name=f"Of {office.slug}")
    response = client_of(charlie).get("/o/birch/partners.csv")
    body = b"".join(response).decode()
    assert "Of birch" in body
    assert "Of alder" not in body
