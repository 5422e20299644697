"""What becomes of one row of a spreadsheet, said by the API."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.api.conftest import Api
from tests.api.test_imports import checked, names, rested

SHEET = "Company,Town\nRivera Ltd,Salida\nHart Works,Salida\n"
RIVERA, HART = 2, 3


@pytest.fixture(autouse=True)
def _uploads(settings: LazySettings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def run(api: Api, alder: Office) -> Any:
    with office_context(alder.pk):
        Partner.objects.create(office=alder, name="Rivera Ltd", town="Salida")
    return checked(api, alder, SHEET)


def test_a_row_is_read_by_its_line(api: Api, run: Any) -> None:
    response = api.get(f"imports/{run['id']}/rows/{RIVERA}/")
    assert response.status_code == 200
    assert response["ETag"]
    row = response.json()
    assert (row["number"], row["state"], row["choice"]) == (RIVERA, "match", "")
    assert row["match_name"] == "Rivera Ltd, Salida"
    assert api.get(f"imports/{run['id']}/rows/99/").status_code == 404


def test_one_row_can_be_left_out(api: Api, alder: Office, run: Any) -> None:
    path = f"imports/{run['id']}/rows/{RIVERA}/"
    chosen = api.patch(path, {"choice": "skip"})
    assert (chosen.status_code, chosen.json()["choice"]) == (200, "skip")
    assert chosen["ETag"] == api.get(path)["ETag"]

    api.post(f"imports/{run['id']}/start/")
    counts = rested(api, alder, run["id"])["counts"]
    assert (counts["created"], counts["updated"], counts["skipped"]) == (1, 0, 1)


def test_one_row_can_be_added_as_new_and_follow_the_import_again(
    api: Api, alder: Office, run: Any
) -> None:
    path = f"imports/{run['id']}/rows/{RIVERA}/"
    assert api.patch(path, {"choice": "create"}).json()["choice"] == "create"
    assert api.patch(path, {"choice": ""}).json()["choice"] == ""
    api.patch(path, {"choice": "create"})
    api.post(f"imports/{run['id']}/start/")
    rested(api, alder, run["id"])
    assert names(alder) == ["Hart Works", "Rivera Ltd", "Rivera Ltd"]


def test_what_was_read_may_be_sent_back(api: Api, run: Any) -> None:
    path = f"imports/{run['id']}/rows/{RIVERA}/"
    row = api.get(path).json()
    assert api.patch(path, row | {"choice": "update"}).json()["choice"] == "update"


def test_only_a_row_that_is_there_already_has_a_choice(api: Api, run: Any) -> None:
    path = f"imports/{run['id']}/rows/{HART}/"
    wrong = api.patch(path, {"choice": "skip"})
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, ["choice"])


@pytest.mark.parametrize(
    ("body", "field"), [({"choice": "eat"}, "choice"), ({}, "choice"), ({"eat": 1}, "eat")]
)
def test_what_is_no_choice_is_refused(api: Api, run: Any, body: Any, field: str) -> None:
    wrong = api.patch(f"imports/{run['id']}/rows/{RIVERA}/", body)
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, [field])


def test_who_has_not_read_the_newest_is_412(api: Api, run: Any) -> None:
    path = f"imports/{run['id']}/rows/{RIVERA}/"
    tag = api.get(path)["ETag"]
    assert api.patch(path, {"choice": "skip"}, If_Match=tag).status_code == 200
    assert api.patch(path, {"choice": "create"}, If_Match=tag).status_code == 412
    assert api.get(path).json()["choice"] == "skip"


def test_it_is_too_late_once_the_rows_are_in(api: Api, alder: Office, run: Any) -> None:
    api.post(f"imports/{run['id']}/start/")
    rested(api, alder, run["id"])
    assert api.patch(f"imports/{run['id']}/rows/{RIVERA}/", {"choice": "skip"}).status_code == 409


def test_to_charlie_the_row_does_not_exist(stranger: Api, run: Any) -> None:
    path = f"imports/{run['id']}/rows/{RIVERA}/"
    assert stranger.get(path).status_code == 404
    assert stranger.patch(path, {"choice": "skip"}).status_code == 404


def test_a_leader_and_a_token_to_read_choose_nothing(
    api_of: Callable[..., Api], ana: Membership, bob: Membership, run: Any
) -> None:
    path = f"imports/{run['id']}/rows/{RIVERA}/"
    assert api_of(bob).get(path).status_code == 403
    assert api_of(bob).patch(path, {"choice": "skip"}).status_code == 403
    reader = api_of(ana, can_write=False)
    assert reader.get(path).status_code == 200
    assert reader.patch(path, {"choice": "skip"}).status_code == 403
