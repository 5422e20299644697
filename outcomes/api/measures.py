"""Measures: what the office tracks, of the library and of its own."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.parameters import ArchivedParameters, ListParameters
from core.api.serializers import NounSerializer
from offices.api.nouns import ArchivableNoun, matching
from offices.permissions import Permission
from outcomes.actions.measures import (
    MeasureFields,
    archive_measure,
    create_measure,
    restore_measure,
    update_measure,
)
from outcomes.enums.measures import About, Unit
from outcomes.models import Measure


class MeasureSerializer(NounSerializer):
    class Meta:
        model = Measure
        fields = [
            "id",
            "name",
            "about",
            "unit",
            "definition",
            "library",
            "recorded_at",
            "archived_at",
        ]
        extra_kwargs = {
            "name": {"help_text": _("What is measured; each name once.")},
            "about": {
                "help_text": _("Of students few are held back. It stays once there are results.")
            },
            "unit": {"help_text": _("How it is counted. It stays once there are results.")},
            "definition": {"help_text": _("What exactly counts.")},
            "library": {
                "read_only": True,
                "help_text": _("The key of the library's measure it was taken over from."),
            },
        }


class MeasureParameters(ArchivedParameters, ListParameters):
    about = serializers.ChoiceField(About.choices, required=False)
    unit = serializers.ChoiceField(Unit.choices, required=False)


class MeasureViews(ArchivableNoun[Measure]):
    model = Measure
    serializer_class = MeasureSerializer
    parameters_class = MeasureParameters
    write_permission = Permission.EDIT_OFFICE
    orderings = {"name": "name", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "name"

    def narrow(self, rows: QuerySet[Measure], parameters: Mapping[str, Any]) -> QuerySet[Measure]:
        rows = super().narrow(rows, parameters)
        return matching(rows, parameters, {"about": "about", "unit": "unit"})

    def make(self, data: dict[str, Any]) -> Measure:
        fields = cast("MeasureFields", data)
        return create_measure(by=self.member, office=self.office, fields=fields)

    def change(self, thing: Measure, data: dict[str, Any]) -> Measure:
        return update_measure(by=self.member, measure=thing, fields=cast("MeasureFields", data))

    def archive(self, thing: Measure) -> Measure:
        return archive_measure(by=self.member, measure=thing)

    def bring_back(self, thing: Measure) -> Measure:
        return restore_measure(by=self.member, measure=thing)
