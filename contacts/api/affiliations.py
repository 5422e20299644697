"""Affiliations: what a person is at a partner, from a date to a date."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from contacts.actions.addresses import MOST, NUMBER_LENGTH
from contacts.actions.affiliations import (
    AffiliationFields,
    add_affiliation,
    end_affiliation,
    reopen_affiliation,
    update_affiliation,
)
from contacts.enums.affiliations import Holds
from contacts.models import Affiliation
from contacts.queries.people import is_current
from core.api.fields import TextListField
from core.api.parameters import IdParameter, ListParameters, NullableIdParameter
from core.api.serializers import NounSerializer
from offices.api.nouns import OfficeNoun, matching


class AffiliationSerializer(NounSerializer):
    fixed = ("partner", "contact")
    emails = TextListField(
        column="address", child=serializers.EmailField(), max_length=MOST, required=False
    )
    phones = TextListField(
        column="number",
        child=serializers.CharField(max_length=NUMBER_LENGTH),
        max_length=MOST,
        required=False,
    )

    class Meta:
        model = Affiliation
        fields = [
            "id",
            "partner",
            "contact",
            "role",
            "holds",
            "decision_maker",
            "signatory",
            "site",
            "started_on",
            "ended_on",
            "emails",
            "phones",
            "recorded_at",
        ]
        extra_kwargs = {
            "role": {"help_text": _("What they are there, in words.")},
            "holds": {"help_text": _("Which end they hold; who held it before becomes other.")},
            "site": {"help_text": _("The contact for one site in particular.")},
        }


class AffiliationParameters(ListParameters):
    partner = IdParameter()
    contact = IdParameter()
    site = NullableIdParameter()
    holds = serializers.ChoiceField(Holds.choices, required=False)
    decision_maker = serializers.BooleanField(required=False)
    signatory = serializers.BooleanField(required=False)
    ended = serializers.BooleanField(
        required=False, help_text=_("true: roles that have ended, instead of those of today.")
    )


COLUMNS = {
    name: name for name in ("partner", "contact", "site", "holds", "decision_maker", "signatory")
}


class AffiliationViews(OfficeNoun[Affiliation]):
    model = Affiliation
    serializer_class = AffiliationSerializer
    parameters_class = AffiliationParameters
    orderings = {"recorded_at": "recorded_at", "id": "id"}
    notes = {
        "destroy": _("Ends the role today. It stays as history; ended=true lists it."),
        "restore": _("Opens the role again, without an end."),
    }

    def rows(self) -> QuerySet[Affiliation]:
        return super().rows().prefetch_related("emails", "phones")

    def narrow(
        self, rows: QuerySet[Affiliation], parameters: Mapping[str, Any]
    ) -> QuerySet[Affiliation]:
        today = is_current(self.office.today())
        rows = rows.filter(~today if parameters.get("ended") else today)
        return matching(rows, parameters, COLUMNS)

    def make(self, data: dict[str, Any]) -> Affiliation:
        partner, contact = data.pop("partner"), data.pop("contact")
        fields = cast("AffiliationFields", data)
        return add_affiliation(by=self.member, partner=partner, contact=contact, fields=fields)

    def change(self, thing: Affiliation, data: dict[str, Any]) -> Affiliation:
        fields = cast("AffiliationFields", data)
        return update_affiliation(by=self.member, affiliation=thing, fields=fields)

    def archive(self, thing: Affiliation) -> Affiliation:
        today = self.office.today()
        if thing.ended_on is not None and thing.ended_on <= today:
            return thing
        return end_affiliation(by=self.member, affiliation=thing, ended_on=today)

    def bring_back(self, thing: Affiliation) -> Affiliation:
        if thing.ended_on is None:
            return thing
        return reopen_affiliation(by=self.member, affiliation=thing)
