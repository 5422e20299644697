"""DELETE archives, restore brings back."""

import pytest

from offices.models import Membership
from tests.api.conftest import Api, make_token
from tests.api.things import WRITABLE, make_thing


@pytest.fixture
def api(alice: Membership) -> Api:
    """Alice's client: of what can be changed, a director may change all."""
    return Api(make_token(alice))


def listed(api: Api, address: str) -> list[str]:
    return [row["id"] for row in api.get(address).json()["results"]]


@pytest.mark.parametrize("noun", WRITABLE)
def test_deleting_takes_out_of_the_list_and_restoring_brings_back(
    noun: str, api: Api, ana: Membership
) -> None:
    pk = make_thing(noun, ana).pk
    away = "ended" if noun == "affiliations" else "archived"
    response = api.delete(f"{noun}/{pk}/")
    assert (response.status_code, response.content) == (204, b"")
    assert pk not in listed(api, f"{noun}/")
    assert pk in listed(api, f"{noun}/?{away}=true")
    restored = api.post(f"{noun}/{pk}/restore/")
    assert (restored.status_code, restored.json()["id"]) == (200, pk)
    assert pk in listed(api, f"{noun}/")
    assert pk not in listed(api, f"{noun}/?{away}=true")


@pytest.mark.parametrize("noun", [noun for noun in WRITABLE if noun != "affiliations"])
def test_what_is_archived_is_not_there(noun: str, api: Api, ana: Membership) -> None:
    thing = make_thing(noun, ana)
    path = f"{noun}/{thing.pk}/"
    api.delete(path)
    answers = [api.get(path), api.patch(path, thing.change), api.delete(path)]
    assert [answer.status_code for answer in answers] == [404] * 3


@pytest.mark.parametrize("noun", WRITABLE)
def test_restoring_what_is_there_changes_nothing(noun: str, api: Api, ana: Membership) -> None:
    path = f"{noun}/{make_thing(noun, ana).pk}/"
    before = api.get(path).json()
    assert api.post(f"{path}restore/").json() == before


def test_what_is_archived_cannot_be_named_anew(api: Api, ana: Membership) -> None:
    pk = make_thing("partners", ana).pk
    api.delete(f"partners/{pk}/")
    response = api.post("partners/", {"name": "A branch", "parent": pk})
    assert response.json()["errors"] == {"parent": ["There is none with this id."]}
