"""Recognitions: the acts of thanks that an office keeps in its ledger."""

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
from recognition.actions.recognitions import (
    RecognitionFields,
    archive_recognition,
    record_recognition,
    restore_recognition,
    update_recognition,
)
from recognition.enums.channels import Audience, Channel, Occasion
from recognition.models import Recognition


class RecognitionSerializer(NounSerializer):
    fixed = ("partner",)

    class Meta:
        model = Recognition
        fields = [
            "id",
            "partner",
            "channel",
            "audience",
            "given_on",
            "occasion",
            "anniversary_years",
            "honours",
            "note",
            "activity",
            "contact",
            "document",
            "recorded_at",
            "recorded_by",
            "archived_at",
        ]
        extra_kwargs = {
            "channel": {"help_text": _("How they were thanked.")},
            "audience": {"help_text": _("Who saw it; the usual one of the channel if not said.")},
            "given_on": {
                "required": False,
                "help_text": _("The day they were thanked, never one to come; today if not said."),
            },
            "occasion": {"help_text": _("What for.")},
            "anniversary_years": {
                "help_text": _("1, 5 or 10, of an anniversary; null of anything else.")
            },
            "honours": {"help_text": _("What it is in recognition of, in words.")},
            "activity": {"help_text": _("What it honours; they must have taken part in it.")},
            "contact": {"help_text": _("One of the partner's people, if thanked in person.")},
            "document": {"help_text": _("The certificate or letter that was given.")},
        }


class RecognitionParameters(ArchivedParameters, SearchParameters):
    partner = IdParameter()
    channel = serializers.ChoiceField(Channel.choices, required=False)
    audience = serializers.ChoiceField(Audience.choices, required=False)
    occasion = serializers.ChoiceField(Occasion.choices, required=False)
    activity = NullableIdParameter()
    recorded_by = NullableIdParameter()
    given_on = DateField(required=False)
    given_from = DateField(required=False, help_text=_("On this day or later."))
    given_until = DateField(required=False, help_text=_("On this day or earlier."))


COLUMNS = {
    "partner": "partner",
    "channel": "channel",
    "audience": "audience",
    "occasion": "occasion",
    "activity": "activity",
    "recorded_by": "recorded_by",
    "given_on": "given_on",
    "given_from": "given_on__gte",
    "given_until": "given_on__lte",
}


class RecognitionViews(ArchivableNoun[Recognition]):
    model = Recognition
    write_permission = Permission.THANK
    serializer_class = RecognitionSerializer
    parameters_class = RecognitionParameters
    orderings = {"given_on": "given_on", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "-given_on"
    notes = {
        "create": _("Notes thanks that were given. To make a certificate, see certificates."),
        "destroy": _("Archives it: it counts no more. What was printed stays."),
    }

    def narrow(
        self, rows: QuerySet[Recognition], parameters: Mapping[str, Any]
    ) -> QuerySet[Recognition]:
        rows = matching(super().narrow(rows, parameters), parameters, COLUMNS)
        if words := parameters.get("search", "").strip():
            honours, note = Lower("honours"), Lower("note")
            rows = rows.filter(contains_folded(honours, words) | contains_folded(note, words))
        return rows

    def make(self, data: dict[str, Any]) -> Recognition:
        partner, fields = data.pop("partner"), cast("RecognitionFields", data)
        return record_recognition(by=self.member, partner=partner, fields=fields)

    def change(self, thing: Recognition, data: dict[str, Any]) -> Recognition:
        fields = cast("RecognitionFields", data)
        return update_recognition(by=self.member, recognition=thing, fields=fields)

    def archive(self, thing: Recognition) -> Recognition:
        return archive_recognition(by=self.member, recognition=thing)

    def bring_back(self, thing: Recognition) -> Recognition:
        return restore_recognition(by=self.member, recognition=thing)
