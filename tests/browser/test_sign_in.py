"""Signing in, in a real browser."""

import pytest

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
