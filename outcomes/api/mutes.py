"""Mutes: checks of risk that do not count for a partner, why, and until when."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from core.api.fields import DateField
from core.api.parameters import ArchivedParameters, IdParameter, ListParameters
from core.api.serializers import NounSerializer
from offices.api.nouns import ArchivableNoun, matching
from outcomes.actions.mutes import archive_mute, mute_check, restore_mute, update_mute
from outcomes.models import MutedCheck
from partnerships.enums.exits import ExitReason


class MuteSerializer(NounSerializer):
    fixed = ("partner",)
    check = serializers.ChoiceField(
        ExitReason.choices,
        source="check_key",
        help_text=gettext_lazy("Which of the ten: a key of a partner's checks in risk."),
    )

    class Meta:
        model = MutedCheck
        fields = [
            "id",
            "partner",
            "check",
            "reason",
            "until",
            "recorded_at",
            "recorded_by",
            "archived_at",
        ]
        extra_kwargs = {
            "partner": {"help_text": gettext_lazy("For whom it does not count.")},
            "reason": {"help_text": gettext_lazy("Why; members read it.")},
            "until": {
                "help_text": gettext_lazy(
                    "The last day, from today on and within a year; then it counts again by itself."
                )
            },
        }

    def validate(self, attrs: Any) -> Any:
        mute = self.instance
        if mute is not None and attrs.pop("check_key", mute.check_key) != mute.check_key:
            raise serializers.ValidationError({"check": [_("This cannot be changed.")]})
        return super().validate(attrs)


class MuteParameters(ArchivedParameters, ListParameters):
    partner = IdParameter()
    check = serializers.ChoiceField(ExitReason.choices, required=False)
    until_from = DateField(
        required=False, help_text=gettext_lazy("Muted up to this day or longer: today for all now.")
    )


COLUMNS = {"partner": "partner", "check": "check_key", "until_from": "until__gte"}


class MuteViews(ArchivableNoun[MutedCheck]):
    model = MutedCheck
    serializer_class = MuteSerializer
    parameters_class = MuteParameters
    orderings = {"until": "until", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "-recorded_at"
    notes = {"destroy": gettext_lazy("The check counts again.")}

    def narrow(
        self, rows: QuerySet[MutedCheck], parameters: Mapping[str, Any]
    ) -> QuerySet[MutedCheck]:
        return matching(super().narrow(rows, parameters), parameters, COLUMNS)

    def make(self, data: dict[str, Any]) -> MutedCheck:
        return mute_check(by=self.member, **data)

    def change(self, thing: MutedCheck, data: dict[str, Any]) -> MutedCheck:
        return update_mute(by=self.member, mute=thing, **data)

    def archive(self, thing: MutedCheck) -> MutedCheck:
        return archive_mute(by=self.member, mute=thing)

    def bring_back(self, thing: MutedCheck) -> MutedCheck:
        return restore_mute(by=self.member, mute=thing)
