"""Schools and campuses: the list, and what is done to a site."""

from datetime import date

import pytest

from core.tenancy.context import office_context
from offices.actions.sites import create_site, update_site
from offices.models import Membership, Office, Program, Site, SiteLeader
from tests.offices.pages import HTMX, ClientOf, finds_nothing, may_not, toast_of

SAID = {"name": "Aspen Campus", "kind": "campus", "town": "Aspen"}
LIST = "/o/alder/settings/sites/"


def names(alder: Office) -> list[str]:
    with office_context(alder.pk):
        sites = Site.objects.filter(archived_at=None).order_by("name")
        return list(sites.values_list("name", flat=True))


def test_the_list_shows_leaders_and_programs(
    client_of: ClientOf, bob: Membership, welding: Program, bobs_term: SiteLeader
) -> None:
    page = client_of(bob).get(LIST).content.decode()
    for words in ("Harlow High", "School, Harlow", "Bob Baker", "since Aug 1, 2025", "Welding"):
        assert words in page
    assert "Construction" in page


def test_only_who_may_change_sites_is_offered_to(
    client_of: ClientOf, ana: Membership, alice: Membership, welding: Program
) -> None:
    assert "/edit/" in client_of(alice).get(LIST).content.decode()
    assert "/edit/" not in client_of(ana).get(LIST).content.decode()


def test_an_empty_office_is_told_what_to_do(
    client_of: ClientOf, alice: Membership, bob: Membership
) -> None:
    assert "Add the first site" in client_of(alice).get(LIST).content.decode()
    assert "A director or an administrator" in client_of(bob).get(LIST).content.decode()


def test_a_leader_who_has_left_stands_there_no_more(
    client_of: ClientOf, alder: Office, alice: Membership, bobs_term: SiteLeader
) -> None:
    with office_context(alder.pk):
        SiteLeader.objects.filter(pk=bobs_term.pk).update(ended_on=date(2026, 1, 31))
    assert "Bob Baker" not in client_of(alice).get(LIST).content.decode()


def test_a_site_is_added(client_of: ClientOf, alder: Office, alice: Membership) -> None:
    answer = client_of(alice).post("/o/alder/settings/sites/new/", SAID, headers=HTMX)
    assert (answer.status_code, toast_of(answer)["message"]) == (204, "Aspen Campus added.")
    assert names(alder) == ["Aspen Campus"]


def test_two_sites_cannot_share_a_name(
    client_of: ClientOf, alder: Office, alice: Membership, harlow: Site
) -> None:
    said = SAID | {"name": "Harlow High"}
    answer = client_of(alice).post("/o/alder/settings/sites/new/", said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])
    assert names(alder) == ["Harlow High"]


def test_a_site_is_changed(
    client_of: ClientOf, alder: Office, alice: Membership, harlow: Site
) -> None:
    form = client_of(alice).get(f"{LIST}{harlow.pk}/edit/").context["form"]
    assert (form["name"].value(), form["kind"].value()) == ("Harlow High", "school")
    answer = client_of(alice).post(f"{LIST}{harlow.pk}/edit/", SAID)
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    assert names(alder) == ["Aspen Campus"]


def test_a_refused_change_keeps_the_title(
    client_of: ClientOf, alice: Membership, harlow: Site
) -> None:
    answer = client_of(alice).post(f"{LIST}{harlow.pk}/edit/", SAID | {"name": "x" * 121})
    assert answer.status_code == 422
    assert "Edit Harlow High" in answer.content.decode()


def test_archiving_can_be_undone(
    client_of: ClientOf, alder: Office, alice: Membership, harlow: Site
) -> None:
    answer = client_of(alice).post(f"{LIST}{harlow.pk}/archive/", headers=HTMX)
    said = toast_of(answer)
    assert (said["message"], names(alder)) == ("Harlow High archived.", [])
    client_of(alice).post(said["undo"])
    assert names(alder) == ["Harlow High"]


def test_what_is_archived_can_come_back_from_the_list(
    client_of: ClientOf, alice: Membership, harlow: Site
) -> None:
    client_of(alice).post(f"{LIST}{harlow.pk}/archive/")
    assert f"{LIST}{harlow.pk}/restore/" in client_of(alice).get(LIST).content.decode()


@pytest.mark.parametrize("path", ["edit/", "archive/", "restore/"])
def test_strangers_find_nothing_and_others_may_not(
    path: str,
    client_of: ClientOf,
    ana: Membership,
    bob: Membership,
    charlie: Membership,
    harlow: Site,
) -> None:
    finds_nothing(client_of, charlie, f"settings/sites/{harlow.pk}/{path}")
    may_not(client_of, ana, bob, path=f"settings/sites/{harlow.pk}/{path}")


def test_a_new_site_is_not_for_everybody(
    client_of: ClientOf, ana: Membership, bob: Membership, charlie: Membership
) -> None:
    assert client_of(charlie).post("/o/alder/settings/sites/new/", SAID).status_code == 404
    assert client_of(charlie).get(LIST).status_code == 404
    may_not(client_of, ana, bob, path="settings/sites/new/")


def test_the_action_changes_what_it_is_told_and_no_more(in_alder: Office, adam: Membership) -> None:
    site = create_site(by=adam, office=in_alder, fields={"name": " Elm ", "town": "Elm"})
    update_site(by=adam, site=site, fields={"town": "Oak"})
    site.refresh_from_db()
    assert (site.name, site.kind, site.town) == ("Elm", "school", "Oak")
