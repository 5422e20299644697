"""Saying that a partner is one person."""

import pytest

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.contacts.pages import HTMX, ClientOf, refuses_strangers_and_leaders, toast_of


@pytest.fixture
def path(rivera: Partner) -> str:
    return f"partners/{rivera.pk}/one-person/"


def _is_one(office: Office) -> bool:
    with office_context(office.pk):
        return Partner.objects.get().one_person


def test_it_is_said_and_undone(
    client_of: ClientOf, alder: Office, ana: Membership, path: str
) -> None:
    client = client_of(ana)
    answer = client.post(f"/o/alder/{path}", {"one_person": "yes"}, headers=HTMX)
    assert toast_of(answer)["message"] == "Rivera Machining is one person."
    assert _is_one(alder)
    client.post(toast_of(answer)["undo"], headers=HTMX)
    assert not _is_one(alder)


def test_strangers_find_nothing_and_leaders_may_not(
    client_of: ClientOf, charlie: Membership, bob: Membership, path: str
) -> None:
    refuses_strangers_and_leaders(client_of, charlie, bob, path, get=False)
