"""Concerns and questions: what partners wait for, until it is answered."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import DateField
from core.api.parameters import (
    ArchivedParameters,
    IdParameter,
    NullableIdParameter,
    SearchParameters,
)
from core.api.serializers import NounSerializer
from core.folding import contains_folded
from offices.api.nouns import ArchivableNoun, matching
from offices.permissions import Permission
from outreach.actions.concerns import (
    ConcernFields,
    archive_concern,
    raise_concern,
    restore_concern,
    update_concern,
)
from outreach.enums.concerns import ConcernKind
from outreach.models import Concern


class ConcernSerializer(NounSerializer):
    fixed = ("partner",)

    class Meta:
        model = Concern
        fields = [
            "id",
            "partner",
            "kind",
            "what",
            "raised_on",
            "promised_on",
            "owner",
            "activity",
            "answered_on",
            "answer",
            "recorded_at",
            "recorded_by",
            "archived_at",
        ]
        extra_kwargs = {
            "kind": {"help_text": _("A concern if not said.")},
            "what": {"help_text": _("What they said.")},
            "raised_on": {
                "required": False,
                "help_text": _("The day it came up, never one to come; today if not said."),
            },
            "promised_on": {"help_text": _("By when an answer was promised.")},
            "owner": {"help_text": _("Who answers; null: whoever owns the partner.")},
            "activity": {"help_text": _("In what it came up; they must have taken part in it.")},
            "answered_on": {"help_text": _("Once it is answered; null opens it again.")},
            "answer": {"help_text": _("What they were told; needed to mark it answered.")},
        }


class ConcernParameters(ArchivedParameters, SearchParameters):
    partner = IdParameter()
    kind = serializers.ChoiceField(ConcernKind.choices, required=False)
    owner = NullableIdParameter()
    activity = NullableIdParameter()
    answered = serializers.BooleanField(
        required=False, help_text=_("true: what is answered; false: what is open.")
    )
    promised_from = DateField(required=False, help_text=_("Promised by this day or later."))
    promised_until = DateField(required=False, help_text=_("Promised by this day or earlier."))
    raised_from = DateField(required=False, help_text=_("Raised on this day or later."))
    raised_until = DateField(required=False, help_text=_("Raised on this day or earlier."))


COLUMNS = {
    "partner": "partner",
    "kind": "kind",
    "owner": "owner",
    "activity": "activity",
    "promised_from": "promised_on__gte",
    "promised_until": "promised_on__lte",
    "raised_from": "raised_on__gte",
    "raised_until": "raised_on__lte",
}


class ConcernViews(ArchivableNoun[Concern]):
    model = Concern
    write_permission = Permission.LOG
    serializer_class = ConcernSerializer
    parameters_class = ConcernParameters
    orderings = {"raised_on": "raised_on", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "-raised_on"
    notes = {"partial_update": _("An answer with its day answers it; null opens it again.")}

    def narrow(self, rows: QuerySet[Concern], parameters: Mapping[str, Any]) -> QuerySet[Concern]:
        rows = matching(super().narrow(rows, parameters), parameters, COLUMNS)
        if "answered" in parameters:
            rows = rows.filter(answered_on__isnull=not parameters["answered"])
        if words := parameters.get("search", "").strip():
            what, answer = Lower("what"), Lower("answer")
            rows = rows.filter(contains_folded(what, words) | contains_folded(answer, words))
        return rows

    def make(self, data: dict[str, Any]) -> Concern:
        partner, fields = data.pop("partner"), cast("ConcernFields", data)
        return raise_concern(by=self.member, partner=partner, fields=fields)

    def change(self, thing: Concern, data: dict[str, Any]) -> Concern:
        fields = cast("ConcernFields", data)
        return update_concern(by=self.member, concern=thing, fields=fields)

    def archive(self, thing: Concern) -> Concern:
        return archive_concern(by=self.member, concern=thing)

    def bring_back(self, thing: Concern) -> Concern:
        return restore_concern(by=self.member, concern=thing)
