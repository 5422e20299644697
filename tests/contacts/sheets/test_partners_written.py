"""What lines of the sheet "partners" become."""

from datetime import date

from contacts.models import Affiliation, AffiliationEmail, AffiliationPhone
from core.registries.standing import refresh_all_standing
from offices.models import Membership, Office
from partnerships.models import Exit, ExitCause, Partner, PartnerSite, PartnerStanding
from tests.contacts.sheets.conftest import Bench
from tests.factories import make_affiliation, make_contact, make_partner, make_site


def test_a_line_becomes_a_partner_with_its_people(
    partners: Bench, in_alder: Office, ana: Membership, alice: Membership
) -> None:
    school = make_site(in_alder, name="Elm High School")
    (written,) = partners.bring_in(
        {
            "name": "RIVERA MACHINING LLC",
            "kind": "Business",
            "stage": "Current",
            "tier": "A",
            "owner": "Ames, Ana",
            "backup_owner": "alice@example.org",
            "source": "referred",
            "partner_since": "Fall 2023",
            "career_clusters": "Manufacturing; IT",
            "naics_sector": "332710",
            "street": "12 Elm St",
            "town": "Tulsa, OK 74104",
            "phone": "918.555.0142",
            "website": "Rivera.example",
            "notes": "Ask for Dana",
            "champion": "x",
            "sites": "Elm HS",
            "contact_name": "Rivera, Dana (HR)",
            "contact_email": "dana@rivera.example",
            "contact_phone": "9185550143",
            "contact_2_first_name": "Tom",
            "contact_2_last_name": "Ochoa",
            "contact_2_role": "Owner",
            "contact_3_name": "Eva Lund",
        }
    )
    assert (written.act, written.findings) == ("created", ())
    partner = Partner.objects.get()
    assert (partner.name, partner.kind, partner.stage, partner.tier) == (
        "Rivera Machining LLC",
        "employer",
        "active",
        "key",
    )
    assert (partner.owner_id, partner.backup_owner_id) == (ana.pk, alice.pk)
    assert (partner.source, partner.partner_since) == ("referral", date(2023, 9, 1))
    assert partner.career_clusters == ["advanced-manufacturing", "digital-technology"]
    assert partner.naics_sector == "31-33"
    assert (partner.street, partner.town) == ("12 Elm St", "Tulsa")
    assert (partner.region, partner.postal_code) == ("OK", "74104")
    assert (partner.phone, partner.website) == ("(918) 555-0142", "https://rivera.example")
    assert (partner.notes, partner.champion, partner.closing) == ("Ask for Dana", True, False)
    assert partner.recorded_by_id == ana.pk
    assert PartnerSite.objects.get().site_id == school.pk
    people = Affiliation.objects.order_by("id")
    assert [(it.contact.name, it.role, it.holds) for it in people] == [
        ("Dana Rivera", "HR", "primary"),
        ("Tom Ochoa", "Owner", "backup"),
        ("Eva Lund", "", "other"),
    ]
    assert people[0].contact.recorded_by_id == ana.pk
    assert AffiliationEmail.objects.get().address == "dana@rivera.example"
    assert AffiliationPhone.objects.get().number == "(918) 555-0143"
    standing = PartnerStanding.objects.get()
    assert (standing.contact_count, standing.has_primary_contact) == (3, True)
    assert standing.has_backup_contact


def test_several_lines_of_one_partner_add_a_person_each(partners: Bench) -> None:
    written = partners.bring_in(
        {"name": "Rivera Machining", "contact_name": "Dana Rivera", "town": "Tulsa"},
        {"name": "RIVERA MACHINING, INC.", "contact_name": "Tom Ochoa", "phone": "9185550142"},
        {"name": "Rivera Machining", "contact_name": "Dana Rivera", "contact_role": "HR"},
    )
    assert [it.act for it in written] == ["created"] * 3
    partner = Partner.objects.get()
    assert (partner.town, partner.phone) == ("Tulsa", "(918) 555-0142")
    people = Affiliation.objects.order_by("id").values_list("contact__name", "role", "holds")
    assert list(people) == [("Dana Rivera", "HR", "primary"), ("Tom Ochoa", "", "backup")]


def test_branches_come_in_any_order(partners: Bench) -> None:
    checked = partners.check(
        {"name": "First Bank Elm", "parent": "First Bank"},
        {"name": "First Bank", "town": "Tulsa"},
        {"name": "Oak Branch", "parent": "Second Bank"},
    )
    assert [it.findings for it in checked[:2]] == [(), ()]
    assert [it.level for it in checked[2].findings] == ["warning"]
    written = partners.write(checked)
    assert [it.act for it in written] == ["created"] * 3
    parents = dict(Partner.objects.values_list("name", "parent__name"))
    assert parents == {
        "First Bank": None,
        "First Bank Elm": "First Bank",
        "Oak Branch": "Second Bank",
        "Second Bank": None,
    }
    assert PartnerStanding.objects.count() == 4


def test_a_branch_of_a_branch_is_an_error(partners: Bench) -> None:
    checked = partners.check(
        {"name": "Elm Desk", "parent": "First Bank Elm"},
        {"name": "First Bank Elm", "parent": "First Bank"},
    )
    assert [[it.level for it in one.findings] for one in checked] == [["error"], ["error"]]


def test_sister_branches_of_one_name_are_several_partners(partners: Bench) -> None:
    partners.bring_in(
        {"name": "First Bank", "town": "Tulsa", "parent": "First Bank"},
        {"name": "First Bank", "town": "Jenks", "parent": "First Bank"},
        {"name": "First Bank"},
    )
    found = Partner.objects.order_by("town").values_list("town", "parent__town")
    assert list(found) == [("", None), ("Jenks", ""), ("Tulsa", "")]


def test_an_update_fills_and_changes_and_blanks_nothing(
    partners: Bench, in_alder: Office, alice: Membership
) -> None:
    partner = make_partner(
        in_alder, name="Rivera Machining", stage="active", town="Tulsa", notes="Old", owner=alice
    )
    make_affiliation(
        partner,
        make_contact(in_alder, name="Dana Rivera"),
        holds="primary",
        role="Owner",
        email="dana@rivera.example",
    )
    (written,) = partners.bring_in(
        {
            "name": "Rivera Machining Inc",
            "tier": "key",
            "notes": "New",
            "contact_name": "Dana Rivera",
            "contact_email": "d.rivera@rivera.example",
        }
    )
    assert written.act == "updated"
    partner.refresh_from_db()
    assert (partner.name, partner.stage, partner.tier) == ("Rivera Machining", "active", "key")
    assert (partner.town, partner.notes, partner.owner_id) == ("Tulsa", "Old\n\nNew", alice.pk)
    role = Affiliation.objects.get()
    assert (role.role, role.holds) == ("Owner", "primary")
    assert [it.address for it in role.emails.all()] == [
        "dana@rivera.example",
        "d.rivera@rivera.example",
    ]
    assert partners.ledger.changes["partnerships.partner"] == [
        (2, partner.pk, {"tier": "regular", "notes": "Old"}, {"tier": "key", "notes": "Old\n\nNew"})
    ]
    assert partners.ledger.added.get("partnerships.partner", []) == []


def test_a_line_that_says_nothing_new_is_left_out(partners: Bench, in_alder: Office) -> None:
    make_partner(in_alder, name="Rivera Machining", town="Tulsa")
    (written,) = partners.bring_in({"name": "Rivera Machining", "town": "Tulsa"})
    assert written.act == "skipped"


def test_whoever_wants_it_gets_a_second_partner_of_the_name(
    partners: Bench, in_alder: Office
) -> None:
    make_partner(in_alder, name="Rivera Machining")
    (written,) = partners.bring_in({"name": "Rivera Machining"}, update=False)
    assert written.act == "created"
    assert Partner.objects.count() == 2


def test_a_person_of_two_partners_is_one_person(partners: Bench) -> None:
    partners.bring_in(
        {"name": "Acme", "contact_name": "Dana Rivera", "contact_email": "dana@x.example"},
        {"name": "Bolt", "contact_name": "Dana Rivera", "contact_email": "DANA@x.example"},
        {"name": "Cog", "contact_name": "Luis Rivera", "contact_email": "dana@x.example"},
    )
    people = Affiliation.objects.order_by("id").values_list("contact_id", flat=True)
    assert people[0] == people[1] != people[2]


def test_a_partner_of_one_person_gets_no_backup(partners: Bench) -> None:
    partners.bring_in(
        {"name": "Solo", "one_person": "yes", "contact_name": "Ana Ruiz / Luis Gómez"}
    )
    holds = Affiliation.objects.order_by("id").values_list("holds", flat=True)
    assert list(holds) == ["primary", "other"]


def test_standing_is_what_the_rows_say(partners: Bench, in_alder: Office) -> None:
    old = make_partner(in_alder, name="Old")
    make_affiliation(old, holds="backup")
    partners.bring_in(
        {"name": "Old", "contact_name": "A Bee"},
        {"name": "New", "contact_name": "C Dee", "contact_2_name": "E Eff"},
        {"name": "Nobody"},
    )
    facts = ("partner__name", "contact_count", "has_primary_contact", "has_backup_contact")
    kept = sorted(PartnerStanding.objects.values_list(*facts))
    refresh_all_standing(in_alder.pk)
    assert kept == sorted(PartnerStanding.objects.values_list(*facts))
    assert kept == [("New", 2, True, True), ("Nobody", 0, False, False), ("Old", 2, True, True)]


def test_the_ledger_knows_every_row(partners: Bench) -> None:
    partners.bring_in(
        {
            "name": "Elm",
            "parent": "Oak",
            "contact_name": "Dana Rivera",
            "contact_email": "dana@x.example",
            "contact_phone": "918-555-0142",
        }
    )
    counts = {model: len(rows) for model, rows in partners.ledger.added.items() if rows}
    assert counts == {
        "partnerships.partner": 2,
        "contacts.contact": 1,
        "contacts.affiliation": 1,
        "contacts.affiliationemail": 1,
        "contacts.affiliationphone": 1,
    }
    assert {number for rows in partners.ledger.added.values() for number, _ in rows} == {2}


def test_names_of_signs_alone_are_not_all_the_same(partners: Bench) -> None:
    partners.bring_in({"name": "***"}, {"name": "$$$"})
    partners.bring_in({"name": "***", "tier": "key"}, {"name": "!!!"})
    assert [it.name for it in Partner.objects.order_by("id")] == ["***", "$$$", "!!!"]


def test_a_partner_that_a_file_calls_ended_has_an_ending_without_reasons(
    partners: Bench, in_alder: Office, ana: Membership
) -> None:
    known = make_partner(in_alder, name="Known Mill", stage="prospect")
    partners.bring_in(
        {"name": "Old Mill", "stage": "Former"},
        {"name": "Known Mill", "stage": "Lost"},
        {"name": "New Mill", "stage": "Current"},
    )
    endings = Exit.objects.order_by("from_stage").values_list(
        "partner__name", "from_stage", "ended_on", "as_planned", "recorded_by"
    )
    today = in_alder.today()
    assert list(endings) == [
        ("Old Mill", "active", today, False, ana.pk),
        ("Known Mill", "prospect", today, False, ana.pk),
    ]
    assert not ExitCause.objects.exists()
    assert len(partners.ledger.added["partnerships.exit"]) == 2
    known.refresh_from_db()
    assert known.stage == "ended"
    partners.bring_in({"name": "Old Mill", "stage": "Former"})
    assert Exit.objects.count() == 2
