"""Who finds partners by something that is not the partner's own: a person's name, say."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

FindPartners = Callable[[int, str], QuerySet[Any, Any]]
"""Gets the office's id and what was typed; returns a queryset of partner ids (values_list)."""

_finders: dict[str, FindPartners] = {}


def register_partner_search(name: str, find: FindPartners) -> None:
    """Add a way to find partners; called in `AppConfig.ready()`."""
    _finders[name] = find


def partners_found_elsewhere(office_id: int, text: str) -> Q:
    """The partners that any registered way finds, as a condition on partners."""
    condition = Q(pk__in=[])
    for find in _finders.values():
        condition |= Q(pk__in=find(office_id, text))
    return condition
