"""What goes out comes in again: the files of one office, brought into another."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.factories import make_affiliation, make_contact, make_partner, make_site
from tests.laws.exported import body_of, csv_of
from tests.outreach.sheets.log import brought_in, ready_file

ClientOf = Callable[[Membership], Client]

HERE_ONLY = {"Owner", "Backup owner", "Last touch", "Next step", "Next step due"}
"""Columns that name the office's own members, or what happened with the partner."""


@pytest.fixture(autouse=True)
def uploads(settings: LazySettings, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def filled(alder: Office, birch: Office, ana: Membership) -> None:
    with office_context(birch.pk):
        make_site(birch, name="Harlow High School")
    with office_context(alder.pk):
        site = make_site(alder, name="Harlow High School")
        bank = make_partner(alder, name="First Bank", stage="active", notes="Two lines\nof notes")
        make_partner(
            alder,
            name="First Bank, Main Street",
            parent=bank,
            owner=ana,
            kind="employer",
            stage="exploring",
            tier="key",
            source="referral",
            champion=True,
            street="1 Main St",
            town="Tulsa",
            region="OK",
            postal_code="74104",
            phone="(918) 555-0100",
            website="https://bank.example.org",
            career_clusters=["energy-natural-resources", "construction"],
            partner_since=date(2022, 5, 1),
            sites=[site],
        )
        solo = make_partner(alder, name="=SUM Signs & Co.", one_person=True, town="Núñez")
        make_affiliation(
            solo,
            make_contact(alder, name="José Núñez", preferred_name="Pepe", language="es"),
            role="Owner",
            holds="primary",
            decision_maker=True,
            email="jose@example.org",
        )


def there(client: Client, office: str, name: str) -> list[dict[str, str]]:
    """The exported lines without what belongs to the office alone."""
    lines = csv_of(client.get(f"/o/{office}/{name}.csv"))
    return [{key: it[key] for key in it.keys() - HERE_ONLY} for it in lines]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_partners_and_people_survive_the_way_out_and_in(
    kind: str,
    filled: None,
    birch: Office,
    ana: Membership,
    charlie: Membership,
    client_of: ClientOf,
) -> None:
    for name, sheet in (("partners", "partners"), ("people", "contacts")):
        content = body_of(client_of(ana).get(f"/o/alder/{name}.{kind}"))
        run = brought_in(ready_file(birch, charlie, content, f"{name}.{kind}", sheet))
        assert run.state == "done", run.error
        assert there(client_of(charlie), "birch", name) == there(client_of(ana), "alder", name)
