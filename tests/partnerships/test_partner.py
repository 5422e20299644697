"""A partner's page: header, rope, facts, branches, panels; the archived one says so."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.registries import panels
from offices.models import Membership, Office
from partnerships.models import Partner, PartnerSite, PartnerStanding
from tests.factories import make_partner, make_site

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def ana_client(ana: Membership, client_of: ClientOf) -> Client:
    return client_of(ana)


def text_of(client: Client, partner: Partner) -> str:
    response = client.get(f"/o/alder/partners/{partner.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_the_header_says_what_and_where(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(
        in_alder,
        name="Rivera & Sons",
        town="Harlow",
        stage="paused",
        partner_since=date(2022, 5, 1),
        career_clusters=["construction"],
    )
    page = text_of(ana_client, partner)
    assert "<h1>Rivera &amp; Sons</h1>" in page
    assert "Employer in Harlow. Paused. Partner since 2022. Construction." in plain(page)
    assert f'href="/o/alder/log/?partner={partner.pk}"' in page


def test_the_rope_has_six_strands_and_says_what_is_missing(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder, owner=ana)
    PartnerStanding.objects.update(has_primary_contact=True, has_backup_contact=True)
    page = text_of(ana_client, partner)
    assert re.findall(r'<li class="(\w+)">\s*<b>(\w+)</b>', page) == [
        ("unknown", "Contact"),
        ("frays", "Backup"),
        ("unknown", "Agreement"),
        ("unknown", "Needs"),
        ("unknown", "Thanks"),
        ("unknown", "Results"),
    ]
    assert "None on our side" in page


def test_facts_name_the_sites_and_their_allies(
    in_alder: Office, alice: Membership, ana_client: Client
) -> None:
    partner = make_partner(
        in_alder,
        sites=[make_site(in_alder, name="Harlow High")],
        source="chamber",
        phone="+1 555 0100",
        website="https://www.rivera.example/",
    )
    PartnerSite.objects.create(
        office=in_alder, partner=partner, site=make_site(in_alder, name="Dunmore"), ally=alice
    )
    said = plain(text_of(ana_client, partner))
    assert "Works with Dunmore (Alice Alvarez), Harlow High" in said
    assert "Chamber of commerce talk" in said
    assert "rivera.example" in said


def test_a_parent_lists_its_branches(in_alder: Office, ana_client: Client) -> None:
    bank = make_partner(in_alder, name="First Bank")
    east = make_partner(in_alder, name="First Bank East", parent=bank, town="Dunmore")
    make_partner(in_alder, name="First Bank Gone", parent=bank, archived_at=timezone.now())
    page = text_of(ana_client, bank)
    assert f'<a href="/o/alder/partners/{east.pk}/">First Bank East</a>' in page
    assert "First Bank Gone" not in page
    assert f'href="/o/alder/partners/new/?parent={bank.pk}"' in page


def test_a_branch_names_its_parent_and_marks_what_it_inherits(
    in_alder: Office, ana_client: Client
) -> None:
    bank = make_partner(in_alder, name="First Bank", notes="Ask the head office first.")
    branch = make_partner(in_alder, name="East", parent=bank, notes="Park behind the house.")
    page = text_of(ana_client, branch)
    said = plain(page)
    assert "Branch of First Bank." in said
    assert "Ask the head office first. From First Bank" in said
    assert "Park behind the house." in said
    assert "Add a branch" not in page


def test_notes_are_text_and_never_markup(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder, notes="<script>alert(1)</script>")
    assert "<script>alert(1)" not in text_of(ana_client, partner)


def test_panels_of_other_apps_stand_in_their_places(
    in_alder: Office, ana_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "_panels", [])
    partner = make_partner(in_alder, name="Rivera")
    given: list[object] = []

    def build(request: object, shown: Partner) -> panels.Panel:
        given.append(shown)
        return panels.Panel("components/note.html", {"text": "unused"})

    for place in ("partner:main", "partner:aside", "partner:elsewhere"):
        panels.register_panel(place, 10, build)
    assert text_of(ana_client, partner).count('<div class="note">') == 2
    assert given == [partner, partner]


def test_an_archived_partner_offers_to_be_restored(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder, archived_at=timezone.now())
    page = text_of(ana_client, partner)
    assert "This partner is archived." in page
    assert f'action="/o/alder/partners/{partner.pk}/restore/"' in page
    assert "Log a touch</a>" not in page.split("</header>")[1]
    assert "Archive partner" not in page


def test_one_that_is_closing_says_so(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder, closing=True)
    assert "They are closing or cutting back." in text_of(ana_client, partner)


def test_a_leader_reads_but_is_offered_no_change(
    in_alder: Office, bob: Membership, client_of: ClientOf
) -> None:
    partner = make_partner(in_alder)
    page = text_of(client_of(bob), partner)
    assert "/edit/" not in page
    assert "/archive/" not in page


def test_the_page_itself_takes_two_statements(
    in_alder: Office, ana_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "_panels", [])
    bank = make_partner(in_alder)
    for _ in range(5):
        make_partner(in_alder, parent=bank)
        PartnerSite.objects.create(office=in_alder, partner=bank, site=make_site(in_alder))
    with CaptureQueriesContext(connection) as queries:
        text_of(ana_client, bank)
    own = [it["sql"] for it in queries if re.search(r"partnerships_|officelabel", it["sql"])]
    assert len(own) == 2  # nobody has looked at the partner, so nothing is asked of its risk


def test_to_charlie_it_does_not_exist(
    in_alder: Office, charlie: Membership, client_of: ClientOf
) -> None:
    partner, client = make_partner(in_alder), client_of(charlie)
    assert client.get(f"/o/alder/partners/{partner.pk}/").status_code == 404
    assert client.get(f"/o/birch/partners/{partner.pk}/").status_code == 404
    assert client.get("/o/birch/partners/99999999/").status_code == 404
