"""A site's programs of study."""

import pytest
from django.core.exceptions import ValidationError

from core.tenancy.context import office_context
from offices.actions.programs import create_program
from offices.actions.sites import archive_site
from offices.models import Membership, Office, Program, Site
from tests.offices.pages import HTMX, ClientOf, finds_nothing, may_not, toast_of

SAID = {"name": "Robotics", "career_cluster": "digital-technology"}


def there(alder: Office) -> list[tuple[str, str]]:
    with office_context(alder.pk):
        programs = Program.objects.filter(archived_at=None).order_by("name")
        return list(programs.values_list("name", "career_cluster"))


def test_a_program_is_added(
    client_of: ClientOf, alder: Office, alice: Membership, harlow: Site
) -> None:
    path = f"/o/alder/settings/sites/{harlow.pk}/programs/new/"
    answer = client_of(alice).post(path, SAID, headers=HTMX)
    assert (answer.status_code, toast_of(answer)["message"]) == (204, "Robotics added.")
    assert there(alder) == [("Robotics", "digital-technology")]


def test_a_cluster_must_be_chosen_and_a_name_is_free_once(
    client_of: ClientOf, alder: Office, alice: Membership, harlow: Site, welding: Program
) -> None:
    path = f"/o/alder/settings/sites/{harlow.pk}/programs/new/"
    answer = client_of(alice).post(path, {"name": "Robotics", "career_cluster": ""})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["career_cluster"])
    answer = client_of(alice).post(path, SAID | {"name": "Welding"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])
    assert there(alder) == [("Welding", "construction")]


def test_a_program_is_changed(
    client_of: ClientOf, alder: Office, alice: Membership, welding: Program
) -> None:
    path = f"/o/alder/settings/programs/{welding.pk}/edit/"
    assert client_of(alice).get(path).context["form"]["name"].value() == "Welding"
    assert client_of(alice).post(path, SAID).status_code == 302
    assert there(alder) == [("Robotics", "digital-technology")]


def test_archiving_can_be_undone(
    client_of: ClientOf, alder: Office, alice: Membership, welding: Program
) -> None:
    path = f"/o/alder/settings/programs/{welding.pk}/archive/"
    said = toast_of(client_of(alice).post(path, headers=HTMX))
    assert (said["message"], there(alder)) == ("Welding archived.", [])
    page = client_of(alice).get("/o/alder/settings/sites/").content.decode()
    assert f"/settings/programs/{welding.pk}/restore/" in page
    client_of(alice).post(said["undo"])
    assert there(alder) == [("Welding", "construction")]


def test_an_archived_site_gets_no_program(
    in_alder: Office, alice: Membership, harlow: Site
) -> None:
    archive_site(by=alice, site=harlow)
    with pytest.raises(ValidationError) as error:
        create_program(by=alice, site=harlow, fields={"name": "x", "career_cluster": "energy"})
    assert list(error.value.message_dict) == ["site"]


@pytest.mark.parametrize("path", ["edit/", "archive/", "restore/"])
def test_strangers_find_nothing_and_others_may_not(
    path: str,
    client_of: ClientOf,
    ana: Membership,
    bob: Membership,
    charlie: Membership,
    welding: Program,
) -> None:
    finds_nothing(client_of, charlie, f"settings/programs/{welding.pk}/{path}")
    may_not(client_of, ana, bob, path=f"settings/programs/{welding.pk}/{path}")


def test_a_new_program_is_not_for_everybody(
    client_of: ClientOf, ana: Membership, bob: Membership, charlie: Membership, harlow: Site
) -> None:
    path = f"settings/sites/{harlow.pk}/programs/new/"
    finds_nothing(client_of, charlie, path)
    may_not(client_of, ana, bob, path=path)
