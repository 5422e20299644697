"""The sites' programs of study."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from core.api.parameters import ArchivedParameters, IdParameter, ListParameters
from core.api.serializers import NounSerializer
from offices.api.nouns import ArchivableReadNoun, matching
from offices.enums.career_clusters import CareerCluster
from offices.models import Program


class ProgramSerializer(NounSerializer):
    class Meta:
        model = Program
        fields = ["id", "site", "name", "career_cluster", "recorded_at", "archived_at"]


class ProgramParameters(ArchivedParameters, ListParameters):
    site = IdParameter()
    career_cluster = serializers.ChoiceField(CareerCluster.choices, required=False)


class ProgramViews(ArchivableReadNoun[Program]):
    model = Program
    serializer_class = ProgramSerializer
    parameters_class = ProgramParameters
    orderings = {"name": "name", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "name"

    def narrow(self, rows: QuerySet[Program], parameters: Mapping[str, Any]) -> QuerySet[Program]:
        rows = super().narrow(rows, parameters)
        columns = {"site": "site", "career_cluster": "career_cluster"}
        return matching(rows, parameters, columns)
