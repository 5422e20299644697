"""`manage.py create_office`: an office, its administrator, and a way for them to sign in."""

import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from offices.models import Membership, Office, User

pytestmark = pytest.mark.usefixtures("as_owner")
PASSWORD = "a-quite-long-one"


def create(**changes: str | bool) -> str:
    options: dict[str, str | bool] = {
        "slug": "cedar",
        "name": "Cedar County Schools",
        "time_zone": "America/Chicago",
        "admin_email": "Cleo@Example.org",
        "admin_name": "Cleo Park",
    }
    out = io.StringIO()
    call_command("create_office", stdout=out, **(options | changes))
    return out.getvalue()


def sign_in(client: Client, email: str, password: str) -> int:
    data = {"login": email, "password": password}
    return client.post("/accounts/login/", data).status_code


def test_it_makes_the_office_and_its_administrator() -> None:
    create()
    member = Membership.objects.select_related("office", "user").get(office__slug="cedar")
    assert (member.role, member.display_name) == ("administrator", "Cleo Park")
    assert (member.user.email, member.office.kind) == ("cleo@example.org", "district")
    assert member.office.time_zone == "America/Chicago"


def test_the_new_account_cannot_sign_in_before_it_has_a_password() -> None:
    create()
    assert not User.objects.get(email="cleo@example.org").has_usable_password()


def test_the_printed_link_sets_a_password_once() -> None:
    path = re.search(r"http://localhost:8000(/\S+)", create())
    assert path is not None
    client = Client()
    form = client.get(path[1], follow=True)
    page = form.redirect_chain[-1][0]
    answer = client.post(page, {"password1": PASSWORD, "password2": PASSWORD})
    assert (answer.status_code, sign_in(Client(), "cleo@example.org", PASSWORD)) == (302, 302)
    again = Client().get(path[1], follow=True)
    assert again.context.get("token_fail")


def test_a_password_from_standard_input_works_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    said = create(password_stdin=True)
    assert "http" not in said
    assert sign_in(Client(), "cleo@example.org", PASSWORD) == 302


def test_a_slug_is_taken_once() -> None:
    create()
    with pytest.raises(CommandError, match="slug: There is an office with this slug already"):
        create(admin_email="other@example.org")


def test_nothing_is_made_when_something_is_wrong() -> None:
    with pytest.raises(CommandError, match="time_zone"):
        create(time_zone="America/Nowhere")
    with pytest.raises(CommandError, match="email"):
        create(admin_email="no address")
    assert not Office.objects.filter(slug="cedar").exists()
    assert not User.objects.filter(email="cleo@example.org").exists()
