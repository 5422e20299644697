"""The frame of every page, and the pages before one has signed in."""

import re

import pytest
from django.template import RequestContext, Template
from django.test import Client, RequestFactory
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

pytestmark = pytest.mark.django_db

PAGE = (
    '{% extends "base.html" %}{% block title %}Partners{% endblock %}'
    "{% block content %}<h1>Partners</h1>{% endblock %}"
)
SHEET = (
    '{% extends "layouts/sheet.html" %}{% block sheet_title %}Log{% endblock %}'
    '{% block sheet %}<form method="post"></form>{% endblock %}'
)


def rendered(source: str, **headers: str) -> str:
    request = RequestFactory().get("/o/alder/", headers=headers)
    request.COOKIES["theme"] = "dark"
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]  # what the middleware does
    return Template(source).render(RequestContext(request))


def test_a_page_stands_in_its_frame() -> None:
    page = rendered(PAGE)
    assert '<html lang="en" data-theme="dark">' in page
    assert re.search(r"<title>\s*Partners\s*· Lanyard</title>", page)
    assert page.count("<main") == 1
    assert 'id="dialog"' in page
    assert 'id="toast"' in page


def test_htmx_gets_the_main_part_alone() -> None:
    page = rendered(PAGE, **{"HX-Request": "true"})
    assert page.strip().startswith('<main id="main"')
    assert page.strip().endswith("</main>")


def test_a_sheet_can_be_closed_only_in_the_dialog() -> None:
    in_dialog = rendered(SHEET, **{"HX-Request": "true", "HX-Target": "dialog-body"})
    assert "data-sheet" in in_dialog
    assert "data-close" in in_dialog
    assert "data-close" not in rendered(SHEET, **{"HX-Request": "true", "HX-Target": "main"})


def test_nothing_is_offered_that_is_not_there() -> None:
    page = rendered(PAGE)
    assert "data-dialog" not in page
    assert 'class="nav"' not in page
    assert 'popovertarget="account-menu"' not in page


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_inactive",
        "account_signup",
    ],
)
def test_the_pages_before_signing_in_wear_our_look(name: str, client: Client) -> None:
    page = client.get(reverse(name)).content.decode()
    assert 'class="entrance"' in page
    assert page.count("<h1>") == 1


def test_a_link_that_no_longer_works_offers_a_new_one(client: Client) -> None:
    url = reverse("account_reset_password_from_key", kwargs={"uidb36": "x", "key": "y"})
    page = client.get(url).content.decode()
    assert "This link no longer works" in page
    assert f'href="{reverse("account_reset_password")}"' in page


def test_signing_in_says_what_is_wrong_at_the_form(client: Client) -> None:
    sent = {"login": "nobody@alder.example", "password": "not-the-password"}
    page = client.post(reverse("account_login"), sent).content.decode()
    assert 'role="alert"' in page
    assert 'value="nobody@alder.example"' in page


def test_every_description_of_the_sign_in_form_exists(client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()
    described = re.findall(r'aria-describedby="([^"]+)"', page)
    assert described == ["id_password_helptext"]
    assert 'id="id_password_helptext"' in page


def test_password_managers_know_the_fields(client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert re.search(r'autocomplete="(email|username)"', page)
    assert 'autocomplete="current-password"' in page
