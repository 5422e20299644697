"""What is written while a partner is looked at is looked at again, whoever is first."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from core.actors import SYSTEM
from core.embedded.processes import wait_until
from core.registries.standing import touch_health
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.actions.scans import look_at_stale, scan_office
from partnerships.models import Partner, PartnerStanding
from tests.outcomes.looking import NOW, known_partner

pytestmark = pytest.mark.django_db(transaction=True)

WAITS = """SELECT EXISTS (SELECT FROM pg_locks
    WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"""


@pytest.fixture
def partner(alder: Office, ana: Membership) -> Partner:
    """A partner that was looked at, and of whom something was written since."""
    with office_context(alder.pk):
        partner = known_partner(alder)
        scan_office(by=SYSTEM, office=alder, now=NOW)
        with transaction.atomic():
            touch_health(alder.pk, [partner.pk])
    return partner


@pytest.fixture
def elsewhere() -> Iterator[ThreadPoolExecutor]:
    """A thread with a connection of its own."""
    with ThreadPoolExecutor(1) as pool:
        yield pool
        pool.submit(lambda: connection.close()).result()


def write(partner: Partner) -> None:
    with office_context(partner.office_id), transaction.atomic():
        touch_health(partner.office_id, [partner.pk])


def is_marked(partner: Partner) -> bool:
    with office_context(partner.office_id):
        return PartnerStanding.objects.filter(partner=partner, health_is_stale=True).exists()


def somebody_waits_for_us() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WAITS)
        return bool(cursor.fetchone() == (True,))


def test_what_is_written_of_a_marked_partner_during_a_look_keeps_a_mark(
    partner: Partner, elsewhere: ThreadPoolExecutor
) -> None:
    assert is_marked(partner)
    with office_context(partner.office_id), transaction.atomic():
        assert look_at_stale(partner.office_id, NOW) == 1
        written: Future[None] = elsewhere.submit(write, partner)
        assert wait_until(lambda: written.done() or somebody_waits_for_us(), 10)
    written.result(timeout=10)
    assert is_marked(partner)


def test_a_look_takes_the_mark_off_when_nothing_is_written(partner: Partner) -> None:
    with office_context(partner.office_id), transaction.atomic():
        look_at_stale(partner.office_id, NOW)
    assert not is_marked(partner)
