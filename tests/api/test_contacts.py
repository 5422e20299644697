"""/api/v1/contacts/"""

from datetime import timedelta

from core.tenancy.context import office_context
from offices.models import Membership
from tests.api.conftest import Api
from tests.factories import make_affiliation, make_contact, make_partner


def names(api: Api, address: str) -> list[str]:
    return [row["name"] for row in api.get(address).json()["results"]]


def test_a_contact_is_made_and_shown(api: Api, ana: Membership) -> None:
    body = {
        "name": "Maya Lopez",
        "preferred_name": "May",
        "language": "es",
        "notes": "Early bird",
    }
    made = api.post("contacts/", body).json()
    assert made == body | {
        "id": made["id"],
        "recorded_at": made["recorded_at"],
        "recorded_by": str(ana.pk),
        "archived_at": None,
    }
    assert api.get(f"contacts/{made['id']}/").json() == made


def test_text_is_kept_as_it_is_sent(api: Api) -> None:
    """Only spreadsheets read formulas, so only CSV defuses them."""
    body = {"name": "=1+1", "notes": "@SUM(A1) <b>bold</b> ñ 学"}
    made = api.post("contacts/", body).json()
    assert {name: made[name] for name in body} == body


def test_a_change_leaves_the_rest_alone(api: Api) -> None:
    made = api.post("contacts/", {"name": "Maya Lopez", "notes": "Early bird"}).json()
    changed = api.patch(f"contacts/{made['id']}/", {"preferred_name": "May"}).json()
    assert changed == made | {"preferred_name": "May"}


def test_a_name_is_needed(api: Api) -> None:
    assert list(api.post("contacts/", {}).json()["errors"]) == ["name"]
    assert list(api.post("contacts/", {"name": "  "}).json()["errors"]) == ["name"]


def test_search_finds_by_word_without_accents(api: Api, ana: Membership) -> None:
    with office_context(ana.office_id):
        make_contact(ana.office, name="José Núñez")
        make_contact(ana.office, name="Maya Lopez")
    assert names(api, "contacts/?search=nunez") == ["José Núñez"]


def test_those_of_a_partner_are_those_of_today(api: Api, ana: Membership) -> None:
    office = ana.office
    with office_context(office.pk):
        partner = make_partner(office)
        make_affiliation(partner, make_contact(office, name="Now"))
        gone = office.today() - timedelta(days=1)
        make_affiliation(partner, make_contact(office, name="Before"), ended_on=gone)
        make_affiliation(make_partner(office), make_contact(office, name="Elsewhere"))
    assert names(api, f"contacts/?partner={partner.pk}") == ["Now"]
