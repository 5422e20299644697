"""Find the batch that an address names, and ask whether the member may."""

from django.http import Http404

from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from recognition.models import Batch
from recognition.queries.batches import get_batch


def find_batch(request: OfficeRequest, pk: int, *, archived: bool = False) -> Batch:
    """The batch; Http404 when there is none in this office, PermissionDenied for a leader."""
    try:
        batch = get_batch(request.office, pk)
    except Batch.DoesNotExist as error:
        raise Http404 from error
    require(request.membership, Permission.THANK)
    if batch.archived_at is not None and not archived:
        raise Http404
    return batch
