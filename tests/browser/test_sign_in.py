"""Signing in, in a real browser."""

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse
from playwright.sync_api import Page

from offices.models import User
from tests.browser.conftest import Visit
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def test_ana_signs_in_and_lands_on_today(visit: Visit) -> None:
    page = visit().go("/")
    page.get_by_label("Email").fill("ana@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/o/alder/")
    assert "Ana" in page.get_by_role("heading", level=1).inner_text()


def test_a_wrong_password_says_so_and_keeps_the_address(visit: Visit) -> None:
    page = visit().go("/accounts/login/")
    page.get_by_label("Email").fill("ana@example.org")
    page.get_by_label("Password", exact=True).fill("not-her-password")
    page.get_by_role("button", name="Sign in").click()
    assert page.get_by_label("Email").input_value() == "ana@example.org"
    assert page.get_by_role("alert").count() == 1


FOCUSED = """() => {
    const at = document.activeElement
    return (at.labels && at.labels.length ? at.labels[0] : at).innerText
}"""


def stops(page: Page, count: int) -> list[str]:
    """What the next presses of Tab reach, by its words."""
    found = []
    for _ in range(count):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    return found


def test_from_the_email_tab_leads_to_the_password_and_on_to_the_button(visit: Visit) -> None:
    page = visit().go("/accounts/login/")
    page.get_by_label("Email").focus()
    assert stops(page, 3) == ["Password", "Forgot it?", "Sign in"]
    link, label = (
        page.get_by_text(words, exact=True).bounding_box() for words in ("Forgot it?", "Password")
    )
    assert link
    assert label
    assert abs(link["y"] - label["y"]) < 6, "still beside the label"


def test_somebody_signs_in_by_keyboard_alone(visit: Visit) -> None:
    page = visit().go("/accounts/login/")
    page.get_by_label("Email").focus()
    page.keyboard.type("ana@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/o/alder/")


def test_a_forgotten_password_is_asked_for_by_keyboard_alone(visit: Visit) -> None:
    page = visit().go("/accounts/login/")
    page.get_by_label("Email").focus()
    assert stops(page, 2)[-1] == "Forgot it?"
    page.keyboard.press("Enter")
    page.wait_for_url("**/password/reset/")
    page.get_by_label("Email").focus()
    page.keyboard.type("ana@example.org")
    assert stops(page, 2) == ["Send the link", "Back to sign in"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/password/reset/done/")


def test_a_new_password_is_chosen_by_keyboard_alone(visit: Visit) -> None:
    user = User.objects.get(email="ana@example.org")
    key = default_token_generator.make_token(user)
    uid = user_pk_to_url_str(user)
    visitor = visit()
    page = visitor.go(
        reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})
    )
    page.get_by_label("New password", exact=True).focus()
    page.keyboard.type("another long phrase 7")
    assert stops(page, 1) == ["New password, once more"]
    page.keyboard.type("another long phrase 7")
    assert stops(page, 1) == ["Save the new password"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/key/done/")
