"""/api/v1/sites/ and /api/v1/programs/"""

from collections.abc import Callable

import pytest

from core.tenancy.context import office_context
from offices.models import Membership, SiteLeader
from tests.api.conftest import Api, make_token
from tests.factories import make_site


@pytest.fixture
def api(alice: Membership) -> Api:
    """Alice's client: a director may change the office's sites."""
    return Api(make_token(alice))


def test_a_site_is_made_and_shown(api: Api) -> None:
    body = {"name": "East High", "kind": "school", "town": "Salida"}
    made = api.post("sites/", body).json()
    assert made == body | {
        "id": made["id"],
        "leader": None,
        "recorded_at": made["recorded_at"],
        "archived_at": None,
    }
    assert api.patch(f"sites/{made['id']}/", {"kind": "center"}).json()["kind"] == "center"


def test_a_site_shows_who_leads_it_now(api: Api, alice: Membership, bob: Membership) -> None:
    with office_context(bob.office_id):
        site = make_site(bob.office)
        for member, start, end in ((alice, "2020-08-01", "2023-07-31"), (bob, "2023-08-01", None)):
            SiteLeader.objects.create(
                office=bob.office, site=site, member=member, started_on=start, ended_on=end
            )
    assert api.get(f"sites/{site.pk}/").json()["leader"] == str(bob.pk)


def test_a_name_is_taken_once(api: Api) -> None:
    api.post("sites/", {"name": "East High"})
    response = api.post("sites/", {"name": "East High"})
    assert (response.status_code, list(response.json()["errors"])) == (400, ["name"])


def test_a_program_belongs_to_its_site_for_good(api: Api) -> None:
    first, second = (api.post("sites/", {"name": name}).json()["id"] for name in ("East", "West"))
    body = {"site": first, "name": "Welding", "career_cluster": "construction"}
    made = api.post("programs/", body).json()
    assert {name: made[name] for name in body} == body
    path = f"programs/{made['id']}/"
    assert api.patch(path, {"name": "Pipes"}).json()["name"] == "Pipes"
    assert list(api.patch(path, {"site": second}).json()["errors"]) == ["site"]


def test_filters(api: Api) -> None:
    east = api.post("sites/", {"name": "East", "kind": "campus", "town": "Salida"}).json()["id"]
    api.post("sites/", {"name": "West"})
    welding = {"site": east, "name": "Welding", "career_cluster": "construction"}
    program = api.post("programs/", welding).json()["id"]
    expected = {
        "sites/?kind=campus": [east],
        "sites/?town=Salida": [east],
        f"programs/?site={east}": [program],
        "programs/?career_cluster=construction": [program],
        "programs/?career_cluster=education": [],
    }
    found = {
        address: [row["id"] for row in api.get(address).json()["results"]] for address in expected
    }
    assert found == expected


def test_a_coordinator_reads_them_only(api_of: Callable[..., Api], ana: Membership) -> None:
    coordinator = api_of(ana)
    assert coordinator.get("sites/").status_code == 200
    assert coordinator.post("sites/", {"name": "East"}).status_code == 403
    assert coordinator.post("programs/", {"name": "Welding"}).status_code == 403
