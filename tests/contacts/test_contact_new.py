"""Adding somebody to a partner."""

import pytest

from contacts.models import Affiliation, Contact
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner, PartnerStanding
from tests.contacts.pages import HTMX, ClientOf, refuses_strangers_and_leaders, toast_of
from tests.factories import make_partner


@pytest.fixture
def path(rivera: Partner) -> str:
    return f"partners/{rivera.pk}/people/new/"


def _names(office: Office) -> list[str]:
    with office_context(office.pk):
        return list(Contact.objects.order_by("id").values_list("name", flat=True))


def test_a_name_is_enough(
    client_of: ClientOf, alder: Office, ana: Membership, rivera: Partner, path: str
) -> None:
    answer = client_of(ana).post(f"/o/alder/{path}", {"name": "Luis Rivera"})
    assert (answer.status_code, answer["Location"]) == (302, f"/o/alder/partners/{rivera.pk}/")
    with office_context(alder.pk):
        role = Affiliation.objects.get()
        assert (role.contact.name, role.partner, role.holds) == ("Luis Rivera", rivera, "other")


def test_all_that_is_said_is_kept(
    client_of: ClientOf, alder: Office, ana: Membership, path: str
) -> None:
    said = {
        "name": "Luis Rivera",
        "preferred_name": "Lucho",
        "language": "es",
        "notes": "Before 9 am",
        "role": "Owner",
        "holds": "primary",
        "decision_maker": "on",
        "started_on": "2022-03-01",
        "emails": "luis@rivera.example\r\n\r\nshop@rivera.example",
        "phones": "555 0100\r\n555 0101",
    }
    client_of(ana).post(f"/o/alder/{path}", said)
    with office_context(alder.pk):
        role = Affiliation.objects.get()
        contact = role.contact
        assert (contact.preferred_name, contact.language, contact.notes) == (
            "Lucho",
            "es",
            "Before 9 am",
        )
        assert (role.role, role.holds, role.decision_maker) == ("Owner", "primary", True)
        assert [it.address for it in role.emails.all()] == said["emails"].split()
        assert [it.number for it in role.phones.all()] == ["555 0100", "555 0101"]
        assert PartnerStanding.objects.get().has_primary_contact


def test_the_dialog_closes_and_offers_undo(
    client_of: ClientOf, alder: Office, ana: Membership, path: str
) -> None:
    client = client_of(ana)
    answer = client.post(f"/o/alder/{path}", {"name": "Luis Rivera"}, headers=HTMX)
    assert answer.status_code == 204
    toast = toast_of(answer)
    assert toast["message"] == "Luis Rivera is added."
    client.post(toast["undo"])
    with office_context(alder.pk):
        assert Contact.objects.get().archived_at is not None
        assert PartnerStanding.objects.get().contact_count == 0


def test_the_form_knows_which_end_was_asked_for(
    client_of: ClientOf, ana: Membership, path: str
) -> None:
    page = client_of(ana).get(f"/o/alder/{path}?holds=backup")
    assert page.status_code == 200
    assert page.context["form"]["holds"].value() == "backup"


def test_what_is_wrong_is_said_beside_its_field(
    client_of: ClientOf, alder: Office, ana: Membership, path: str
) -> None:
    said = {"name": "Luis", "emails": "luis@", "phones": "none"}
    answer = client_of(ana).post(f"/o/alder/{path}", said)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "emails": ["“luis@” does not look like an email address."],
        "phones": ["“none” has no digits."],
    }
    assert _names(alder) == []


@pytest.mark.parametrize(
    "said", [{"name": "luis RIVERA"}, {"name": "L. R.", "emails": "LUIS@rivera.example"}]
)
def test_somebody_known_is_asked_about(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, said: dict[str, str]
) -> None:
    with office_context(alder.pk):
        chamber = make_partner(alder, name="Harlow Chamber")
    url = f"/o/alder/partners/{chamber.pk}/people/new/"
    answer = client_of(ana).post(url, said)
    assert answer.status_code == 422
    assert answer.context["form"].fields["same_as"].choices == [
        (str(luis.contact_id), "Luis Rivera (Rivera Machining, Owner)"),
        ("new", "Somebody else"),
    ]
    assert "Luis Rivera (Rivera Machining, Owner)" in answer.content.decode()
    assert _names(alder) == ["Luis Rivera"]


def test_the_same_person_gets_a_second_hat(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation
) -> None:
    with office_context(alder.pk):
        chamber = make_partner(alder)
    said = {"name": "Luis Rivera", "role": "Chair", "same_as": str(luis.contact_id)}
    client_of(ana).post(f"/o/alder/partners/{chamber.pk}/people/new/", said)
    assert _names(alder) == ["Luis Rivera"]
    with office_context(alder.pk):
        roles = Affiliation.objects.order_by("id").values_list("role", "contact_id")
        assert list(roles) == [("Owner", luis.contact_id), ("Chair", luis.contact_id)]


def test_somebody_else_of_the_same_name_is_another_person(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, path: str
) -> None:
    url = f"/o/alder/{path}"
    answer = client_of(ana).post(url, {"name": "Luis Rivera"})
    words = "Luis Rivera is already one of this partner's people."
    assert answer.context["form"].errors == {"same_as": [words]}
    assert answer.context["form"].fields["same_as"].choices == [("new", "Somebody else")]
    client_of(ana).post(url, {"name": "Luis Rivera", "same_as": "new"})
    assert _names(alder) == ["Luis Rivera", "Luis Rivera"]


def test_people_of_another_office_are_not_offered(
    client_of: ClientOf, birch: Office, charlie: Membership, luis: Affiliation
) -> None:
    with office_context(birch.pk):
        partner = make_partner(birch)
    url = f"/o/birch/partners/{partner.pk}/people/new/"
    said = {"name": "Luis Rivera", "same_as": str(luis.contact_id)}
    assert client_of(charlie).post(url, {"name": "Luis Rivera"}).status_code == 302
    assert _names(birch) == ["Luis Rivera"]
    answer = client_of(charlie).post(url, said)
    assert list(answer.context["form"].errors) == ["same_as"]


def test_strangers_find_nothing_and_leaders_may_not(
    client_of: ClientOf, charlie: Membership, bob: Membership, path: str
) -> None:
    refuses_strangers_and_leaders(client_of, charlie, bob, path, get=True)
