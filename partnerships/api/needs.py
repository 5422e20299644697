"""Needs: what partners want from working with a school, in their words."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import DateField
from core.api.parameters import ArchivedParameters, IdParameter, SearchParameters
from core.api.serializers import NounSerializer
from core.folding import contains_folded
from offices.api.nouns import ArchivableNoun, matching
from partnerships.actions.needs import (
    NeedFields,
    archive_need,
    create_need,
    restore_need,
    update_need,
)
from partnerships.enums.needs import NeedTopic
from partnerships.models import Need


class NeedSerializer(NounSerializer):
    fixed = ("partner",)

    class Meta:
        model = Need
        fields = [
            "id",
            "partner",
            "words",
            "topic",
            "asked_on",
            "met_on",
            "recorded_at",
            "recorded_by",
            "archived_at",
        ]
        extra_kwargs = {
            "partner": {"help_text": _("Who wants it; of a parent it holds for its branches.")},
            "words": {"help_text": _("What they want, in their words.")},
            "topic": {"help_text": _("What it is about; something else if not said.")},
            "asked_on": {
                "required": False,
                "help_text": _("When somebody last asked them, never a day to come; or today."),
            },
            "met_on": {"help_text": _("Since when it is met, or over; null while it is open.")},
        }


class NeedParameters(ArchivedParameters, SearchParameters):
    partner = IdParameter()
    topic = serializers.ChoiceField(NeedTopic.choices, required=False)
    met = serializers.BooleanField(
        required=False, help_text=_("true: what is met or over; false: what is open.")
    )
    asked_from = DateField(required=False, help_text=_("Asked on this day or later."))
    asked_until = DateField(required=False, help_text=_("Asked on this day or earlier."))


COLUMNS = {
    "partner": "partner",
    "topic": "topic",
    "asked_from": "asked_on__gte",
    "asked_until": "asked_on__lte",
}


class NeedViews(ArchivableNoun[Need]):
    model = Need
    serializer_class = NeedSerializer
    parameters_class = NeedParameters
    orderings = {"asked_on": "asked_on", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "-asked_on"

    def narrow(self, rows: QuerySet[Need], parameters: Mapping[str, Any]) -> QuerySet[Need]:
        rows = matching(super().narrow(rows, parameters), parameters, COLUMNS)
        if "met" in parameters:
            rows = rows.filter(met_on__isnull=not parameters["met"])
        if words := parameters.get("search", "").strip():
            rows = rows.filter(contains_folded(Lower("words"), words))
        return rows

    def make(self, data: dict[str, Any]) -> Need:
        partner, fields = data.pop("partner"), cast("NeedFields", data)
        return create_need(by=self.member, partner=partner, fields=fields)

    def change(self, thing: Need, data: dict[str, Any]) -> Need:
        return update_need(by=self.member, need=thing, fields=cast("NeedFields", data))

    def archive(self, thing: Need) -> Need:
        return archive_need(by=self.member, need=thing)

    def bring_back(self, thing: Need) -> Need:
        return restore_need(by=self.member, need=thing)
