"""Results: what came of a partnership, as far as it may be shown."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, cast

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api.fields import DateField
from core.api.parameters import ArchivedParameters, IdParameter, ListParameters
from core.api.serializers import NounSerializer
from offices.api.nouns import ArchivableNoun, matching
from outcomes.actions.results import (
    ResultFields,
    archive_result,
    create_result,
    restore_result,
    update_result,
)
from outcomes.models import Result
from outcomes.policies.shown_results import Held, Shown
from outcomes.queries.shown_results import shown_with, threshold, with_tells

MOST = Decimal("9999999999.99")


@extend_schema_field({"type": "number", "minimum": 0, "maximum": float(MOST), "multipleOf": 0.01})
class ValueField(serializers.DecimalField):
    """An amount with two decimals, a JSON number; null where it is held back."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=12, decimal_places=2, min_value=0, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return float(value)


class ResultSerializer(NounSerializer):
    fixed = ("partner", "measure")
    value = ValueField(
        allow_null=True,
        help_text=_(
            "In the measure's unit; for per cent how many, out of `of`. null where it is held"
            " back: sent back as null it stays."
        ),
    )
    held_back = serializers.SerializerMethodField(
        help_text=_(
            "“few”: of fewer students than the office's threshold, shown to nobody; “tells-few”:"
            " it would tell of so few; “out-of”: `of` is, as fewer would be left of it; else empty."
        )
    )

    class Meta:
        model = Result
        fields = [
            "id",
            "partner",
            "measure",
            "starts_on",
            "ends_on",
            "value",
            "of",
            "held_back",
            "source",
            "note",
            "shared_on",
            "recorded_at",
            "recorded_by",
            "archived_at",
        ]
        extra_kwargs = {
            "partner": {"help_text": _("With whom it was achieved.")},
            "measure": {"help_text": _("What was measured.")},
            "starts_on": {"help_text": _("The first day of the period.")},
            "ends_on": {"help_text": _("Its last day, in the running school year at the latest.")},
            "of": {
                "help_text": _("How many it is out of, where that matters; needed for per cent.")
            },
            "source": {"help_text": _("Where the value comes from.")},
            "note": {"help_text": _("Never names of students.")},
            "shared_on": {"help_text": _("When the partner was told; null if it was not.")},
        }

    def get_held_back(self, result: Any) -> str:
        """Why there is no value."""
        return str(result.seen.held)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """The result without what nobody is shown."""
        data: dict[str, Any] = super().to_representation(instance)
        seen: Shown = instance.seen
        value = None if seen.value is None else float(seen.value)
        return data | {"value": value, "of": seen.of}


class ResultParameters(ArchivedParameters, ListParameters):
    partner = IdParameter()
    measure = IdParameter()
    shared = serializers.BooleanField(
        required=False, help_text=_("true: what the partner was told; false: what it was not.")
    )
    period_from = DateField(required=False, help_text=_("Periods that end on this day or later."))
    period_until = DateField(
        required=False, help_text=_("Periods that begin on this day or earlier.")
    )
    shared_from = DateField(required=False, help_text=_("Shared on this day or later."))
    shared_until = DateField(required=False, help_text=_("Shared on this day or earlier."))


COLUMNS = {
    "partner": "partner",
    "measure": "measure",
    "period_from": "ends_on__gte",
    "period_until": "starts_on__lte",
    "shared_from": "shared_on__gte",
    "shared_until": "shared_on__lte",
}


class ResultViews(ArchivableNoun[Result]):
    model = Result
    serializer_class = ResultSerializer
    parameters_class = ResultParameters
    orderings = {"ends_on": "ends_on", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "-ends_on"

    @cached_property
    def below(self) -> int:
        """Outcomes of fewer students are held back."""
        return threshold(self.office.pk)

    def rows(self) -> QuerySet[Result]:
        rows = with_tells(super().rows(), self.below)
        return rows.select_related("office", "measure")

    def narrow(self, rows: QuerySet[Result], parameters: Mapping[str, Any]) -> QuerySet[Result]:
        rows = matching(super().narrow(rows, parameters), parameters, COLUMNS)
        if "shared" in parameters:
            rows = rows.filter(shared_on__isnull=not parameters["shared"])
        return rows

    def prepare(self, things: Sequence[Any]) -> None:
        for it in things:
            it.seen = self._seen(it)

    def make(self, data: dict[str, Any]) -> Result:
        partner, fields = data.pop("partner"), cast("ResultFields", data)
        return create_result(by=self.member, partner=partner, fields=fields)

    def change(self, thing: Result, data: dict[str, Any]) -> Result:
        seen = self._seen(thing)
        for name in ("value", "of"):
            if seen.held != Held.NOT and data.get(name, "") is None is getattr(seen, name):
                del data[name]  # as it was read
        fields = cast("ResultFields", data)
        return update_result(by=self.member, result=thing, fields=fields)

    def archive(self, thing: Result) -> Result:
        return archive_result(by=self.member, result=thing)

    def bring_back(self, thing: Result) -> Result:
        return restore_result(by=self.member, result=thing)

    def _seen(self, it: Any) -> Shown:
        return shown_with(it.measure.about, it.value, it.of, it.tells, self.below)
