"""Two requests at the same moment: the second waits for the first, then sees what it did."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.db import connection

from core.once import once
from core.tenancy.context import office_context
from offices.actions.mail import choose_who_answers
from offices.models import Membership, Office
from outreach.actions.settling import settle_follow_up
from outreach.enums.outcomes import Outcome
from outreach.models import Activity, FollowUp
from tests.factories import make_follow_up, make_partner

pytestmark = pytest.mark.django_db(transaction=True)
PAUSE = 0.5
"""Seconds between what the first does and its commit."""


def at_once[T](office: Office, first: Callable[[], T], second: Callable[[], T]) -> tuple[T, T]:
    """Run both, each in its own transaction; the second begins before the first has ended."""
    did = Event()

    def run_first() -> T:
        with office_context(office.pk):
            answer = first()
            did.set()
            sleep(PAUSE)
        connection.close()
        return answer

    def run_second() -> T:
        assert did.wait(timeout=20)
        with office_context(office.pk):
            answer = second()
        connection.close()
        return answer

    with ThreadPoolExecutor(2) as pool:
        both = pool.submit(run_first), pool.submit(run_second)
        return both[0].result(timeout=30), both[1].result(timeout=30)


def test_two_settle_the_same_follow_up_and_one_activity_is_logged(
    alder: Office, ana: Membership, bob: Membership
) -> None:
    with office_context(alder.pk):
        made = make_follow_up(make_partner(alder), ana)

    def settle(by: Membership, outcome: Outcome) -> Activity | None:
        it = FollowUp.objects.select_related("partner", "owner", "office").get(pk=made.pk)
        return settle_follow_up(by=by, follow_up=it, outcome=outcome)

    logged, late = at_once(
        alder, lambda: settle(ana, Outcome.TALKED), lambda: settle(bob, Outcome.MESSAGE)
    )
    with office_context(alder.pk):
        assert (list(Activity.objects.all()), late) == ([logged], None)
        assert FollowUp.objects.get().closed_by == ana


def test_a_form_that_is_sent_twice_at_once_is_done_once(alder: Office, ana: Membership) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(7)
        return 7

    def send() -> tuple[int, bool]:
        return once(alder.pk, ana.pk, "abc", "the same", make)

    assert at_once(alder, send, send) == ((7, True), (7, False))
    assert made == [7]


def test_two_choose_who_answers_the_mail_and_the_later_one_counts(
    alder: Office, ana: Membership, alice: Membership, adam: Membership
) -> None:
    def choose(member: Membership) -> None:
        choose_who_answers(by=adam, office=alder, member=member)

    at_once(alder, lambda: choose(ana), lambda: choose(alice))
    with office_context(alder.pk):
        assert list(Membership.objects.filter(answers_mail=True)) == [alice]
