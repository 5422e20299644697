"""The ledger: every act of thanks of an office, one of them or a page of the list."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from core.folding import contains_folded
from core.pager import Page, SortKey, order_of, page_of, placed, read_cursor
from offices.models import Office
from partnerships.models import Partner
from partnerships.queries.partners import holds_text
from recognition.models import Recognition
from recognition.queries.filters import RecognitionFilters

PAGE_SIZE = 50
COLUMNS = (
    "id",
    "given_on",
    "channel",
    "audience",
    "occasion",
    "anniversary_years",
    "honours",
    "note",
    "partner_id",
    "partner__name",
    "activity_id",
    "activity__kind",
    "activity__starts_on",
    "contact__name",
    "document_id",
    "document__kind",
    "recorded_by__display_name",
    "archived_at",
)


def get_recognition(office: Office, pk: int) -> Recognition:
    """One act of thanks, archived or not. Raises Recognition.DoesNotExist."""
    rows = Recognition.objects.select_related("partner", "activity", "contact", "office")
    return rows.get(office=office, pk=pk)


def list_recognitions(
    office: Office,
    filters: RecognitionFilters,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[Any]:
    """One page of rows of `COLUMNS`, the newest first. Raises core.pager.BadCursor."""
    keys = order_of_ledger(filters)
    place = read_cursor(cursor, keys)
    values = place.values and [_typed(*it) for it in zip(keys, place.values, strict=True)]
    found = placed(ledger_rows(office, filters), keys, place.backwards, values)
    return page_of(list(found[: size + 1]), keys, size=size, place=place)


def ledger_rows(office: Office, filters: RecognitionFilters) -> "QuerySet[Recognition, Any]":
    """All rows of `COLUMNS` that the filters leave, in no order."""
    return matching_recognitions(office, filters).values_list(*COLUMNS, named=True)


def matching_recognitions(office: Office, filters: RecognitionFilters) -> QuerySet[Recognition]:
    """The acts of thanks that the filters leave, in no order."""
    found = Recognition.objects.filter(office=office, archived_at__isnull=filters.view == "")
    for name in ("channel", "audience", "occasion"):
        if value := getattr(filters, name):
            found = found.filter(**{name: value})
    if filters.partner is not None:
        found = found.filter(partner=filters.partner)
    if filters.by is not None:
        found = found.filter(recorded_by=filters.by)
    if filters.first is not None:
        found = found.filter(given_on__gte=filters.first)
    if filters.last is not None:
        found = found.filter(given_on__lte=filters.last)
    return found.filter(_holds(office, filters.q)) if filters.q else found


def order_of_ledger(filters: RecognitionFilters) -> list[SortKey]:
    """The order that was asked for, as the pager wants it."""
    return order_of("given_on" if filters.sort == "date" else "-given_on")


def _holds(office: Office, text: str) -> Q:
    """Thanks of partners that the words find, or that hold the words themselves."""
    partners = Partner.objects.filter(holds_text(text, with_archived=True), office=office)
    own = contains_folded(Lower("honours"), text) | contains_folded(Lower("note"), text)
    return Q(partner__in=partners.values("pk")) | own


def _typed(key: SortKey, value: Any) -> Any:
    """A sort value out of a cursor, which holds days as text."""
    return date.fromisoformat(value) if key.field == "given_on" else value
