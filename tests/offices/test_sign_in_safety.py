"""What strangers at the door cannot do: guess for long, lock others out, send false links."""

from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from tests import cast

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
RESET = "/accounts/password/reset/"
ANA = "ana@example.org"


@pytest.fixture(autouse=True)
def _as_in_production(settings: Settings) -> Iterator[None]:
    settings.ACCOUNT_RATE_LIMITS = {}
    cache.clear()
    yield
    cache.clear()


def sign_in(login: str, password: str, **meta: str) -> int:
    return Client(**meta).post(LOGIN, {"login": login, "password": password}).status_code  # type: ignore[arg-type]  # meta are WSGI variables


def test_after_five_wrong_passwords_the_right_one_does_not_help_either() -> None:
    for _ in range(5):
        assert sign_in(ANA, "not-this-one") == 200
    assert sign_in(ANA, cast.PASSWORD) == 200
    assert sign_in("alice@example.org", cast.PASSWORD) == 302


def test_somebody_behind_the_same_proxy_is_not_locked_out(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    guesser = {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}
    for number in range(12):
        sign_in(f"who{number}@example.org", "not-this-one", **guesser)
    assert sign_in(ANA, cast.PASSWORD, **guesser) == 200
    assert sign_in(ANA, cast.PASSWORD, HTTP_X_FORWARDED_FOR="198.51.100.4") == 302


@pytest.mark.parametrize("host", ["localhost:6666", "evil.example"])
def test_the_link_to_a_new_password_leads_here_whatever_host_was_asked(
    host: str, settings: Settings
) -> None:
    settings.BASE_URL = "https://lanyard.example"
    Client(HTTP_HOST=host).post(RESET, {"email": ANA})
    text = str(mail.outbox[0].body)
    assert host not in text
    link = next(word for word in text.split() if word.startswith("https://"))
    assert link.startswith("https://lanyard.example/accounts/password/reset/key/")
    assert Client().get(link.removeprefix("https://lanyard.example")).status_code == 302


@pytest.mark.parametrize(
    "address", [r'"a\ b"@example.org', '"\x01"@example.org', "a@" + "ü" * 60 + ".example"]
)
def test_an_address_that_no_mail_can_go_to_is_none(address: str) -> None:
    page = Client().post(RESET, {"email": address})
    assert page.status_code == 200
    assert "Enter a valid email address." in page.text
    assert not mail.outbox


def test_a_known_and_an_unknown_address_are_answered_alike() -> None:
    known = Client().post(RESET, {"email": ANA})
    unknown = Client().post(RESET, {"email": "who@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [len(it.to) for it in mail.outbox] == [1, 1]


def test_signing_in_begins_a_new_session() -> None:
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sessionid"] = before = session.session_key or ""
    client.post(LOGIN, {"login": ANA, "password": cast.PASSWORD})
    assert client.cookies["sessionid"].value != before


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(wanted: str) -> None:
    answer = Client().post(f"{LOGIN}?next={wanted}", {"login": ANA, "password": cast.PASSWORD})
    assert answer["Location"] == "/"


@pytest.mark.parametrize("path", [LOGIN, RESET, "/theme/", "/i18n/setlang/", "/o/alder/log/"])
def test_a_form_of_another_site_is_refused(path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.login(username=ANA, password=cast.PASSWORD)
    assert client.post(path, {"theme": "dark"}, headers={"HX-Request": "true"}).status_code == 403


def test_a_page_of_an_office_is_kept_by_no_cache_for_others() -> None:
    client = Client()
    client.login(username=ANA, password=cast.PASSWORD)
    assert client.get("/o/alder/")["Cache-Control"] == "private, no-cache"
    assert "no-store" in client.get("/o/alder/settings/tokens/new/")["Cache-Control"]
