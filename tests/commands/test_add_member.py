"""`manage.py add_member`: somebody more in an office, with an account new or old."""

import io

import pytest
from django.core.management import CommandError, call_command

from offices.models import Membership, User
from tests import cast

pytestmark = pytest.mark.usefixtures("as_owner")


def add(**changes: str | bool) -> str:
    options: dict[str, str | bool] = {
        "office": "alder",
        "email": "pat@example.org",
        "name": "Pat Pole",
        "role": "leader",
    }
    out = io.StringIO()
    call_command("add_member", stdout=out, **(options | changes))
    return out.getvalue()


def test_it_makes_an_account_and_prints_a_link() -> None:
    said = add()
    member = Membership.objects.select_related("user").get(
        office_id=cast.ALDER, role="leader", user__email="pat@example.org"
    )
    assert member.display_name == "Pat Pole"
    assert "Pat Pole is a leader of Alder School District." in said
    assert "/accounts/password/reset/key/" in said


def test_an_account_that_is_there_joins_with_its_password() -> None:
    before = User.objects.get(email="charlie@example.org").password
    said = add(email="charlie@example.org", name="Charlie Chen", role="coordinator")
    user = User.objects.get(email="charlie@example.org")
    assert user.password == before
    assert "/accounts/password/reset/" not in said
    offices = Membership.objects.filter(user=user).order_by("office_id")
    assert [member.office_id for member in offices] == [cast.ALDER, cast.BIRCH]


def test_nobody_is_a_member_twice() -> None:
    with pytest.raises(CommandError, match="a member of the office already"):
        add(email="ana@example.org")


def test_an_office_must_be_there() -> None:
    with pytest.raises(CommandError, match="There is no office nowhere"):
        add(office="nowhere")


def test_a_weak_password_is_refused_and_makes_no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    with pytest.raises(CommandError, match="password: This password is too short"):
        add(password_stdin=True)
    assert not User.objects.filter(email="pat@example.org").exists()
