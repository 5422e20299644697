"""/api/v1/partners/"""

import pytest

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.api.conftest import Api
from tests.factories import make_partner, make_site


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining", town="Salida")


def test_a_partner_is_shown_whole(api: Api, partner: Partner, alder: Office) -> None:
    with office_context(alder.pk):
        partner.refresh_from_db()
    assert api.get(f"partners/{partner.pk}/").json() == {
        "id": str(partner.pk),
        "name": "Rivera Machining",
        "kind": "employer",
        "stage": "prospect",
        "tier": "regular",
        "parent": None,
        "owner": None,
        "backup_owner": None,
        "one_person": False,
        "closing": False,
        "champion": False,
        "source": "",
        "partner_since": None,
        "sites": [],
        "career_clusters": [],
        "naics_sector": "",
        "street": "",
        "town": "Salida",
        "region": "",
        "postal_code": "",
        "phone": "",
        "website": "",
        "notes": "",
        "custom": {},
        "exit": None,
        "health": None,
        "recorded_at": partner.recorded_at.isoformat().replace("+00:00", "Z"),
        "recorded_by": None,
        "archived_at": None,
    }


def test_a_partner_is_made_with_everything(api: Api, ana: Membership, alice: Membership) -> None:
    with office_context(ana.office_id):
        parent, site = make_partner(ana.office, name="Bank"), make_site(ana.office)
    body = {
        "name": "Bank, Main Street",
        "kind": "employer",
        "stage": "active",
        "tier": "key",
        "parent": str(parent.pk),
        "owner": str(ana.pk),
        "backup_owner": str(alice.pk),
        "one_person": True,
        "sites": [str(site.pk)],
        "custom": {"badge": 7, "colours": ["red", None]},
    }
    response = api.post("partners/", body)
    assert response.status_code == 201
    made = response.json()
    assert {name: made[name] for name in body} == body
    assert made["recorded_by"] == str(ana.pk)
    assert response["Location"] == f"http://testserver/api/v1/partners/{made['id']}/"
    assert api.get(response["Location"]).json() == made
