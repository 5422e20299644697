"""Batches for tests: partners to thank, and a worker that works until nothing is due."""

from datetime import timedelta
from typing import Any, cast

from django.utils import timezone

from core.due.work import work_due_rows
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from recognition.actions.batches import BatchSettings, start_batch
from recognition.models import Batch
from tests.factories import make_partner

NAMES = ("Rivera Machining", "Copper Kettle Bakery", "Osage Print Works")
WORDS = "for opening the shop floor to our students this year."


def make_partners(office: Office, number: int = 3) -> list[Partner]:
    """Partners with an address."""
    return [
        make_partner(
            office,
            name=NAMES[it] if it < len(NAMES) else f"Partner {it:03d}",
            street=f"{it + 1} Foundry Street",
            town="Harlow",
            region="CO",
            postal_code="80501",
        )
        for it in range(number)
    ]


def begin(by: Membership, partners: list[Partner], output: str = "print", **settings: Any) -> Batch:
    """A batch that was just started, inside the office."""
    settings.setdefault("wording", WORDS)
    chosen = cast(BatchSettings, settings)
    return start_batch(
        by=by, partners=partners, name="Spring breakfast", output=output, settings=chosen
    )


def work(office: Office, limit: int = 200, *, after: timedelta = timedelta()) -> int:
    """What a worker does, now or after a while, until nothing is due; answers how many rows it
    worked."""
    worked = 0
    while worked < limit and (done := work_due_rows(office.pk, timezone.now() + after, 1)):
        worked += done
    return worked


def fresh(batch: Batch) -> Batch:
    """The batch as it is in the database."""
    with office_context(batch.office_id):
        return Batch.objects.get(pk=batch.pk)


A_MONTH = timedelta(days=30)
