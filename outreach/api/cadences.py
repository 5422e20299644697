"""Cadences: how many open days a tier, or a partner by itself, may go without an exchange."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from core.api.parameters import ListParameters, NullableIdParameter
from core.api.serializers import NounSerializer
from offices.api.nouns import OfficeNoun, matching
from outreach.actions.cadences import (
    clear_partner_cadence,
    clear_tier_cadence,
    set_cadence,
    set_partner_cadence,
)
from outreach.models import Cadence
from partnerships.enums.partners import Tier


class CadenceSerializer(NounSerializer):
    fixed = ("tier", "partner")

    class Meta:
        model = Cadence
        fields = ["id", "tier", "partner", "days", "recorded_at"]
        extra_kwargs = {
            "tier": {"help_text": gettext_lazy("Of this tier; either it or a partner is said.")},
            "partner": {"help_text": gettext_lazy("Of this partner, before its tier's.")},
            "days": {"help_text": gettext_lazy("Days on which its school is open.")},
        }

    def validate(self, attrs: Any) -> Any:
        if self.instance is None and bool(attrs.get("tier")) == bool(attrs.get("partner")):
            raise serializers.ValidationError({"tier": [_("Say either a tier or a partner.")]})
        return super().validate(attrs)


class CadenceParameters(ListParameters):
    tier = serializers.ChoiceField(Tier.choices, required=False)
    partner = NullableIdParameter(help_text=gettext_lazy("none: those of tiers."))


class CadenceViews(OfficeNoun[Cadence]):
    model = Cadence
    serializer_class = CadenceSerializer
    parameters_class = CadenceParameters
    orderings = {"recorded_at": "recorded_at", "id": "id"}
    default_ordering = "id"
    notes = {
        "create": gettext_lazy("Where there is one already, its days change."),
        "destroy": gettext_lazy("The tier goes by the usual days again, the partner by its tier."),
        "restore": gettext_lazy("What was removed is gone: make it anew."),
    }

    def narrow(self, rows: QuerySet[Cadence], parameters: Mapping[str, Any]) -> QuerySet[Cadence]:
        return matching(rows, parameters, {"tier": "tier", "partner": "partner"})

    def make(self, data: dict[str, Any]) -> Cadence:
        return self._set(data.get("tier", ""), data.get("partner"), data["days"])

    def change(self, thing: Cadence, data: dict[str, Any]) -> Cadence:
        return self._set(thing.tier, thing.partner, data["days"]) if "days" in data else thing

    def archive(self, thing: Cadence) -> Cadence:
        if thing.partner is None:
            clear_tier_cadence(by=self.member, office=self.office, tier=thing.tier)
        else:
            clear_partner_cadence(by=self.member, partner=thing.partner)
        return thing

    def bring_back(self, thing: Cadence) -> Cadence:
        return thing

    def _set(self, tier: str, partner: Any, days: int) -> Cadence:
        if partner is not None:
            return set_partner_cadence(by=self.member, partner=partner, days=days)
        try:
            return set_cadence(by=self.member, office=self.office, days={tier: days})[0]
        except ValidationError as error:
            messages = [it for said in error.message_dict.values() for it in said]
            raise ValidationError({"days": messages}) from error
