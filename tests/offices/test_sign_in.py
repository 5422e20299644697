"""Signing in with email and password; nobody signs up by themselves."""

import pytest
from django.conf import settings
from django.test import Client

from offices.models import Membership, Office, User
from tests import cast

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def sign_in(client: Client, email: str = "ana@example.org", password: str = cast.PASSWORD) -> int:
    return client.post(LOGIN, {"login": email, "password": password}).status_code


def test_email_and_password_lead_to_the_office() -> None:
    client = Client()
    answer = client.post(
        LOGIN, {"login": "ana@example.org", "password": cast.PASSWORD}, follow=True
    )
    assert answer.redirect_chain == [("/", 302), ("/o/alder/", 302)]


def test_capital_letters_in_the_address_do_not_matter() -> None:
    assert sign_in(Client(), "Ana@Example.ORG") == 302


def test_one_comes_to_the_page_that_was_asked_for() -> None:
    client = Client()
    asked = client.get("/o/alder/partners/")["Location"]
    answer = client.post(asked, {"login": "ana@example.org", "password": cast.PASSWORD})
    assert answer["Location"] == "/o/alder/partners/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer() -> None:
    wrong = Client().post(LOGIN, {"login": "ana@example.org", "password": "not-this-one"})
    unknown = Client().post(LOGIN, {"login": "who@example.org", "password": "not-this-one"})
    errors = [page.context["form"].errors.get_json_data() for page in (wrong, unknown)]
    assert errors[0] == errors[1]
    assert errors[0]["__all__"]


def test_who_is_not_active_does_not_get_in() -> None:
    User.objects.filter(email="ana@example.org").update(is_active=False)
    client = Client()
    sign_in(client)
    assert client.get("/o/alder/").status_code == 302


def test_nobody_signs_up_by_themselves() -> None:
    Client().post(
        "/accounts/signup/", {"email": "new@example.org", "password1": "a-long-enough-one"}
    )
    assert not User.objects.filter(email="new@example.org").exists()


def test_the_profile_s_language_and_look_come_along(ana: Membership) -> None:
    User.objects.filter(pk=ana.user_id).update(language="es", theme="dark")
    client = Client()
    sign_in(client)
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "es"
    assert client.cookies["theme"].value == "dark"


def test_without_a_language_in_the_profile_the_browser_s_choice_stays() -> None:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
    sign_in(client)
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "es"


def test_signing_out_closes_the_door() -> None:
    client = Client()
    sign_in(client)
    client.post("/accounts/logout/")
    assert client.get("/o/alder/")["Location"].startswith(LOGIN)


def test_who_has_to_sign_in_again_comes_back_to_the_page_not_to_its_form(alder: Office) -> None:
    """The page posts by htmx, to an address that cannot be opened."""
    page = "http://testserver/o/alder/partners/1/"
    answer = Client().post(
        "/o/alder/partners/1/archive/", headers={"HX-Request": "true", "HX-Current-URL": page}
    )
    assert answer["HX-Redirect"] == "/accounts/login/?next=%2Fo%2Falder%2Fpartners%2F1%2F"
