"""Answers to the office's mail go to a human: the chosen one, a director, an administrator."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.tenancy.context import office_context
from offices.models import Membership, Office, User
from offices.queries.mail import who_answers

EARLY = datetime(2020, 1, 1, tzinfo=UTC)


def change(member: Membership, **fields: object) -> None:
    with office_context(member.office_id):
        Membership.objects.filter(pk=member.pk).update(**fields)


def answers(office: Office) -> Membership | None:
    with office_context(office.pk):
        return who_answers(office)


def test_a_director_answers(alder: Office, alice: Membership) -> None:
    assert answers(alder) == alice


def test_of_several_directors_the_one_who_came_first(
    alder: Office, alice: Membership, bob: Membership
) -> None:
    change(bob, role="director", recorded_at=EARLY)
    assert answers(alder) == bob


def test_the_chosen_member_comes_before_directors(
    alder: Office, alice: Membership, ana: Membership
) -> None:
    change(ana, answers_mail=True)
    assert answers(alder) == ana


def test_without_a_director_an_administrator(
    alder: Office, alice: Membership, adam: Membership
) -> None:
    change(alice, role="coordinator")
    assert answers(alder) == adam


@pytest.mark.parametrize("gone", ["left", "locked", "bounced"])
def test_who_cannot_answer_is_passed_over(
    gone: str, alder: Office, alice: Membership, adam: Membership
) -> None:
    if gone == "left":
        change(alice, deactivated_at=EARLY)
    elif gone == "bounced":
        change(alice, mail_refused_at=EARLY, mail_refused_address="alice@example.org")
    else:
        User.objects.filter(pk=alice.user_id).update(is_active=False)
    assert answers(alder) == adam


def test_a_mark_of_an_older_address_does_not_count(alder: Office, alice: Membership) -> None:
    change(alice, mail_refused_at=EARLY, mail_refused_address="alice@old.example.org")
    assert answers(alder) == alice


def test_nobody_answers_where_nobody_is_in_charge(
    alder: Office, alice: Membership, adam: Membership
) -> None:
    for member in (alice, adam):
        change(member, role="leader")
    assert answers(alder) is None


def test_it_is_one_question(alder: Office) -> None:
    with office_context(alder.pk), CaptureQueriesContext(connection) as queries:
        found = who_answers(alder)
        assert found is not None
        assert found.user.email == "alice@example.org"
    assert len([it for it in queries if "offices_membership" in it["sql"]]) == 1
