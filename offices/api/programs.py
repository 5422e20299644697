"""The sites' programs of study; who may change the office's settings may change them."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import QuerySet
from rest_framework import serializers

from core.api.parameters import ArchivedParameters, IdParameter, ListParameters
from core.api.serializers import NounSerializer
from offices.actions.programs import (
    ProgramFields,
    archive_program,
    create_program,
    restore_program,
    update_program,
)
from offices.api.nouns import ArchivableNoun, matching
from offices.enums.career_clusters import CareerCluster
from offices.models import Program
from offices.permissions import Permission


class ProgramSerializer(NounSerializer):
    fixed = ("site",)

    class Meta:
        model = Program
        fields = ["id", "site", "name", "career_cluster", "recorded_at", "archived_at"]


class ProgramParameters(ArchivedParameters, ListParameters):
    site = IdParameter()
    career_cluster = serializers.ChoiceField(CareerCluster.choices, required=False)


class ProgramViews(ArchivableNoun[Program]):
    model = Program
    write_permission = Permission.EDIT_OFFICE
    serializer_class = ProgramSerializer
    parameters_class = ProgramParameters
    orderings = {"name": "name", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "name"

    def narrow(self, rows: QuerySet[Program], parameters: Mapping[str, Any]) -> QuerySet[Program]:
        rows = super().narrow(rows, parameters)
        columns = {"site": "site", "career_cluster": "career_cluster"}
        return matching(rows, parameters, columns)

    def make(self, data: dict[str, Any]) -> Program:
        site, fields = data.pop("site"), cast("ProgramFields", data)
        return create_program(by=self.member, site=site, fields=fields)

    def change(self, thing: Program, data: dict[str, Any]) -> Program:
        return update_program(by=self.member, program=thing, fields=cast("ProgramFields", data))

    def archive(self, thing: Program) -> Program:
        return archive_program(by=self.member, program=thing)

    def bring_back(self, thing: Program) -> Program:
        return restore_program(by=self.member, program=thing)
