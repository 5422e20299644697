"""The people facts of a partner's standing are equal to the raw rows, whatever happened."""

import random
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.actions.affiliations import (
    add_affiliation,
    end_affiliation,
    hold_end,
    reopen_affiliation,
    update_affiliation,
)
from contacts.actions.contacts import archive_contact, restore_contact
from contacts.actions.standing import refresh_contact_standing
from contacts.models import Affiliation, Contact
from offices.models import Membership, Office
from partnerships.models import Partner, PartnerStanding
from tests.factories import make_affiliation, make_contact, make_partner

Facts = dict[int, tuple[int, bool, bool]]


def _written() -> Facts:
    rows = PartnerStanding.objects.values_list(
        "partner_id", "contact_count", "has_primary_contact", "has_backup_contact"
    )
    return {partner: (count, primary, backup) for partner, count, primary, backup in rows}


def _counted() -> Facts:
    facts: Facts = {}
    for partner in Partner.objects.all():
        people = Affiliation.objects.filter(partner=partner, ended_on=None)
        holds = [it.holds for it in people if it.contact.archived_at is None]
        facts[partner.pk] = (len(holds), "primary" in holds, "backup" in holds)
    return facts


def _step(dice: random.Random, by: Membership, partners: list[Partner]) -> None:
    roles, people = list(Affiliation.objects.all()), list(Contact.objects.all())
    role, person = dice.choice(roles), dice.choice(people)
    holds = dice.choice(["primary", "backup", "other"])
    day = role.office.today() + timedelta(days=dice.randint(-9, 9))
    match dice.randrange(7):
        case 0:
            partner = dice.choice(partners)
            add_affiliation(by=by, partner=partner, contact=person, fields={"holds": holds})
        case 1:
            end_affiliation(by=by, affiliation=role, ended_on=day)
        case 2:
            reopen_affiliation(by=by, affiliation=role)
        case 3:
            hold_end(by=by, affiliation=role, holds=holds)
        case 4:
            update_affiliation(by=by, affiliation=role, fields={"holds": holds, "ended_on": None})
        case 5:
            archive_contact(by=by, contact=person)
        case _:
            restore_contact(by=by, contact=person)


@pytest.mark.parametrize("seed", range(6))
def test_a_random_walk_over_the_actions_keeps_the_facts_true(
    in_alder: Office, ana: Membership, seed: int
) -> None:
    dice = random.Random(seed)
    partners = [make_partner(in_alder) for _ in range(3)]
    for _ in range(5):
        make_affiliation(dice.choice(partners), make_contact(in_alder))
    done = 0
    for _ in range(40):
        try:
            _step(dice, ana, partners)
        except ValidationError:
            continue
        done += 1
        assert _written() == _counted()
    assert done > 15


def test_all_partners_are_refreshed_in_one_statement(in_alder: Office) -> None:
    for holds in ("primary", "backup", "other"):
        make_affiliation(make_partner(in_alder), holds=holds)
    true = _counted()
    PartnerStanding.objects.update(
        contact_count=7, has_primary_contact=True, has_backup_contact=True
    )
    with CaptureQueriesContext(connection) as queries:
        refresh_contact_standing(in_alder.pk, None)
    assert len([it for it in queries if "SET contact_count" in it["sql"]]) == 1
    assert _written() == true


def test_only_the_partners_asked_for_are_refreshed(in_alder: Office) -> None:
    asked, other = make_partner(in_alder), make_partner(in_alder)
    PartnerStanding.objects.update(contact_count=7)
    refresh_contact_standing(in_alder.pk, [asked.pk])
    assert _written() == {asked.pk: (0, False, False), other.pk: (7, False, False)}
