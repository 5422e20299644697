"""Lists: pages by keyset, order, filters' common rules."""

from typing import Any
from urllib.parse import urlencode

import pytest

from core.tenancy.context import office_context
from offices.models import Office
from partnerships.models import Partner
from tests.api.conftest import Api


@pytest.fixture
def tied(alder: Office) -> list[str]:
    """125 partners of three names, as their ids in the order of the list."""
    with office_context(alder.pk):
        Partner.objects.bulk_create(
            Partner(office=alder, name=f"Name {number % 3}") for number in range(125)
        )
        rows = Partner.objects.order_by("name_key", "id").values_list("id", flat=True)
        return [str(pk) for pk in rows]


def walk(api: Api, address: str, direction: str = "next") -> list[list[str]]:
    """The ids of each page, following the addresses that the answers give."""
    pages: list[list[str]] = []
    following: str | None = address
    while following is not None:
        assert len(pages) < 300
        answer = api.get(following).json()
        pages.append([row["id"] for row in answer["results"]])
        following = answer[direction]
    return pages


@pytest.mark.parametrize("size", [4, 25, 200])
def test_a_cursor_passes_ties_without_loss_or_loop(size: int, api: Api, tied: list[str]) -> None:
    pages = walk(api, f"partners/?page_size={size}")
    assert [pk for page in pages for pk in page] == tied
    assert {len(page) for page in pages[:-1]} <= {size}


def test_the_way_back_shows_the_same_rows(api: Api, tied: list[str]) -> None:
    last = api.get("partners/?page_size=30").json()
    for _ in range(4):
        last = api.get(last["next"]).json()
    assert last["next"] is None
    back = walk(api, last["previous"], "previous")
    assert [pk for page in reversed(back) for pk in page] == tied[:120]


def test_descending_is_the_order_reversed(api: Api, tied: list[str]) -> None:
    (page,) = walk(api, "partners/?page_size=200&ordering=-name")[:1]
    assert page == tied[::-1]


def test_a_page_has_fifty_rows_unless_told_otherwise(api: Api, tied: list[str]) -> None:
    assert len(api.get("partners/").json()["results"]) == 50


def test_the_addresses_keep_what_was_asked_for(api: Api, tied: list[str]) -> None:
    answer = api.get("partners/?page_size=2&kind=employer&ordering=-id").json()
    assert answer["previous"] is None
    assert answer["next"].startswith("http://testserver/api/v1/partners/?")
    assert {"page_size=2", "kind=employer", "ordering=-id"} < set(
        answer["next"].partition("?")[2].split("&")
    )


def test_a_row_that_is_added_meanwhile_moves_nothing(
    api: Api, tied: list[str], alder: Office
) -> None:
    first = api.get("partners/?page_size=100").json()
    with office_context(alder.pk):
        Partner.objects.create(office=alder, name="Aardvark")
    second = api.get(first["next"]).json()
    assert [row["id"] for row in second["results"]] == tied[100:]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page_size", "0"),
        ("page_size", "201"),
        ("page_size", "many"),
        ("cursor", "made-up"),
        ("ordering", "secret"),
        ("ordering", "name;drop"),
        ("ordering", ""),
        ("owner", "me"),
        ("kind", "circus"),
        ("closing", "perhaps"),
        ("sites", "1.5"),
        ("parent", "9223372036854775808"),
    ],
)
def test_a_parameter_that_makes_no_sense_is_refused(name: str, value: str, api: Api) -> None:
    response = api.get(f"partners/?{urlencode({name: value})}")
    assert (response.status_code, list(response.json()["errors"])) == (400, [name])


def test_a_cursor_of_another_order_is_refused(api: Api, tied: list[str]) -> None:
    following = api.get("partners/?ordering=id").json()["next"]
    response = api.get(following.replace("ordering=id", "ordering=name"))
    assert list(response.json()["errors"]) == ["cursor"]


@pytest.mark.parametrize("ordering", ["id", "-id", "name,-recorded_at", "-recorded_at,id,name"])
def test_orders_can_be_combined(ordering: str, api: Api, tied: list[str]) -> None:
    pages = walk(api, f"partners/?page_size=100&ordering={ordering}")
    found: list[Any] = [pk for page in pages for pk in page]
    assert sorted(found) == sorted(tied)
