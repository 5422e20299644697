"""The members of the office, to read: they are invited and changed in its settings."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.parameters import ListParameters
from core.api.serializers import NounSerializer
from offices.api.nouns import OfficeReadNoun, matching
from offices.enums.roles import Role
from offices.models import Membership


class MemberSerializer(NounSerializer):
    email = serializers.EmailField(source="user.email", read_only=True)
    active = serializers.SerializerMethodField()

    class Meta:
        model = Membership
        fields = [
            "id",
            "display_name",
            "email",
            "role",
            "title",
            "away_from",
            "away_until",
            "capacity",
            "active",
            "recorded_at",
        ]
        extra_kwargs = {
            "capacity": {"help_text": _("How many partners they say they can care for.")}
        }

    def get_active(self, member: Membership) -> bool:
        return member.deactivated_at is None


class MemberParameters(ListParameters):
    role = serializers.ChoiceField(Role.choices, required=False)
    active = serializers.BooleanField(
        required=False, help_text=_("false: members who have left; both if not said.")
    )


class MemberViews(OfficeReadNoun[Membership]):
    model = Membership
    serializer_class = MemberSerializer
    parameters_class = MemberParameters
    orderings = {"display_name": "display_name", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "display_name"

    def rows(self) -> QuerySet[Membership]:
        return super().rows().select_related("user")

    def narrow(
        self, rows: QuerySet[Membership], parameters: Mapping[str, Any]
    ) -> QuerySet[Membership]:
        if "active" in parameters:
            rows = rows.filter(deactivated_at__isnull=parameters["active"])
        return matching(rows, parameters, {"role": "role"})
