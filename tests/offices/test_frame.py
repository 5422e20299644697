"""The frame around each page is filled in, and is what its templates draw."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from django.utils.safestring import SafeString

from core.addresses import address_by_id, address_in, address_of
from core.moulds import filled
from core.tenancy.context import office_context
from offices.models import Membership
from offices.templatetags import frame
from tests import cast
from tests.factories.partnerships import make_partner

ClientOf = Callable[[Membership], Client]

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The templates of the frame that were filled in; each is drawn the plain way, too."""
    templates: set[str] = set()

    def compared(template: str, shape: dict[str, Any], texts: dict[str, Any]) -> SafeString:
        made = filled(template, shape, texts)
        assert made == get_template(template).render({**shape, **texts})
        templates.add(template.removeprefix("components/"))
        return made

    monkeypatch.setattr(frame, "filled", compared)
    return templates


@pytest.fixture
def titled(ana: Membership) -> Membership:
    """Ana with a job title and a name that would be markup, and a place in Birch too."""
    with office_context(cast.ALDER):
        ana.title, ana.display_name = "Head of <Partners>", "Ana & Co"
        ana.save()
    with office_context(cast.BIRCH):
        Membership.objects.create(
            office_id=cast.BIRCH, user=ana.user, role="coordinator", display_name="Ana"
        )
    return ana


@pytest.mark.parametrize("theme", ["", "dark", "light"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_an_offices_page_has_the_frame_that_its_templates_draw(
    drawn: set[str], titled: Membership, client_of: ClientOf, theme: str, language: str
) -> None:
    client = client_of(titled)
    client.cookies["theme"], client.cookies["django_language"] = theme, language
    page = client.get("/o/alder/partners/?q=a&view=mine").content.decode()
    assert {"head.html", "header.html", "dialogs.html", "toast.html"} < drawn
    assert {"nav_item.html", "other_office.html"} < drawn
    assert "Head of &lt;Partners&gt;, Alder School District" in page
    assert "<strong>Ana &amp; Co</strong>" in page
    assert '<input type="hidden" name="next" value="/o/alder/partners/?q=a&amp;view=mine">' in page


def test_the_frame_is_each_members_own(
    titled: Membership, bob: Membership, client_of: ClientOf
) -> None:
    client_of(titled).get("/o/alder/")
    page = client_of(bob).get("/o/alder/").content.decode()
    assert bob.display_name in page
    assert "Ana &amp; Co" not in page
    assert "Switch office" not in page


def test_only_the_page_that_one_is_on_is_current(ana: Membership, client_of: ClientOf) -> None:
    page = client_of(ana).get("/o/alder/partners/").content.decode()
    nav = page.split('<nav class="nav"')[1].split("</nav>")[0]
    assert nav.count('aria-current="page"') == 1
    assert '<a href="/o/alder/partners/" aria-current="page">' in nav


def test_a_page_outside_an_office_has_the_account_menu_alone(
    drawn: set[str], titled: Membership, client_of: ClientOf
) -> None:
    client = client_of(titled)
    page = client.get(reverse("account_change_password")).content.decode()
    assert "header.html" in drawn
    assert f"<strong>{titled.user.email}</strong>" in page
    assert 'class="nav"' not in page


def test_a_theme_that_there_is_not_is_the_devices(ana: Membership, client_of: ClientOf) -> None:
    client = client_of(ana)
    client.cookies["theme"] = "<b>"
    assert "data-theme=" not in client.get("/o/alder/").content.decode()


def test_what_was_done_is_said_once(drawn: set[str], ana: Membership, client_of: ClientOf) -> None:
    client = client_of(ana)
    said = {"name": "Kiln & Sons", "kind": "employer", "tier": "regular", "stage": "prospect"}
    sent = client.post("/o/alder/partners/new/", said)
    assert sent.status_code == 302
    assert "Kiln &amp; Sons" in toast_in(client.get("/o/alder/").content.decode())
    assert toast_in(client.get("/o/alder/").content.decode()) == ""


def toast_in(page: str) -> str:
    """The words of the toast."""
    return page.split('id="toast-message">')[1].split("</p>")[0]


def test_an_address_of_an_office_is_what_django_says() -> None:
    for name in ("today", "partners", "log", "find", "profile"):
        for slug in ("alder", "0-0", "a_b-2"):
            assert address_in(slug, name) == reverse(name, args=[slug])


def test_an_address_of_what_an_office_has_is_what_django_says() -> None:
    for name in ("partner", "contact", "document"):
        for slug in ("alder", "0-0", "a_b-2"):
            said = reverse(name, args=[slug, 7])
            assert address_of(slug, name, 7) == said
            assert address_by_id(name, slug)(7) == said


def test_a_page_says_one_token_in_all_its_forms(ana: Membership, client_of: ClientOf) -> None:
    with office_context(cast.ALDER):
        partner = make_partner(ana.office, name="Hale", owner=ana)
    client = client_of(ana)
    page = client.get(f"/o/alder/partners/{partner.pk}/").content.decode()
    tokens = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert len(tokens) > 2
    assert len(set(tokens)) == 1
    again = client.get(f"/o/alder/partners/{partner.pk}/").content.decode()
    assert tokens[0] not in again  # each answer masks the secret anew
