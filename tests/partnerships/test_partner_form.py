"""Add and edit a partner, with a warning before one is entered twice."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from offices.models import Membership, Office, Site
from partnerships.models import Partner, PartnerSite, PartnerStanding
from tests.factories import make_partner, make_site

ClientOf = Callable[[Membership], Client]

NEW = "/o/alder/partners/new/"
LEAST = {"name": "Rivera Machining", "kind": "employer", "tier": "regular", "stage": "prospect"}


@pytest.fixture
def ana_client(ana: Membership, client_of: ClientOf) -> Client:
    return client_of(ana)


def chosen(field: object) -> list[str]:
    return re.findall(r'value="([^"]*)"[^>]*\bchecked', str(field))


def edit(partner: Partner) -> str:
    return f"/o/alder/partners/{partner.pk}/edit/"


def test_a_name_is_enough(in_alder: Office, ana: Membership, ana_client: Client) -> None:
    response = ana_client.post(NEW, LEAST)
    partner = Partner.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/o/alder/partners/{partner.pk}/")
    assert (partner.name, partner.recorded_by_id) == ("Rivera Machining", ana.pk)
    assert PartnerStanding.objects.filter(partner=partner).count() == 1


def test_everything_that_is_said_is_kept(
    in_alder: Office, ana: Membership, alice: Membership, ana_client: Client
) -> None:
    site, parent = make_site(in_alder), make_partner(in_alder, name="First Bank")
    said: dict[str, Any] = LEAST | {
        "owner": ana.pk,
        "backup_owner": alice.pk,
        "sites": [site.pk],
        "parent": parent.pk,
        "town": "Harlow",
        "phone": "+1 555 0100",
        "website": "rivera.example",
        "street": "1 Main St",
        "region": "CO",
        "postal_code": "80001",
        "partner_since": "2022-05-01",
        "source": "chamber",
        "naics_sector": "31-33",
        "career_clusters": ["construction"],
        "one_person": "on",
        "champion": "on",
        "closing": "on",
        "notes": "Busy in spring.",
    }
    ana_client.post(NEW, said)
    partner = Partner.objects.get(name="Rivera Machining")
    assert (partner.owner_id, partner.backup_owner_id) == (ana.pk, alice.pk)
    assert partner.parent_id == parent.pk
    assert partner.website == "https://rivera.example"
    assert (partner.one_person, partner.champion, partner.closing) == (True, True, True)
    assert partner.career_clusters == ["construction"]
    assert list(PartnerSite.objects.values_list("partner", "site")) == [(partner.pk, site.pk)]


def test_who_asks_is_offered_as_the_owner(in_alder: Office, ana_client: Client) -> None:
    page = ana_client.get(NEW).content.decode()
    assert '<option value="2" selected>Ana Ames</option>' in page


def test_a_new_branch_begins_with_its_parent(in_alder: Office, ana_client: Client) -> None:
    parent = make_partner(in_alder, name="First Bank")
    form = ana_client.get(f"{NEW}?parent={parent.pk}").context["form"]
    assert chosen(form["parent"]) == [str(parent.pk)]


@pytest.mark.parametrize(
    ("said", "field", "message"),
    [
        ({"name": " "}, "name", "This field is required."),
        ({"name": "x" * 161}, "name", "at most 160 characters"),
        ({"kind": "circus"}, "kind", "Select a valid choice."),
        ({"website": "no website"}, "website", "Enter a valid URL."),
        ({"owner": "2", "backup_owner": "2"}, "backup_owner", "must be somebody else"),
        ({"owner": "5"}, "owner", "Select a valid choice."),
        ({"partner_since": "never"}, "partner_since", "Enter a valid date."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    said: dict[str, str], field: str, message: str, in_alder: Office, ana_client: Client
) -> None:
    response = ana_client.post(NEW, LEAST | said)
    assert response.status_code == 422
    form = response.context["form"]
    assert message in str(form.errors[field])
    assert list(form.errors) == [field]
    assert Partner.objects.count() == 0


def test_a_likely_duplicate_is_shown_before_saving(in_alder: Office, ana_client: Client) -> None:
    there = make_partner(in_alder, name="Rivera Machining Inc.", town="Harlow")
    response = ana_client.post(NEW, LEAST)
    assert response.status_code == 422
    page = response.content.decode()
    assert f'<a href="/o/alder/partners/{there.pk}/">Rivera Machining Inc.</a>, Harlow' in page
    assert 'name="save_anyway"' in page
    assert Partner.objects.count() == 1


def test_it_can_be_saved_anyway(in_alder: Office, ana_client: Client) -> None:
    make_partner(in_alder, name="Rivera Machining Inc.")
    assert ana_client.post(NEW, LEAST | {"save_anyway": "on"}).status_code == 302
    assert Partner.objects.count() == 2


def test_a_branch_does_not_meet_its_sisters(in_alder: Office, ana_client: Client) -> None:
    bank = make_partner(in_alder, name="First Bank")
    make_partner(in_alder, name="First Bank East", parent=bank)
    said = LEAST | {"name": "First Bank East", "parent": bank.pk}
    assert ana_client.post(NEW, said).status_code == 302


def test_duplicates_are_shown_as_one_types(in_alder: Office, ana_client: Client) -> None:
    make_partner(in_alder, name="Rivera Machining", archived_at=timezone.now())
    page = ana_client.get("/o/alder/partners/duplicates/", {"name": "Rivera Machining"})
    assert "Rivera Machining</a>" in page.content.decode()
    assert "archived" in page.content.decode()
    nothing = ana_client.get("/o/alder/partners/duplicates/", {"name": "Tallgrass"})
    assert nothing.content.decode().strip() == ""


def test_editing_changes_what_was_said(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    old, new = make_site(in_alder), make_site(in_alder)
    partner = make_partner(in_alder, name="Rivera", owner=ana, sites=[old], town="Harlow")
    response = ana_client.post(edit(partner), LEAST | {"town": "Dunmore", "sites": [new.pk]})
    assert response["Location"] == f"/o/alder/partners/{partner.pk}/"
    partner.refresh_from_db()
    assert (partner.name, partner.town, partner.owner_id) == ("Rivera Machining", "Dunmore", None)
    assert list(PartnerSite.objects.values_list("site", flat=True)) == [new.pk]


def test_the_form_shows_what_is_known(in_alder: Office, ana_client: Client) -> None:
    site = make_site(in_alder)
    parent = make_partner(in_alder, name="First Bank")
    partner = make_partner(
        in_alder, name="Rivera", parent=parent, sites=[site], career_clusters=["construction"]
    )
    form = ana_client.get(edit(partner)).context["form"]
    assert form.initial["name"] == "Rivera"
    assert chosen(form["parent"]) == [str(parent.pk)]
    assert chosen(form["sites"]) == [str(site.pk)]
    assert chosen(form["career_clusters"]) == ["construction"]


def test_saving_without_a_change_does_not_warn(in_alder: Office, ana_client: Client) -> None:
    make_partner(in_alder, name="Rivera Machining")
    partner = make_partner(in_alder, name="Rivera Machining")
    assert ana_client.post(edit(partner), LEAST | {"town": "Harlow"}).status_code == 302


def test_renaming_into_a_duplicate_warns(in_alder: Office, ana_client: Client) -> None:
    make_partner(in_alder, name="Rivera Machining")
    partner = make_partner(in_alder, name="Tallgrass")
    assert ana_client.post(edit(partner), LEAST).status_code == 422


def test_what_was_allowed_once_may_stay(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    site = make_site(in_alder, archived_at=timezone.now())
    gone = make_partner(in_alder, name="Old", owner=ana, sites=[site])
    Membership.objects.filter(pk=ana.pk).update(deactivated_at=None)
    said = LEAST | {"name": "Old", "owner": ana.pk, "sites": [site.pk]}
    assert ana_client.post(edit(gone), said).status_code == 302
    assert PartnerSite.objects.count() == 1


def test_an_archived_site_is_offered_to_nobody_new(in_alder: Office, ana_client: Client) -> None:
    site = make_site(in_alder, archived_at=timezone.now())
    response = ana_client.post(NEW, LEAST | {"sites": [site.pk]})
    assert list(response.context["form"].errors) == ["sites"]


def test_searching_for_a_parent_without_javascript_judges_nothing(
    in_alder: Office, ana_client: Client
) -> None:
    make_partner(in_alder, name="First Bank")
    response = ana_client.post(NEW, {"parent_q": "first", "parent_find": "1"})
    assert response.status_code == 200
    assert "First Bank" in response.content.decode()
    assert response.context["form"].errors == {}


@pytest.mark.parametrize("url", [NEW, "/o/alder/partners/duplicates/"])
def test_a_leader_may_not(url: str, in_alder: Office, bob: Membership, client_of: ClientOf) -> None:
    client = client_of(bob)
    assert client.get(url).status_code == 403
    assert client.post(NEW, LEAST).status_code == 403
    partner = make_partner(in_alder)
    assert client.get(edit(partner)).status_code == 403
    assert client.post(edit(partner), LEAST).status_code == 403
    assert Partner.objects.count() == 1


def test_to_charlie_it_does_not_exist(
    in_alder: Office, charlie: Membership, client_of: ClientOf
) -> None:
    partner = make_partner(in_alder, name="Rivera")
    client = client_of(charlie)
    for url in (NEW, edit(partner), f"/o/birch/partners/{partner.pk}/edit/"):
        assert client.get(url).status_code == 404
        assert client.post(url, LEAST).status_code == 404


def test_charlie_cannot_name_what_is_alders(
    in_alder: Office, ana: Membership, charlie: Membership, client_of: ClientOf
) -> None:
    parent, site = make_partner(in_alder), make_site(in_alder)
    said = LEAST | {"owner": ana.pk, "parent": parent.pk, "sites": [site.pk]}
    response = client_of(charlie).post("/o/birch/partners/new/", said)
    assert sorted(response.context["form"].errors) == ["owner", "parent", "sites"]
    assert Site.objects.count() == 1


def test_a_branch_keeps_a_parent_that_was_archived_since(
    in_alder: Office, ana_client: Client
) -> None:
    parent = make_partner(in_alder, name="First Bank", archived_at=timezone.now())
    branch = make_partner(in_alder, name="Main Street", parent=parent)
    assert str(parent.pk) in chosen(ana_client.get(edit(branch)).context["form"]["parent"])
    ana_client.post(edit(branch), LEAST | {"name": "Main Street", "parent": parent.pk})
    branch.refresh_from_db()
    assert branch.parent == parent
