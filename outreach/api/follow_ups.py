"""Follow-ups: what is due next, by whom, when."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import DateField, RelationField
from core.api.parameters import ArchivedParameters, IdParameter, SearchParameters
from core.api.serializers import NounSerializer
from core.folding import contains_folded
from offices.api.nouns import ArchivableNoun, matching
from offices.models import Membership
from offices.permissions import Permission
from outreach.actions.follow_ups import (
    FollowUpFields,
    archive_follow_up,
    complete_follow_up,
    create_follow_up,
    drop_follow_up,
    reopen_follow_up,
    restore_follow_up,
    update_follow_up,
)
from outreach.api.fields import ReminderMixin
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models import FollowUp


class FollowUpSerializer(ReminderMixin, NounSerializer):
    fixed = ("partner",)
    owner = RelationField(
        queryset=Membership.objects.all(),
        required=False,
        help_text=_("A member; the token's own if not said."),
    )

    class Meta:
        model = FollowUp
        fields = [
            "id",
            "partner",
            "what",
            "kind",
            "due_on",
            "remind_at",
            "owner",
            "status",
            "origin",
            "done_with",
            "recorded_at",
            "recorded_by",
            "closed_at",
            "closed_by",
            "archived_at",
        ]


class FollowUpParameters(ArchivedParameters, SearchParameters):
    partner = IdParameter()
    owner = IdParameter()
    status = serializers.ChoiceField(FollowUpStatus.choices, required=False)
    due_on = DateField(required=False)
    due_from = DateField(required=False, help_text=_("Due on this day or later."))
    due_until = DateField(required=False, help_text=_("Due on this day or earlier."))


COLUMNS = {
    "partner": "partner",
    "owner": "owner",
    "status": "status",
    "due_on": "due_on",
    "due_from": "due_on__gte",
    "due_until": "due_on__lte",
}
STEPS = {
    FollowUpStatus.OPEN: reopen_follow_up,
    FollowUpStatus.DONE: complete_follow_up,
    FollowUpStatus.DROPPED: drop_follow_up,
}


class FollowUpViews(ArchivableNoun[FollowUp]):
    model = FollowUp
    write_permission = Permission.LOG
    serializer_class = FollowUpSerializer
    parameters_class = FollowUpParameters
    orderings = {"due_on": "due_on", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "due_on"
    notes = {"partial_update": _("A status of done, dropped or open closes or reopens it.")}

    def narrow(self, rows: QuerySet[FollowUp], parameters: Mapping[str, Any]) -> QuerySet[FollowUp]:
        rows = matching(super().narrow(rows, parameters), parameters, COLUMNS)
        if words := parameters.get("search", "").strip():
            rows = rows.filter(contains_folded(Lower("what"), words))
        return rows

    def make(self, data: dict[str, Any]) -> FollowUp:
        partner, status = data.pop("partner"), data.pop("status", FollowUpStatus.OPEN)
        fields = cast("FollowUpFields", data)
        made = create_follow_up(by=self.member, partner=partner, fields=fields)
        return STEPS[FollowUpStatus(status)](by=self.member, follow_up=made)

    def change(self, thing: FollowUp, data: dict[str, Any]) -> FollowUp:
        status = FollowUpStatus(data.pop("status", thing.status))
        if data:
            fields = cast("FollowUpFields", data)
            update_follow_up(by=self.member, follow_up=thing, fields=fields)
        return STEPS[status](by=self.member, follow_up=thing)

    def archive(self, thing: FollowUp) -> FollowUp:
        return archive_follow_up(by=self.member, follow_up=thing)

    def bring_back(self, thing: FollowUp) -> FollowUp:
        return restore_follow_up(by=self.member, follow_up=thing)
