"""The sheet "contacts": people at partners that are there, or named for the first time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contacts.models import Affiliation, Contact
from core.registries.sheets import Checked
from offices.models import Office
from partnerships.models import Partner, PartnerStanding
from tests.contacts.sheets.conftest import Bench
from tests.factories import make_affiliation, make_contact, make_partner


def told(checked: Checked) -> list[tuple[str, str]]:
    return [(it.column, it.level) for it in checked.findings]


def test_a_line_becomes_a_person_with_a_role(people: Bench, in_alder: Office) -> None:
    partner = make_partner(in_alder, name="Rivera Machining")
    (written,) = people.bring_in(
        {
            "first_name": "ANA",
            "last_name": "GÓMEZ",
            "called": "Anita",
            "partner": "rivera machining llc",
            "role": "HR Manager",
            "email": "ana@rivera.example, a.gomez@rivera.example",
            "phone": "918.555.0142 x12",
            "phone_2": "9185550143",
            "language": "Español",
            "holds": "Backup",
            "decision_maker": "sí",
            "signatory": "no",
            "notes": "Mornings",
        }
    )
    assert (written.act, written.findings) == ("created", ())
    role = Affiliation.objects.get()
    assert (role.partner_id, role.role, role.holds) == (partner.pk, "HR Manager", "backup")
    assert (role.decision_maker, role.signatory) == (True, False)
    contact = role.contact
    assert (contact.name, contact.preferred_name, contact.language) == ("Ana Gómez", "Anita", "es")
    assert contact.notes == "Mornings"
    emails = [it.address for it in role.emails.all()]
    assert emails == ["ana@rivera.example", "a.gomez@rivera.example"]
    assert [it.number for it in role.phones.all()] == ["(918) 555-0142 x12", "(918) 555-0143"]
    assert PartnerStanding.objects.get(partner=partner).has_backup_contact


def test_a_partner_that_is_not_there_is_added_once(people: Bench) -> None:
    checked = people.check(
        {"name": "Dana Rivera", "partner": "New Co"}, {"name": "Tom Ochoa", "partner": "NEW CO."}
    )
    assert [told(it) for it in checked] == [[("partner", "warning")]] * 2
    people.write(checked)
    partner = Partner.objects.get()
    assert partner.name == "New Co"
    holds = Affiliation.objects.order_by("id").values_list("partner_id", "holds")
    assert list(holds) == [(partner.pk, "primary"), (partner.pk, "backup")]


@pytest.mark.parametrize(
    ("cells", "finding"),
    [
        ({"name": "", "partner": "Acme"}, ("name", "error")),
        ({"name": "N/A", "partner": "Acme"}, ("name", "error")),
        ({"name": "Dana & Tom Rivera", "partner": "Acme"}, ("name", "error")),
        ({"name": "Dana Rivera", "partner": "tbd"}, ("partner", "error")),
        ({"name": "Dana Rivera", "partner": "Acme", "email": "dana@"}, ("email", "error")),
        ({"name": "Dana Rivera", "partner": "Acme", "holds": "third"}, ("holds", "warning")),
        (
            {"name": "Dana Rivera", "partner": "Acme", "language": "Klingon"},
            ("language", "warning"),
        ),
        ({"name": "Dana Rivera", "partner": "Acmee Machining"}, ("partner", "warning")),
    ],
)
def test_what_is_doubtful_is_told(
    cells: dict[str, str], finding: tuple[str, str], people: Bench, in_alder: Office
) -> None:
    make_partner(in_alder, name="Acme")
    make_partner(in_alder, name="Acme Machining")
    (checked,) = people.check(cells)
    assert told(checked) == [finding]


def test_people_who_are_there_are_found(people: Bench, in_alder: Office) -> None:
    acme, bolt = make_partner(in_alder, name="Acme"), make_partner(in_alder, name="Bolt")
    dana = make_contact(in_alder, name="Dana Rivera")
    make_affiliation(acme, dana, email="dana@acme.example")
    by_email, by_name, elsewhere, shared = people.check(
        {"name": "Dana Rivera-Smith", "partner": "Bolt", "email": "DANA@acme.example"},
        {"name": "Rivera, Dana", "partner": "Acme"},
        {"name": "Dana Rivera", "partner": "Bolt"},
        {"name": "Luis Rivera", "partner": "Acme", "email": "dana@acme.example"},
    )
    assert bolt.pk == by_email.values["partner_id"]
    found = [(it.match.pk, it.match.sure) if it.match else None for it in (by_email, by_name)]
    assert found == [(dana.pk, True), (dana.pk, True)]
    assert elsewhere.match is not None
    assert not elsewhere.match.sure
    assert shared.match is None


def test_an_update_keeps_what_is_there(people: Bench, in_alder: Office) -> None:
    acme = make_partner(in_alder, name="Acme")
    dana = make_contact(in_alder, name="Dana Rivera", notes="Old", language="es")
    make_affiliation(acme, dana, role="HR", email="dana@acme.example", holds="primary")
    first, second = people.bring_in(
        {"name": "Dana Rivera", "partner": "Acme", "notes": "New", "phone": "918-555-0142"},
        {"name": "Dana Rivera", "partner": "Bolt", "email": "dana@acme.example", "role": "Owner"},
    )
    assert (first.act, second.act) == ("updated", "updated")
    dana.refresh_from_db()
    assert (dana.notes, dana.language) == ("Old\n\nNew", "es")
    roles = Affiliation.objects.order_by("id").values_list("partner__name", "role", "holds")
    assert list(roles) == [("Acme", "HR", "primary"), ("Bolt", "Owner", "primary")]
    (again,) = people.bring_in({"name": "Dana Rivera", "partner": "Acme", "notes": "New"})
    assert again.act == "skipped"


def test_the_file_says_who_is_primary(people: Bench, in_alder: Office) -> None:
    acme = make_partner(in_alder, name="Acme")
    make_affiliation(acme, make_contact(in_alder, name="Luis Ode"), holds="primary")
    first, second, third = people.bring_in(
        {"name": "Dana Rivera", "partner": "Acme", "holds": "primary"},
        {"name": "Tom Ochoa", "partner": "Acme", "holds": "primary"},
        {"name": "Eva Lund", "partner": "Acme"},
    )
    assert (first.findings, third.findings) == ((), ())
    assert [it.column for it in second.findings] == ["holds"]
    holds = dict(Affiliation.objects.values_list("contact__name", "holds"))
    assert holds == {
        "Luis Ode": "other",
        "Dana Rivera": "primary",
        "Tom Ochoa": "other",
        "Eva Lund": "other",
    }
    ((_, _, before, after),) = people.ledger.changes["contacts.affiliation"]
    assert (before, after) == ({"holds": "primary"}, {"holds": "other"})


def test_somebody_who_had_left_comes_back_and_it_is_told(people: Bench, in_alder: Office) -> None:
    acme = make_partner(in_alder, name="Acme")
    dana = make_contact(in_alder, name="Dana Rivera")
    gone = in_alder.today() - timedelta(days=30)
    make_affiliation(acme, dana, ended_on=gone)
    (written,) = people.bring_in({"name": "Dana Rivera", "partner": "Acme"})
    assert [it.facts["day"] for it in written.findings] == [gone.isoformat()]
    assert Contact.objects.count() == 1
    assert Affiliation.objects.filter(ended_on=None).count() == 1


def test_an_archived_person_stays_archived(people: Bench, in_alder: Office) -> None:
    acme = make_partner(in_alder, name="Acme")
    dana = make_contact(in_alder, name="Dana Rivera", archived_at=timezone.now())
    make_affiliation(acme, dana)
    (checked,) = people.check({"name": "Dana Rivera", "partner": "Acme", "notes": "New"})
    assert told(checked) == [("name", "warning")]
    people.write([checked])
    dana.refresh_from_db()
    assert dana.archived_at is not None
    assert dana.notes == "New"
