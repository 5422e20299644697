"""A partner's thanks, newest first, for its timeline."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from core.prepared import prepared_by_key
from core.registries.timeline import FIRST
from offices.enums.vocabularies import Vocabulary
from offices.models import Office, OfficeLabel
from partnerships.models import Partner
from recognition.models import Recognition

DAYS = ("given_on", "activity__starts_on")
"""Columns that are days."""
COLUMNS = (
    "id",
    "given_on",
    "channel",
    "audience",
    "occasion",
    "anniversary_years",
    "honours",
    "note",
    "document_id",
    "activity__kind",
    "activity__starts_on",
    "contact__name",
    "recorded_by__display_name",
)


def timeline_thanks(
    office: Office, partner: Partner, *, before: tuple[date, int] | None, limit: int
) -> list[Any]:
    """The partner's thanks that are not archived: rows of `COLUMNS`, and `own_kind`, the office's
    own word for what they honour. One statement, along the partner's index."""
    return _thanks.rows((limit,), office.pk, partner.pk, *(before or (None, None)))


def thanks_beside(office_id: int) -> QuerySet[Recognition, Any]:
    """Beside a partner: the rows of its timeline's first page."""
    rows = _newest(Recognition.objects.filter(partner=OuterRef("pk")), office_id)
    return rows.values(said=JSONObject(**{it: it for it in (*COLUMNS, "own_kind")}))[:FIRST]


@prepared_by_key
def _thanks(
    limit: tuple[int], office_id: int, partner_id: int, day: date | None, pk: int | None
) -> QuerySet[Recognition, Any]:
    thanks = Recognition.objects.filter(partner_id=partner_id)
    if day is not None and pk is not None:
        same_day = Q(given_on=day, pk__lt=pk)
        thanks = thanks.filter(Q(given_on__lte=day) & (Q(given_on__lt=day) | same_day))
    rows = _newest(thanks, office_id)
    return rows.values_list(*COLUMNS, "own_kind", named=True)[: limit[0]]


def _newest(thanks: QuerySet[Recognition], office_id: int) -> QuerySet[Recognition]:
    own = OfficeLabel.objects.filter(
        office_id=office_id,
        vocabulary=Vocabulary.ACTIVITY_KIND,
        slug=OuterRef("activity__kind"),
    )
    there = thanks.filter(office_id=office_id, archived_at=None)
    rows = there.annotate(own_kind=Subquery(own.values("label")[:1]))
    return rows.order_by("-given_on", "-id")
