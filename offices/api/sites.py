"""The schools and campuses of the office; who may change its settings may change them."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import IdField
from core.api.parameters import ArchivedParameters, ListParameters
from core.api.serializers import NounSerializer
from offices.actions.sites import (
    SiteFields,
    archive_site,
    create_site,
    restore_site,
    update_site,
)
from offices.api.nouns import ArchivableNoun, matching
from offices.enums.offices import SiteKind
from offices.models import Site, SiteLeader
from offices.permissions import Permission


class SiteSerializer(NounSerializer):
    leader = IdField(
        source="leader_id", read_only=True, allow_null=True, help_text=_("The member who leads it.")
    )

    class Meta:
        model = Site
        fields = ["id", "name", "kind", "town", "leader", "recorded_at", "archived_at"]


class SiteParameters(ArchivedParameters, ListParameters):
    kind = serializers.ChoiceField(SiteKind.choices, required=False)
    town = serializers.CharField(max_length=80, required=False)


class SiteViews(ArchivableNoun[Site]):
    model = Site
    write_permission = Permission.EDIT_OFFICE
    serializer_class = SiteSerializer
    parameters_class = SiteParameters
    orderings = {"name": "name", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "name"

    def rows(self) -> QuerySet[Site]:
        leaders = SiteLeader.objects.filter(office=self.office, site=OuterRef("pk"), ended_on=None)
        return super().rows().annotate(leader_id=Subquery(leaders.values("member_id")))

    def narrow(self, rows: QuerySet[Site], parameters: Mapping[str, Any]) -> QuerySet[Site]:
        rows = super().narrow(rows, parameters)
        return matching(rows, parameters, {"kind": "kind", "town": "town"})

    def make(self, data: dict[str, Any]) -> Site:
        return create_site(by=self.member, office=self.office, fields=cast("SiteFields", data))

    def change(self, thing: Site, data: dict[str, Any]) -> Site:
        return update_site(by=self.member, site=thing, fields=cast("SiteFields", data))

    def archive(self, thing: Site) -> Site:
        return archive_site(by=self.member, site=thing)

    def bring_back(self, thing: Site) -> Site:
        return restore_site(by=self.member, site=thing)
