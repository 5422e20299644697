"""/api/v1/affiliations/"""

from datetime import timedelta

import pytest

from contacts.models import Contact
from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner, PartnerStanding
from tests.api.conftest import Api
from tests.factories import make_affiliation, make_contact, make_partner, make_site


@pytest.fixture
def pair(ana: Membership) -> tuple[Partner, Contact]:
    with office_context(ana.office_id):
        return make_partner(ana.office), make_contact(ana.office)


def body_of(pair: tuple[Partner, Contact]) -> dict[str, object]:
    partner, contact = pair
    return {"partner": str(partner.pk), "contact": str(contact.pk)}


def test_an_affiliation_is_made_with_its_addresses(
    api: Api, ana: Membership, pair: tuple[Partner, Contact]
) -> None:
    with office_context(ana.office_id):
        site = make_site(ana.office)
    body = body_of(pair) | {
        "role": "Shop manager",
        "holds": "primary",
        "decision_maker": True,
        "signatory": False,
        "site": str(site.pk),
        "started_on": "2024-08-01",
        "ended_on": None,
        "emails": ["maya@rivera.example", "shop@rivera.example"],
        "phones": ["719 555 0142"],
    }
    made = api.post("affiliations/", body).json()
    assert made == body | {"id": made["id"], "recorded_at": made["recorded_at"]}
    with office_context(ana.office_id):
        assert PartnerStanding.objects.get(partner=pair[0]).has_primary_contact


def test_addresses_that_are_sent_replace_those_that_were_there(
    api: Api, pair: tuple[Partner, Contact]
) -> None:
    made = api.post("affiliations/", body_of(pair) | {"emails": ["a@b.example"]}).json()
    path = f"affiliations/{made['id']}/"
    assert api.patch(path, {"role": "Boss"}).json()["emails"] == ["a@b.example"]
    assert api.patch(path, {"emails": ["c@d.example"]}).json()["emails"] == ["c@d.example"]
    assert api.patch(path, {"emails": []}).json()["emails"] == []


def test_an_address_that_is_none_is_refused(api: Api, pair: tuple[Partner, Contact]) -> None:
    response = api.post("affiliations/", body_of(pair) | {"emails": ["nobody"]})
    assert list(response.json()["errors"]) == ["emails.0"]


def test_a_new_primary_contact_takes_the_end_over(api: Api, ana: Membership) -> None:
    with office_context(ana.office_id):
        partner = make_partner(ana.office)
        first = make_affiliation(partner, holds="primary").pk
        second = make_affiliation(partner).pk
    assert api.patch(f"affiliations/{second}/", {"holds": "primary"}).status_code == 200
    assert api.get(f"affiliations/{first}/").json()["holds"] == "other"


def test_partner_and_contact_never_change(api: Api, ana: Membership) -> None:
    with office_context(ana.office_id):
        affiliation, other = make_affiliation(make_partner(ana.office)), make_partner(ana.office)
    path = f"affiliations/{affiliation.pk}/"
    assert api.patch(path, {"partner": str(affiliation.partner_id)}).status_code == 200
    response = api.patch(path, {"partner": str(other.pk)})
    assert response.json()["errors"] == {"partner": ["This cannot be changed."]}


def test_the_same_person_twice_is_refused(api: Api, pair: tuple[Partner, Contact]) -> None:
    api.post("affiliations/", body_of(pair))
    assert list(api.post("affiliations/", body_of(pair)).json()["errors"]) == ["contact"]


def test_deleting_ends_it_today_and_keeps_the_history(api: Api, ana: Membership) -> None:
    with office_context(ana.office_id):
        pk = make_affiliation(make_partner(ana.office), started_on="2024-08-01").pk
    assert api.delete(f"affiliations/{pk}/").status_code == 204
    assert api.delete(f"affiliations/{pk}/").status_code == 204
    assert api.get(f"affiliations/{pk}/").json()["ended_on"] == ana.office.today().isoformat()
    assert api.post(f"affiliations/{pk}/restore/").json()["ended_on"] is None


def test_filters(api: Api, ana: Membership) -> None:
    office = ana.office
    with office_context(office.pk):
        partner = make_partner(office)
        boss = make_affiliation(partner, decision_maker=True)
        former = make_affiliation(partner, ended_on=office.today() - timedelta(days=9))
        make_affiliation(make_partner(office))
    queries = [
        "decision_maker=true",
        f"contact={boss.contact_id}",
        f"partner={partner.pk}",
        "ended=true",
    ]
    found = [
        [row["id"] for row in api.get(f"affiliations/?{query}").json()["results"]]
        for query in queries
    ]
    assert found == [[str(boss.pk)]] * 3 + [[str(former.pk)]]
