"""API tokens: made, shown once, revoked for good."""

import re

import pytest

from core.tenancy.context import office_context
from offices.actions.tokens import create_token
from offices.models import ApiToken, Membership, Office
from offices.queries.tokens import find_token, parse_token
from tests.offices.pages import HTMX, ClientOf, finds_nothing, may_not, toast_of

LIST = "/o/alder/settings/tokens/"
SHOWN = re.compile(r"lny_1_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")


@pytest.fixture
def anas_token(alder: Office, ana: Membership) -> ApiToken:
    with office_context(alder.pk):
        return create_token(by=ana, fields={"name": "Nightly report"}).row


def make(client_of: ClientOf, member: Membership, **said: str) -> str:
    answer = client_of(member).post(f"{LIST}new/", {"name": "Script", "scope": "read"} | said)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    found = SHOWN.findall(answer.content.decode())
    assert len(found) == 1
    return str(found[0])


def test_a_token_is_shown_once_and_opens_the_api(
    client_of: ClientOf, alder: Office, ana: Membership
) -> None:
    token = make(client_of, ana)
    api = client_of(ana).get("/api/v1/members/", headers={"Authorization": f"Bearer {token}"})
    assert api.status_code == 200
    page = client_of(ana).get(LIST).content.decode()
    assert SHOWN.findall(page) == []
    assert token[:12] in page
    with office_context(alder.pk):
        assert token[6:] not in str(ApiToken.objects.values().get())


@pytest.mark.parametrize(("scope", "can_write"), [("read", False), ("write", True)])
def test_a_token_may_what_was_chosen(
    client_of: ClientOf, alder: Office, ana: Membership, scope: str, can_write: bool
) -> None:
    named = parse_token(make(client_of, ana, scope=scope))
    assert named is not None
    with office_context(alder.pk):
        found = find_token(*named)
        assert found is not None
        assert (found.can_write, found.membership_id) == (can_write, ana.pk)


def test_a_token_needs_a_name(client_of: ClientOf, alder: Office, ana: Membership) -> None:
    answer = client_of(ana).post(f"{LIST}new/", {"name": " ", "scope": "read"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])
    with office_context(alder.pk):
        assert ApiToken.objects.count() == 0


def test_one_sees_ones_own_and_an_administrator_all(
    client_of: ClientOf, ana: Membership, alice: Membership, adam: Membership, anas_token: ApiToken
) -> None:
    assert "Nightly report" in client_of(ana).get(LIST).content.decode()
    assert "Nightly report" not in client_of(alice).get(LIST).content.decode()
    page = client_of(adam).get(LIST).content.decode()
    assert "Nightly report" in page
    assert "Ana Ames" in page


def test_asking_revokes_nothing(
    client_of: ClientOf, alder: Office, ana: Membership, anas_token: ApiToken
) -> None:
    page = client_of(ana).get(f"{LIST}{anas_token.pk}/revoke/")
    assert "This is final" in page.content.decode()
    with office_context(alder.pk):
        assert ApiToken.objects.get().revoked_at is None


def test_a_revoked_token_opens_nothing(client_of: ClientOf, alder: Office, ana: Membership) -> None:
    token = make(client_of, ana)
    with office_context(alder.pk):
        pk = ApiToken.objects.get().pk
    answer = client_of(ana).post(f"{LIST}{pk}/revoke/", headers=HTMX)
    assert toast_of(answer) == {"message": "Script is revoked for good.", "undo": ""}
    api = client_of(ana).get("/api/v1/members/", headers={"Authorization": f"Bearer {token}"})
    assert api.status_code == 401
    page = client_of(ana).get(LIST)
    assert ([len(page.context[name]) for name in ("valid", "revoked")]) == [0, 1]


def test_revoking_twice_keeps_the_first_day(
    client_of: ClientOf, alder: Office, ana: Membership, anas_token: ApiToken
) -> None:
    moments = []
    for _ in range(2):
        client_of(ana).post(f"{LIST}{anas_token.pk}/revoke/")
        with office_context(alder.pk):
            moments.append(ApiToken.objects.get().revoked_at)
    assert moments[0] == moments[1] is not None


def test_an_administrator_revokes_anybodys_and_nobody_else_does(
    client_of: ClientOf,
    alder: Office,
    adam: Membership,
    alice: Membership,
    bob: Membership,
    charlie: Membership,
    anas_token: ApiToken,
) -> None:
    path = f"settings/tokens/{anas_token.pk}/revoke/"
    finds_nothing(client_of, charlie, path)
    may_not(client_of, alice, bob, path=path)
    assert client_of(alice).get(f"/o/alder/{path}").status_code == 403
    assert client_of(adam).post(f"/o/alder/{path}").status_code == 302
    with office_context(alder.pk):
        assert ApiToken.objects.get().revoked_at is not None


def test_leaders_make_no_tokens_and_strangers_find_nothing(
    client_of: ClientOf, bob: Membership, charlie: Membership
) -> None:
    assert client_of(bob).get(LIST).status_code == 403
    may_not(client_of, bob, path="settings/tokens/new/")
    assert client_of(charlie).get(LIST).status_code == 404
    assert client_of(charlie).post("/o/alder/settings/tokens/new/").status_code == 404
