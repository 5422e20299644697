"""What is found about lines of the sheet "partners" before anything is written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.registries.sheets import Checked
from core.tenancy.context import office_context
from offices.models import Membership, Office, OfficeLabel
from partnerships.models import Partner
from tests.contacts.sheets.conftest import Bench
from tests.factories import make_affiliation, make_contact, make_partner


def told(checked: Checked) -> list[tuple[str, str, str]]:
    return [(it.column, it.level, it.word) for it in checked.findings]


@pytest.mark.parametrize(
    ("cells", "finding"),
    [
        ({"name": "A" * 161}, ("name", "error", "")),
        ({"name": "n/a"}, ("name", "error", "")),
        ({"kind": "Spaceship"}, ("kind", "warning", "Spaceship")),
        ({"owner": "Zebedee Quux"}, ("owner", "warning", "Zebedee Quux")),
        ({"champion": "perhaps"}, ("champion", "warning", "perhaps")),
        ({"sites": "Hogwarts"}, ("sites", "warning", "Hogwarts")),
        ({"partner_since": "long ago"}, ("partner_since", "error", "")),
        ({"phone": "9.18555E+09"}, ("phone", "error", "")),
        ({"website": "see below"}, ("website", "error", "")),
        ({"contact_email": "dana at x"}, ("contact_email", "error", "")),
        ({"contact_email": "info@x.example"}, ("contact_email", "warning", "")),
        ({"contact_phone": "918-555-0142"}, ("contact_phone", "warning", "")),
        ({"contact_name": "Dana & Tom Rivera"}, ("contact_name", "warning", "")),
        ({"owner": "Ana Ames", "backup_owner": "ana@example.org"}, ("backup_owner", "warning", "")),
        ({"postal_code": "2139", "region": "MA"}, ("postal_code", "warning", "")),
        ({"parent": "Acme"}, ("parent", "warning", "")),
    ],
)
def test_what_is_doubtful_is_told(
    cells: dict[str, str], finding: tuple[str, str, str], partners: Bench
) -> None:
    (checked,) = partners.check({"name": "Acme", **cells})
    assert told(checked) == [finding]


@pytest.mark.parametrize(
    ("cells", "key", "value"),
    [
        ({"kind": "Empresa"}, "kind", "employer"),
        ({"kind": "Non-Profit"}, "kind", "nonprofit"),
        ({"kind": "Empleyer"}, "kind", "employer"),
        ({"kind": "public-agency"}, "kind", "public-agency"),
        ({"stage": "En pausa"}, "stage", "paused"),
        ({"tier": "Gold"}, "tier", "key"),
        ({"naics_sector": "62"}, "naics_sector", "62"),
        ({"naics_sector": "44-45"}, "naics_sector", "44-45"),
        ({"naics_sector": "33 - Manufacturing"}, "naics_sector", "31-33"),
        ({"naics_sector": "Health care"}, "naics_sector", "62"),
        (
            {"career_clusters": "Arts, Entertainment, & Design, Education"},
            "career_clusters",
            ["arts-entertainment-design", "education"],
        ),
        ({"career_clusters": "Health Science"}, "career_clusters", ["healthcare-human-services"]),
        ({"owner": "ana"}, "owner", 2),
        ({"owner": "A. Ames"}, "owner", 2),
        ({"owner": "Anna Ames"}, "owner", 2),
        ({"contact_phone": "918-555-0142"}, "phone", "(918) 555-0142"),
        ({"street": "12 Elm St, Tulsa, OK 74104"}, "town", "Tulsa"),
        ({"name": "“The Print Shop”"}, "name", "The Print Shop"),
        ({"kind": "Restaurant"}, "naics_sector", "72"),
        (
            {"contact_name": "Dana Rivera", "contact_2_email": "dana@x.example"},
            "people",
            [{"name": "Dana Rivera", "emails": ["dana@x.example"]}],
        ),
    ],
)
def test_words_are_understood(
    cells: dict[str, str], key: str, value: object, partners: Bench
) -> None:
    (checked,) = partners.check({"name": "Acme", **cells})
    assert checked.values[key] == value


def test_the_offices_own_words_and_what_it_was_told_count(
    partners: Bench, in_alder: Office, bob: Membership
) -> None:
    OfficeLabel.objects.create(office=in_alder, vocabulary="tier", slug="key", label="Sunflower")
    partners.words = {"kind": {"Shop": "employer"}, "owner": {"BB the 2nd": str(bob.pk)}}
    (checked,) = partners.check(
        {"name": "Acme", "tier": "sunflower", "kind": "shop", "owner": "BB the 2nd"}
    )
    assert checked.findings == ()
    assert (checked.values["tier"], checked.values["kind"]) == ("key", "employer")
    assert checked.values["owner"] == bob.pk


def test_a_member_who_has_left_is_no_owner(
    partners: Bench, in_alder: Office, bob: Membership
) -> None:
    Membership.objects.filter(pk=bob.pk).update(deactivated_at=timezone.now())
    (checked,) = partners.check({"name": "Acme", "owner": "Bob Baker"})
    assert told(checked) == [("owner", "warning", "")]
    assert "owner" not in checked.values


@pytest.mark.parametrize(
    ("cells", "sure"),
    [
        ({"name": "Rivera Machining"}, True),
        ({"name": "The RIVERA Machining Co., Inc."}, True),
        ({"name": "Machining Rivera", "town": "tulsa"}, True),
        ({"name": "Rivera Machine Shop", "phone": "918.555.0142"}, True),
        ({"name": "Rivera Machine Works", "website": "www.rivera.example/about"}, True),
        ({"name": "Riviera Machining"}, False),
        ({"name": "Rivera Machining", "town": "Jenks"}, False),
        ({"name": "Riveras Bakery"}, None),
        ({"name": "Osage Print", "phone": "918.555.0142"}, None),
    ],
)
def test_partners_that_are_there_are_found(
    cells: dict[str, str], sure: bool | None, partners: Bench, in_alder: Office
) -> None:
    there = make_partner(
        in_alder,
        name="Rivera Machining",
        town="Tulsa",
        phone="(918) 555-0142",
        website="https://rivera.example",
    )
    (checked,) = partners.check(cells)
    found = (checked.match.pk, checked.match.sure) if checked.match else None
    assert found == (None if sure is None else (there.pk, sure))


def test_branches_of_one_bank_are_no_duplicates(partners: Bench, in_alder: Office) -> None:
    bank = make_partner(in_alder, name="First Bank", website="https://bank.example")
    make_partner(
        in_alder, name="First Bank", parent=bank, town="Tulsa", website="https://bank.example"
    )
    jenks, elm = partners.check(
        {"name": "First Bank", "town": "Jenks", "parent": "First Bank"},
        {"name": "First Bank Elm", "parent": "First Bank", "website": "bank.example"},
    )
    assert (jenks.match, elm.match) == (None, None)
    assert jenks.values["parent_id"] == elm.values["parent_id"] == bank.pk


def test_an_archived_partner_is_matched_and_told(partners: Bench, in_alder: Office) -> None:
    there = make_partner(in_alder, name="Rivera Machining", archived_at=timezone.now())
    (checked,) = partners.check({"name": "Rivera Machining"})
    assert checked.match is not None
    assert checked.match.pk == there.pk
    assert told(checked) == [("name", "warning", "")]


def test_names_that_look_like_slips_of_each_other_are_told(partners: Bench) -> None:
    first, second, third = partners.check(
        {"name": "Rivera Machining"}, {"name": "Riviera Machining"}, {"name": "Osage Print"}
    )
    assert (first.findings, third.findings) == ((), ())
    assert second.findings[0].facts == {"name": "Rivera Machining", "line": 2}


def test_somebody_of_the_same_name_elsewhere_is_told(partners: Bench, in_alder: Office) -> None:
    old = make_partner(in_alder, name="Osage Print")
    make_affiliation(old, make_contact(in_alder, name="Dana Rivera"), email="dana@x.example")
    other, same = partners.check(
        {"name": "Acme", "contact_name": "Dana Rivera"},
        {"name": "Acme", "contact_name": "Dana Rivera", "contact_email": "dana@x.example"},
    )
    assert told(other) == [("contact_name", "warning", "")]
    assert same.findings == ()


def test_charlies_office_is_never_matched(
    partners: Bench, alder: Office, birch: Office, charlie: Membership
) -> None:
    with office_context(birch.pk):
        theirs = make_partner(birch, name="Birch Mill", phone="(918) 555-0142")
        make_affiliation(theirs, make_contact(birch, name="Dana Rivera"), email="d@x.example")
    with office_context(alder.pk):
        (checked,) = partners.check(
            {
                "name": "Birch Mill",
                "phone": "918-555-0142",
                "owner": "Charlie Chen",
                "contact_name": "Dana Rivera",
                "contact_email": "d@x.example",
            }
        )
        assert checked.match is None
        assert told(checked) == [("owner", "warning", "Charlie Chen")]
        (written,) = partners.write([checked])
        assert written.act == "created"
        assert [it.office_id for it in Partner.objects.all()] == [alder.pk]


def test_statements_do_not_grow_with_the_lines(partners: Bench, in_alder: Office) -> None:
    make_partner(in_alder, name="Head Office")

    def count(name: str, lines: int) -> int:
        said = [
            {
                "name": f"{name}{at} {at * 7919}",
                "parent": "Head Office",
                "owner": "Ana Ames",
                "contact_name": f"{name} Person {at}",
                "contact_email": f"{name}{at}@x.example",
                "contact_phone": "918-555-0142",
            }
            for at in range(lines)
        ]
        with CaptureQueriesContext(connection) as queries:
            partners.bring_in(*said)
            partners.bring_in(*({**it, "tier": "key"} for it in said))
        return len(queries)

    assert count("Qux", 30) == count("Bar", 90) < 70
