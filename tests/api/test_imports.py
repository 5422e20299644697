"""Spreadsheets by the API: sent, looked at, brought in, taken back."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from core.imports import work
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.api.conftest import BASE, Api

SHEET = "Company,Town,Email\nRivera Ltd,Salida,dana@rivera.example\nHart,,not an address\n"


@pytest.fixture(autouse=True)
def _uploads(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def send(
    api: Api, text: str = SHEET, sheet: str = "partners", start: str = "", **headers: str
) -> Any:
    file = BytesIO(text.encode())
    file.name = "partners.csv"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return api.client.generic(
        "POST",
        f"{BASE}imports/",
        encode_multipart(
            BOUNDARY, {"sheet": sheet, "file": file} | ({"start": start} if start else {})
        ),
        content_type=MULTIPART_CONTENT,
        headers={"Authorization": f"Bearer {api.token}", **named},
    )


def rested(api: Api, office: Office, pk: str) -> Any:
    """The import as the API shows it once nothing goes on any more."""
    work.run_to_rest(office.pk, int(pk))
    return api.get(f"imports/{pk}/").json()


def checked(api: Api, office: Office, text: str = SHEET) -> Any:
    read = rested(api, office, send(api, text).json()["id"])
    assert api.patch(f"imports/{read['id']}/", {"mapping": read["mapping"]}).status_code == 200
    return rested(api, office, read["id"])


def names(office: Office) -> list[str]:
    with office_context(office.pk):
        return list(Partner.objects.order_by("name").values_list("name", flat=True))


def test_a_file_is_taken_in_and_read(api: Api, alder: Office, ana: Membership) -> None:
    response = send(api)
    made = response.json()

    assert response.status_code == 201
    assert response["Location"].endswith(f"/api/v1/imports/{made['id']}/")
    assert (made["sheet"], made["filename"], made["state"]) == (
        "partners", "partners.csv", "reading"
    )  # fmt: skip
    read = rested(api, alder, made["id"])
    assert read["state"] == "mapping"
    assert read["columns"] == ["Company", "Town", "Email"]
    assert read["mapping"] == {"name": 0, "town": 1, "contact_email": 2}
    assert read["by"] == str(ana.pk)
    assert read["facts"]["encoding"] == "UTF-8"


def test_what_was_found_is_told_by_row_and_as_a_file(api: Api, alder: Office) -> None:
    run = checked(api, alder)
    assert (run["state"], run["counts"]["new"], run["counts"]["bad"]) == ("ready", 1, 1)

    (row,) = api.get(f"imports/{run['id']}/rows/?which=bad").json()["results"]
    assert row["number"] == 3
    assert ["Name", "Hart"] in row["cells"]
    assert row["findings"][0]["column"] == "contact_email"
    response = api.get(f"imports/{run['id']}/bad-rows/")
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert lines[0] == "Company,Town,Email,What to mend"
    assert lines[1].startswith("Hart,,not an address,")


def test_rows_come_in_pages(api: Api, alder: Office) -> None:
    run = checked(api, alder)
    first = api.get(f"imports/{run['id']}/rows/?page_size=1").json()
    second = api.get(first["next"]).json()
    assert [first["results"][0]["number"], second["results"][0]["number"]] == [2, 3]
    assert second["next"] is None


def test_the_good_rows_come_in_and_go_again(api: Api, alder: Office) -> None:
    run = checked(api, alder)

    assert api.post(f"imports/{run['id']}/start/").json()["state"] == "running"
    done = rested(api, alder, run["id"])
    assert (done["state"], done["counts"]["created"]) == ("done", 1)
    assert names(alder) == ["Rivera Ltd"]
    assert api.post(f"imports/{run['id']}/undo/").json()["state"] == "undoing"
    assert rested(api, alder, run["id"])["state"] == "undone"
    assert names(alder) == []


def test_rows_that_are_there_can_be_left_out(api: Api, alder: Office) -> None:
    run = checked(api, alder)
    assert api.patch(f"imports/{run['id']}/", {"matches": "skip"}).json()["matches"] == "skip"
    wrong = api.patch(f"imports/{run['id']}/", {"matches": "eat"})
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, ["matches"])


def test_a_mapping_that_cannot_be_is_refused_by_column(api: Api, alder: Office) -> None:
    read = rested(api, alder, send(api).json()["id"])
    wrong = api.patch(f"imports/{read['id']}/", {"mapping": {"town": 1}})
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, ["name"])


def test_what_comes_too_early_is_409(api: Api, alder: Office) -> None:
    read = rested(api, alder, send(api).json()["id"])
    for step in ("start", "stop", "go-on", "undo"):
        assert api.post(f"imports/{read['id']}/{step}/").status_code == 409
    assert api.patch(f"imports/{read['id']}/", {"matches": "skip"}).status_code == 409


def test_a_file_that_cannot_be_read_says_why(api: Api, alder: Office) -> None:
    read = rested(api, alder, send(api, "Company\n").json()["id"])
    assert read["state"] == "failed"
    assert read["error"].startswith("Below the column names there is no line.")


def test_a_file_can_be_discarded(api: Api, alder: Office) -> None:
    run = checked(api, alder)
    assert api.delete(f"imports/{run['id']}/").status_code == 204
    assert api.get(f"imports/{run['id']}/").status_code == 404
    assert api.get("imports/").json()["results"] == []


def test_without_file_or_sheet_it_is_400(api: Api) -> None:
    wrong = send(api, sheet="cakes")
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, ["sheet"])
    assert api.post("imports/", {"sheet": "partners"}).status_code == 415


def test_the_same_key_and_file_begin_one_import(api: Api) -> None:
    first, again = send(api, Idempotency_Key="one"), send(api, Idempotency_Key="one")
    other = send(api, "Company\nHart\n", Idempotency_Key="one")
    assert first.json() == again.json()
    assert again["Idempotency-Replayed"] == "true"
    assert other.status_code == 422
    assert len(api.get("imports/").json()["results"]) == 1


def test_to_charlie_an_import_of_alder_does_not_exist(
    api: Api, stranger: Api, alder: Office
) -> None:
    path = f"imports/{checked(api, alder)['id']}/"
    answers = [
        stranger.get(path),
        stranger.get(f"{path}rows/"),
        stranger.get(f"{path}bad-rows/"),
        stranger.patch(path, {"matches": "skip"}),
        stranger.delete(path),
        *(stranger.post(f"{path}{step}/") for step in ("start", "stop", "go-on", "undo")),
    ]
    assert [it.status_code for it in answers] == [404] * 9
    assert stranger.get("imports/").json()["results"] == []


def test_a_leader_may_not_even_look(
    api: Api, api_of: Callable[..., Api], bob: Membership, alder: Office
) -> None:
    leader, path = api_of(bob), f"imports/{checked(api, alder)['id']}/"
    assert leader.get("imports/").status_code == 403
    assert leader.get(path).status_code == 403
    assert leader.get(f"{path}rows/").status_code == 403
    assert leader.post(f"{path}start/").status_code == 403
    assert send(leader).status_code == 403


def test_a_token_to_read_only_reads(
    api: Api, api_of: Callable[..., Api], ana: Membership, alder: Office
) -> None:
    reader, path = api_of(ana, can_write=False), f"imports/{checked(api, alder)['id']}/"
    assert reader.get(f"{path}rows/").status_code == 200
    assert reader.post(f"{path}start/").status_code == 403
    assert send(reader).status_code == 403


def test_a_list_costs_the_same_however_long_it_is(
    api: Api, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        send(api)
    with django_assert_max_num_queries(14):
        assert len(api.get("imports/").json()["results"]) == 3
