"""A batch of labels, and as many as a list needs."""

from offices.models import Membership, Office
from partnerships.models import Partner
from recognition.models import Batch, BatchItem
from tests.factories import make_partner


def make_batch(office: Office, member: Membership) -> Batch:
    """A batch that was stopped before anything came of it."""
    return Batch.objects.create(
        office=office, name="Spring breakfast", output="labels", state="stopped", by=member
    )


def the_batch(office: Office, member: Membership) -> Batch:
    """The one batch whose page is looked at."""
    return Batch.objects.filter(office=office).first() or make_batch(office, member)


def batches(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """More of them in the list."""
    for _ in range(number):
        make_batch(office, member)


def batch_items(office: Office, member: Membership, partner: Partner, number: int) -> None:
    """More partners in the batch, every second of which has no address."""
    batch = the_batch(office, member)
    there = batch.items.count()
    for position in range(there, there + 2 * number):
        BatchItem.objects.create(
            office=office,
            batch=batch,
            partner=make_partner(office),
            position=position,
            left_out_because="has no address" if position % 2 else "",
        )
