"""A form that an impatient finger sends twice makes one thing."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from django.db.models import Model

from core.once import new_token, once
from offices.models import Office
from offices.requests import OfficeRequest


class Made(Protocol):
    """A row that can be put away."""

    pk: Any
    archived_at: Any


def made_once[M: Made](
    request: OfficeRequest,
    said: Mapping[str, Any],
    make: Callable[[], M],
    find: Callable[[Office, int], M],
) -> M:
    """What `make` makes, or what the same form has made already; `said` is all that it says.

    What was put away since, by Undo, is made anew.
    """
    made: list[M] = []

    def act() -> int:
        made.append(make())
        return int(made[0].pk)

    content = json.dumps(said, default=_plain, sort_keys=True)
    token = request.POST.get("once", "")
    pk, _is_new = once(request.office.pk, request.membership.pk, token, content, act)
    first = made[0] if made else find(request.office, pk)
    return first if first.archived_at is None else make()


def once_token(request: OfficeRequest) -> str:
    """For the hidden field `once` of the form."""
    return request.POST.get("once") or new_token()


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else str(value)
