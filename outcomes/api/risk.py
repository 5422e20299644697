"""Risk: of each partner the newest that is known, with its ten checks in words."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api.parameters import IdParameter, ListParameters
from core.api.serializers import NounSerializer
from offices.api.nouns import OfficeReadNoun, matching
from outcomes.models import PartnerRisk
from outcomes.presenters.risk import floors_of, sentence_of
from outcomes.queries.risk import Finding, findings, strand_states
from partnerships.enums.health import STRAND_LETTERS, STRANDS, Band

STATES = {"o": "ok", "w": "watch", "m": "missing", "u": "unknown", "n": "not_applicable"}
CHECKS_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "key": {"type": "string"},
            "state": {"type": "string", "enum": list(STATES.values())},
            "muted": {"type": "boolean"},
            "muted_until": {"type": "string", "format": "date", "nullable": True},
            "weight": {"type": "number"},
            "sentence": {"type": "string"},
            "evidence": {"type": "object", "additionalProperties": True},
        },
    },
    "description": _("The ten checks: what each found, in words and as it is stored."),
}
FLOORS_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"key": {"type": "string"}, "sentence": {"type": "string"}},
    },
    "description": _("What makes it at risk whatever the score."),
}
STRANDS_SCHEMA = {
    "type": "object",
    "properties": {it: {"type": "string", "enum": list(STRAND_LETTERS.values())} for it in STRANDS},
    "description": _("The six strands, each as the worst of its checks."),
}


class RiskSerializer(NounSerializer):
    score = serializers.FloatField(help_text=_("0 to 100; survey-weighted, no rate of loss."))
    score_before = serializers.FloatField(help_text=_("At the scan of another day before."))
    strands = serializers.SerializerMethodField()
    floors = serializers.SerializerMethodField()
    checks = serializers.SerializerMethodField()

    class Meta:
        model = PartnerRisk
        fields = [
            "id",
            "partner",
            "band",
            "score",
            "known",
            "applicable",
            "strands",
            "floors",
            "checks",
            "looked_at",
            "band_before",
            "score_before",
        ]
        extra_kwargs = {
            "band": {"help_text": _("Empty: not enough is known.")},
            "known": {"help_text": _("Of how many checks something is known.")},
            "applicable": {"help_text": _("How many checks apply.")},
        }

    @extend_schema_field(STRANDS_SCHEMA)
    def get_strands(self, risk: PartnerRisk) -> dict[str, str]:
        return strand_states(findings(risk.states, risk.evidence))

    @extend_schema_field(FLOORS_SCHEMA)
    def get_floors(self, risk: PartnerRisk) -> list[dict[str, str]]:
        return [{"key": key, "sentence": words} for key, words in floors_of(risk)]

    @extend_schema_field(CHECKS_SCHEMA)
    def get_checks(self, risk: PartnerRisk) -> list[dict[str, Any]]:
        until = risk.evidence.get("muted", {})
        return [_check(it, until) for it in findings(risk.states, risk.evidence)]


def _check(found: Finding, muted_until: Mapping[str, str]) -> dict[str, Any]:
    return {
        "key": found.check.key,
        "state": STATES[found.letter],
        "muted": found.is_muted,
        "muted_until": muted_until.get(found.check.key),
        "weight": float(found.check.weight),
        "sentence": sentence_of(found),
        "evidence": found.evidence,
    }


class RiskParameters(ListParameters):
    partner = IdParameter()
    band = serializers.ChoiceField(Band.choices, required=False)


class RiskViews(OfficeReadNoun[PartnerRisk]):
    """Read-only: a look at a partner writes it."""

    model = PartnerRisk
    serializer_class = RiskSerializer
    parameters_class = RiskParameters
    http_method_names = ["get", "head"]

    def narrow(
        self, rows: QuerySet[PartnerRisk], parameters: Mapping[str, Any]
    ) -> QuerySet[PartnerRisk]:
        columns = {"partner": "partner", "band": "band"}
        return matching(super().narrow(rows, parameters), parameters, columns)
