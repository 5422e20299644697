"""Who is asked first to step in."""

from datetime import date

import pytest

from contacts.queries.candidates import COMPARED, likeliest_members
from offices.enums.roles import Role
from offices.models import Membership, Office, User
from partnerships.models import Partner
from tests.factories import make_partner

TODAY = date(2026, 11, 20)


@pytest.fixture
def colleagues(in_alder: Office) -> list[Membership]:
    """Twice as many coordinators as are compared."""
    names = [f"Coordinator {number:02}" for number in range(2 * COMPARED)]
    users = User.objects.bulk_create(User(email=f"{it.split()[1]}@example.org") for it in names)
    return Membership.objects.bulk_create(
        Membership(office=in_alder, user=user, role=Role.COORDINATOR, display_name=name)
        for user, name in zip(users, names, strict=True)
    )


def partners(office: Office, count: int) -> list[Partner]:
    return [make_partner(office=office, name=f"Partner {number}") for number in range(count)]


def test_among_many_equals_not_the_same_two_are_asked_for_every_partner(
    in_alder: Office, colleagues: list[Membership]
) -> None:
    found = [likeliest_members(in_alder, it, TODAY) for it in partners(in_alder, 8)]
    assert len({member.pk for pair in found for member in pair}) > 2
    assert all(member.role == Role.COORDINATOR for pair in found for member in pair)


def test_the_same_partner_gets_the_same_answer(
    in_alder: Office, colleagues: list[Membership]
) -> None:
    (partner,) = partners(in_alder, 1)
    first = likeliest_members(in_alder, partner, TODAY)
    assert likeliest_members(in_alder, partner, TODAY) == first
    assert len(first) == 2


def test_whoever_backs_up_the_fewest_of_those_compared_comes_first(
    in_alder: Office, colleagues: list[Membership]
) -> None:
    (partner,) = partners(in_alder, 1)
    first, second = likeliest_members(in_alder, partner, TODAY)
    make_partner(office=in_alder, name="Kept", backup_owner=first)
    asked = likeliest_members(in_alder, partner, TODAY)
    assert asked[0] == second
    assert first not in asked
