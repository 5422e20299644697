"""Changing a person and one of their roles."""

from datetime import date

import pytest
from django.utils import timezone

from contacts.models import Affiliation
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.contacts.pages import HTMX, ClientOf, refuses_strangers_and_leaders, toast_of
from tests.factories import make_site

SAID = {
    "name": "Luis A. Rivera",
    "role": "Founder",
    "holds": "primary",
    "language": "es",
    "emails": "luis@rivera.example\nnew@rivera.example",
    "phones": "555 0100",
    "signatory": "on",
    "ended_on": "",
}


@pytest.fixture
def path(luis: Affiliation) -> str:
    return f"people/roles/{luis.pk}/edit/"


def test_the_form_shows_what_is_known(client_of: ClientOf, ana: Membership, path: str) -> None:
    form = client_of(ana).get(f"/o/alder/{path}").context["form"]
    shown = {name: form[name].value() for name in ("name", "role", "holds", "emails", "ended_on")}
    assert shown == {
        "name": "Luis Rivera",
        "role": "Owner",
        "holds": "primary",
        "emails": "luis@rivera.example",
        "ended_on": None,
    }


def test_person_and_role_change_together(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, path: str
) -> None:
    answer = client_of(ana).post(f"/o/alder/{path}", SAID, headers=HTMX)
    assert (answer.status_code, toast_of(answer)["message"]) == (204, "Luis A. Rivera is saved.")
    with office_context(alder.pk):
        luis.refresh_from_db()
        assert (luis.contact.name, luis.contact.language) == ("Luis A. Rivera", "es")
        assert (luis.role, luis.signatory, luis.ended_on) == ("Founder", True, None)
        assert [it.address for it in luis.emails.all()] == SAID["emails"].split()


def test_nothing_changes_when_one_part_is_wrong(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, path: str
) -> None:
    answer = client_of(ana).post(f"/o/alder/{path}", SAID | {"emails": "luis@"})
    assert answer.status_code == 422
    with office_context(alder.pk):
        luis.refresh_from_db()
        assert (luis.contact.name, luis.role) == ("Luis Rivera", "Owner")


def test_somebody_may_be_leaving_on_a_day_to_come(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, path: str
) -> None:
    client_of(ana).post(f"/o/alder/{path}", SAID | {"ended_on": "2099-01-05"})
    with office_context(alder.pk):
        luis.refresh_from_db()
        assert (luis.ended_on, luis.holds) == (date(2099, 1, 5), "primary")


def test_taking_an_end_moves_its_holder(
    client_of: ClientOf,
    alder: Office,
    ana: Membership,
    rivera: Partner,
    luis: Affiliation,
    carmen: Affiliation,
) -> None:
    said = {"name": "Carmen Ortega", "holds": "primary"}
    client_of(ana).post(f"/o/alder/people/roles/{carmen.pk}/edit/", said)
    with office_context(alder.pk):
        holds = Affiliation.objects.order_by("id").values_list("holds", flat=True)
        assert list(holds) == ["other", "primary"]


def test_strangers_find_nothing_and_leaders_may_not(
    client_of: ClientOf, charlie: Membership, bob: Membership, path: str
) -> None:
    refuses_strangers_and_leaders(client_of, charlie, bob, path, get=True)


def test_a_site_that_was_archived_since_stays_with_the_role(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation, path: str
) -> None:
    with office_context(alder.pk):
        luis.site = make_site(alder, archived_at=timezone.now())
        luis.save()
    answer = client_of(ana).post(f"/o/alder/{path}", SAID | {"site": luis.site_id}, headers=HTMX)
    assert answer.status_code == 204
    with office_context(alder.pk):
        assert Affiliation.objects.get().site_id == luis.site_id
