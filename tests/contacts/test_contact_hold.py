"""Making somebody primary or backup contact with one click."""

import pytest

from contacts.models import Affiliation
from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.contacts.pages import HTMX, ClientOf, refuses_strangers_and_leaders, toast_of


@pytest.fixture
def path(carmen: Affiliation) -> str:
    return f"people/roles/{carmen.pk}/hold/"


def _holds(office: Office, *roles: Affiliation) -> list[str]:
    with office_context(office.pk):
        found = Affiliation.objects.in_bulk([role.pk for role in roles])
        return [found[role.pk].holds for role in roles]


def test_one_click_fills_the_end(
    client_of: ClientOf, alder: Office, ana: Membership, carmen: Affiliation, path: str
) -> None:
    answer = client_of(ana).post(f"/o/alder/{path}", {"holds": "backup"}, headers=HTMX)
    words = "Carmen Ortega is now backup contact at Rivera Machining."
    assert toast_of(answer)["message"] == words
    assert _holds(alder, carmen) == ["backup"]


@pytest.mark.parametrize("before", ["other", "backup"])
def test_undo_puts_both_back(
    client_of: ClientOf,
    alder: Office,
    ana: Membership,
    luis: Affiliation,
    carmen: Affiliation,
    path: str,
    before: str,
) -> None:
    with office_context(alder.pk):
        Affiliation.objects.filter(pk=carmen.pk).update(holds=before)
    client = client_of(ana)
    answer = client.post(f"/o/alder/{path}", {"holds": "primary"}, headers=HTMX)
    assert _holds(alder, luis, carmen) == ["other", "primary"]
    undone = client.post(toast_of(answer)["undo"], headers=HTMX)
    assert _holds(alder, luis, carmen) == ["primary", before]
    assert toast_of(undone)["undo"] == ""


def test_without_javascript_it_goes_back_to_where_the_click_was(
    client_of: ClientOf, ana: Membership, path: str
) -> None:
    said = {"holds": "backup", "next": "/o/alder/partners/?view=mine"}
    answer = client_of(ana).post(f"/o/alder/{path}", said)
    assert (answer.status_code, answer["Location"]) == (302, "/o/alder/partners/?view=mine")


@pytest.mark.parametrize("holds", ["", "both", "\x00"])
def test_an_end_that_there_is_not_is_refused(
    client_of: ClientOf, ana: Membership, path: str, holds: str
) -> None:
    assert client_of(ana).post(f"/o/alder/{path}", {"holds": holds}).status_code == 400


def test_strangers_find_nothing_and_leaders_may_not(
    client_of: ClientOf, charlie: Membership, bob: Membership, path: str
) -> None:
    refuses_strangers_and_leaders(client_of, charlie, bob, f"{path}?holds=primary", get=False)
