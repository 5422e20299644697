"""The parts of the list are filled in, and are what their templates draw."""

from collections.abc import Callable

import pytest
from django.test import Client

from core.templatetags import tabs
from offices.models import Membership, Office
from partnerships.presenters import list_parts
from partnerships.templatetags import filters
from tests.factories import make_partner, make_site
from tests.moulds import compare_moulds

URL = "/o/alder/partners/"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The templates that were filled in; each is compared with what it draws plainly."""
    return compare_moulds(monkeypatch, list_parts, filters, tabs)


@pytest.fixture
def ana_client(ana: Membership, client_of: Callable[[Membership], Client]) -> Client:
    return client_of(ana)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", '<option value="active">Active</option>'),
        ("?stage=active", '<option value="active" selected>Active</option>'),
        ("?kind=nonprofit", '<details class="spread" open>'),
        ("?q=%3Cb%3E", 'value="&lt;b&gt;"'),
        ("?view=mine", '<input type="hidden" name="view" value="mine">'),
        ("?sort=-last-touch", '<input type="hidden" name="sort" value="-last-touch">'),
        ("?sort=-last-touch", 'aria-sort="descending"'),
        ("?owner=me&sort=next-step", 'href="/o/alder/partners/?owner=me&amp;sort=-next-step"'),
    ],
)
def test_each_part_of_the_list_is_what_its_template_draws(
    query: str, said: str, in_alder: Office, ana: Membership, ana_client: Client, drawn: set[str]
) -> None:
    make_site(in_alder, name="Harlow <High>")
    make_partner(in_alder, name="Hale <b>", stage="active", kind="nonprofit", owner=ana)
    page = ana_client.get(f"{URL}{query}").content.decode()
    assert said in page
    assert ">Harlow &lt;High&gt;</option>" in page
    assert page.count('aria-current="page"') >= 2  # the tab, and the entry above
    assert drawn == {
        "partnerships/filters.html",
        "partnerships/select.html",
        "partnerships/table.html",
        "components/tab.html",
    }


def test_a_list_without_partners_draws_no_table(
    in_alder: Office, ana_client: Client, drawn: set[str]
) -> None:
    page = ana_client.get(URL).content.decode()
    assert "No partners yet" in page
    assert "<table" not in page
    assert "partnerships/table.html" not in drawn


def test_what_one_types_answers_the_table_alone(
    in_alder: Office, ana_client: Client, drawn: set[str]
) -> None:
    make_partner(in_alder, name="Hale")
    headers = {"HX-Request": "true", "HX-Target": "results"}
    page = ana_client.get(f"{URL}?q=hale", headers=headers).content.decode()
    assert ">Hale</a>" in page
    assert drawn == {"partnerships/table.html"}
