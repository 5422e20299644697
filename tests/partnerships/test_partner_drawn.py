"""Pieces of a partner's page are filled in, and are what their templates draw."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from contacts.panels import end
from contacts.templatetags import ends
from core.registries import panels
from core.templatetags import strands
from offices.models import Membership, Office
from outreach.panels import next_step
from partnerships.models import Partner, PartnerSite
from partnerships.panels import agreements
from partnerships.presenters import good_to_know
from partnerships.templatetags import partner_head
from tests.factories import make_affiliation, make_contact, make_partner, make_site
from tests.factories.agreements import make_agreement
from tests.factories.facts import make_concern, make_need
from tests.factories.outcomes import make_result
from tests.factories.outreach import make_follow_up
from tests.factories.recognition import make_recognition
from tests.moulds import compare_moulds

NOW = datetime(2026, 11, 17, 15, tzinfo=UTC)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The templates that were filled in; each is compared with what it draws plainly."""
    return compare_moulds(
        monkeypatch, good_to_know, end, strands, partner_head, panels, next_step, agreements, ends
    )


@pytest.fixture
def ana_client(ana: Membership, client_of: Callable[[Membership], Client]) -> Client:
    return client_of(ana)


@pytest.fixture
def partner(in_alder: Office, ana: Membership) -> Partner:
    """A branch of which everything is known."""
    parent = make_partner(in_alder, name="Rivera & Co", notes="They like <b>mornings</b>")
    partner = make_partner(
        in_alder,
        name="Rivera North",
        parent=parent,
        owner=ana,
        one_person=True,
        champion=True,
        source="event",
        partner_since=date(2021, 3, 1),
        naics_sector="23",
        notes="Ask at the gate.\n\nTwice.",
        phone="(801) 555-0100",
        website="https://www.rivera.example/",
        street="1 Main & 2nd",
        town="Harlow",
        region="UT",
        postal_code="84000",
    )
    site = make_site(in_alder, name="Harlow <High>")
    PartnerSite.objects.create(office=in_alder, partner=partner, site=site, ally=ana)
    person = make_contact(in_alder, name="Luis <L>")
    make_affiliation(partner, person, holds="primary", role="Foreman")
    return partner


def page_of(client: Client, partner: Partner) -> str:
    return client.get(f"/o/alder/partners/{partner.pk}/").content.decode()


def test_all_that_is_known_is_what_the_templates_draw(
    partner: Partner, ana_client: Client, drawn: set[str]
) -> None:
    page = page_of(ana_client, partner)
    for said in ("<p>Twice.</p>", "They like &lt;b&gt;mornings&lt;/b&gt;", "From Rivera &amp; Co"):
        assert said in page
    for said in ("Harlow &lt;High&gt; (Ana Ames)", "tel:%28801%29%20555-0100", ">rivera.example<"):
        assert said in page
    assert "1 Main &amp; 2nd<br>Harlow, UT 84000" in page
    assert "Luis &lt;L&gt;" in page
    pieces = ("good_to_know", "person", "strand", "rope", "partner_head")
    assert set(pieces) <= {it.split("/")[1].removesuffix(".html") for it in drawn}


def test_a_partner_of_whom_little_is_known_shows_no_empty_lines(
    in_alder: Office, ana_client: Client, drawn: set[str]
) -> None:
    page = page_of(ana_client, make_partner(in_alder, name="Hale"))
    for word in ("Website", "Works with", "Size", "Champion", "How we met"):
        assert f"<dt>{word}</dt>" not in page
    assert "partnerships/good_to_know.html" in drawn


@pytest.mark.parametrize("stage", ["prospect", "active", "paused", "ended"])
@pytest.mark.parametrize("page", ["partner", "risk_of_partner", "partner_history"])
def test_the_head_of_each_page_is_what_its_template_draws(
    in_alder: Office, ana_client: Client, drawn: set[str], stage: str, page: str
) -> None:
    partner = make_partner(in_alder, name="Hale & Co", stage=stage, town="<Harlow>")
    shown = ana_client.get(reverse(page, args=["alder", partner.pk])).content.decode()
    assert "partnerships/partner_head.html" in drawn
    head = shown.split('<div class="head">')[1].split('<nav class="tabs"')[0]
    assert "<h1>Hale &amp; Co</h1>" in head
    assert "&lt;Harlow&gt;" in head
    assert f"?partner={partner.pk}" in head  # log a touch
    assert ("Pause the partnership" in head) is (stage == "active")
    assert ("End the partnership" in head) is (stage != "ended")
    assert shown.count('aria-current="page"') >= 1


def test_the_head_of_who_is_archived_offers_nothing(
    in_alder: Office, ana_client: Client, drawn: set[str]
) -> None:
    partner = make_partner(in_alder, name="Hale", archived_at=NOW)
    head = page_of(ana_client, partner).split('<div class="head">')[1].split("</nav>")[0]
    assert "partnerships/partner_head.html" in drawn
    for word in ("Log a touch", "partner-menu", "<form"):
        assert word not in head


def test_all_panels_of_a_partner_are_what_their_templates_draw(
    partner: Partner, ana: Membership, ana_client: Client, drawn: set[str]
) -> None:
    for what in ("Call <them>", "Send the list"):
        make_follow_up(partner, ana, what=what)
    late = partner.office.today() + timedelta(days=20)
    goal = {"words": "Ten <shadows>", "target": 10, "counts": "activities"}
    make_agreement(partner, title="Job & shadows", ends_on=late, goals=[goal])
    make_need(partner, words="Machinists & more")
    make_concern(partner, what="<Late>")
    make_result(partner)
    make_recognition(partner, channel="letter")
    page = page_of(ana_client, partner)
    for said in ("Call &lt;them&gt;", "Job &amp; shadows", "Ten &lt;shadows&gt;", "&lt;Late&gt;"):
        assert said in page
    for piece in ("next_step_other", "agreement_item", "needs_panel", "results_panel"):
        assert any(it.endswith(f"/{piece}.html") for it in drawn), piece
    for piece in ("next_step_panel", "concerns_panel", "thanks_panel", "agreement_panel"):
        assert any(it.endswith(f"/{piece}.html") for it in drawn), piece
