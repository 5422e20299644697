"""Things that a path names: to whoever cannot see them they do not exist."""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from offices.models import Office


def found[M](find: Callable[[Office, int], M], office: Office, pk: int) -> M:
    """What the query finds in this office, else Http404."""
    try:
        return find(office, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
