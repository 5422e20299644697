"""Taking out somebody who was added by mistake, and bringing them back."""

from contacts.models import Affiliation, Contact
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import PartnerStanding
from tests.contacts.pages import HTMX, ClientOf, refuses_strangers_and_leaders, toast_of


def _count(office: Office) -> tuple[int, int]:
    with office_context(office.pk):
        people = Contact.objects.filter(archived_at=None).count()
        return people, PartnerStanding.objects.get().contact_count


def test_they_are_removed_and_undo_brings_them_back(
    client_of: ClientOf, alder: Office, ana: Membership, luis: Affiliation
) -> None:
    client = client_of(ana)
    answer = client.post(f"/o/alder/people/{luis.contact_id}/archive/", headers=HTMX)
    assert toast_of(answer)["message"] == "Luis Rivera is removed."
    assert _count(alder) == (0, 0)
    answer = client.post(toast_of(answer)["undo"], headers=HTMX)
    assert toast_of(answer)["message"] == "Luis Rivera is back."
    assert _count(alder) == (1, 1)


def test_strangers_find_nothing_and_leaders_may_not(
    client_of: ClientOf, charlie: Membership, bob: Membership, luis: Affiliation
) -> None:
    for verb in ("archive", "restore"):
        path = f"people/{luis.contact_id}/{verb}/"
        refuses_strangers_and_leaders(client_of, charlie, bob, path, get=False)
