"""Things that a path names: to whoever cannot see them they do not exist."""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from offices.models import Office
from offices.permissions import Permission, require
from offices.requests import OfficeRequest


def found[M](find: Callable[[Office, int], M], request: OfficeRequest, pk: int) -> M:
    """What the query finds in this office, else Http404."""
    try:
        return find(request.office, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def to_edit[M](find: Callable[[Office, int], M], request: OfficeRequest, pk: int) -> M:
    """What the query finds, for a member who may change the office; 404 before 403."""
    thing = found(find, request, pk)
    require(request.membership, Permission.EDIT_OFFICE)
    return thing
