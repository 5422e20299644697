"""Partners: the organisations that an office works with."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api.fields import CustomField, RelationListField
from core.api.parameters import (
    ArchivedParameters,
    IdParameter,
    NullableIdParameter,
    SearchParameters,
)
from core.api.serializers import NounSerializer
from offices.api.nouns import ArchivableNoun, matching
from offices.enums.career_clusters import CareerCluster
from offices.models import Site
from partnerships.actions.partners import (
    PartnerFields,
    archive_partner,
    create_partner,
    restore_partner,
    update_partner,
)
from partnerships.api.exits import ExitSerializer, exit_fields, load_exits
from partnerships.enums.health import STRAND_LETTERS, STRANDS, Band
from partnerships.enums.naics import NaicsSector
from partnerships.enums.partners import PartnerKind, Source, Stage, Tier
from partnerships.models import Partner, PartnerSite
from partnerships.queries.partners import holds_text

HEALTH = ("health_at", "health_band", "health_score", "health_known", "health_strands")
HEALTH_SCHEMA = {
    "type": ["object", "null"],
    "properties": {
        "band": {"type": ["string", "null"], "enum": [*Band.values, None]},
        "score": {"type": ["number", "null"]},
        "known": {"type": "integer"},
        "strands": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "description": _("How it stands; null until the partner has been scanned."),
}


class PartnerSerializer(NounSerializer):
    sites = RelationListField(
        model=Site,
        through="site_id",
        source="partner_sites",
        required=False,
        help_text=_("The sites that work with it."),
    )
    custom = CustomField(required=False, help_text=_("Values of your own, by name."))
    exit = ExitSerializer(
        required=False,
        allow_null=True,
        help_text=_("How and why it ended; needed to say that it has. Null while it has not."),
    )
    health = serializers.SerializerMethodField()

    class Meta:
        model = Partner
        fields = [
            "id",
            "name",
            "kind",
            "stage",
            "tier",
            "parent",
            "owner",
            "backup_owner",
            "one_person",
            "closing",
            "champion",
            "source",
            "partner_since",
            "sites",
            "career_clusters",
            "naics_sector",
            "street",
            "town",
            "region",
            "postal_code",
            "phone",
            "website",
            "notes",
            "custom",
            "exit",
            "health",
            "recorded_at",
            "recorded_by",
            "archived_at",
        ]
        extra_kwargs = {
            "stage": {"help_text": _("How far the partnership is.")},
            "tier": {"help_text": _("How much care it gets.")},
            "parent": {"help_text": _("The partner that it is a branch of; one level.")},
            "owner": {"help_text": _("The member who looks after it.")},
            "backup_owner": {"help_text": _("The member who steps in; somebody else.")},
            "one_person": {"help_text": _("A firm of one: no backup contact is missed.")},
            "closing": {"help_text": _("It is closing or cutting back.")},
            "champion": {"help_text": _("An early adopter who may be named to others.")},
            "source": {"help_text": _("How we met.")},
            "career_clusters": {"max_length": len(CareerCluster)},
            "recorded_by": {"help_text": _("The member who added it.")},
        }

    @extend_schema_field(HEALTH_SCHEMA)
    def get_health(self, partner: Any) -> dict[str, Any] | None:
        """What the last look at the partner found; null where there was none."""
        if partner.health_at is None:
            return None
        score = partner.health_score
        return {
            "band": partner.health_band or None,
            "score": None if score is None else float(score),
            "known": partner.health_known,
            "strands": {
                strand: STRAND_LETTERS[letter]
                for strand, letter in zip(STRANDS, partner.health_strands, strict=True)
            },
        }


class PartnerParameters(ArchivedParameters, SearchParameters):
    kind = serializers.ChoiceField(PartnerKind.choices, required=False)
    stage = serializers.ChoiceField(Stage.choices, required=False)
    tier = serializers.ChoiceField(Tier.choices, required=False)
    parent = NullableIdParameter()  # type: ignore[assignment]  # a field of that name
    owner = NullableIdParameter()
    backup_owner = NullableIdParameter()
    sites = IdParameter(help_text=_("A site that works with the partner."))
    one_person = serializers.BooleanField(required=False)
    closing = serializers.BooleanField(required=False)
    champion = serializers.BooleanField(required=False)
    source = serializers.ChoiceField(  # type: ignore[assignment]  # a field of that name
        Source.choices, required=False
    )
    career_clusters = serializers.ChoiceField(CareerCluster.choices, required=False)
    naics_sector = serializers.ChoiceField(NaicsSector.choices, required=False)
    town = serializers.CharField(max_length=80, required=False)


COLUMNS = {
    name: name
    for name in (
        "kind",
        "stage",
        "tier",
        "parent",
        "owner",
        "backup_owner",
        "one_person",
        "closing",
        "champion",
        "source",
        "naics_sector",
        "town",
    )
}


class PartnerViews(ArchivableNoun[Partner]):
    model = Partner
    serializer_class = PartnerSerializer
    parameters_class = PartnerParameters
    orderings = {"name": "name_key", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "name"

    def rows(self) -> QuerySet[Partner]:
        health = {name: F(f"standings__{name}") for name in HEALTH}
        return super().rows().annotate(**health).prefetch_related("partner_sites")

    def prepare(self, things: Sequence[Partner]) -> None:
        super().prepare(things)
        load_exits(things)

    def narrow(self, rows: QuerySet[Partner], parameters: Mapping[str, Any]) -> QuerySet[Partner]:
        rows = matching(super().narrow(rows, parameters), parameters, COLUMNS)
        if "career_clusters" in parameters:
            rows = rows.filter(career_clusters__contains=[parameters["career_clusters"]])
        if "sites" in parameters:
            there = PartnerSite.objects.filter(office=self.office, site=parameters["sites"])
            rows = rows.filter(pk__in=there.values("partner"))
        if words := parameters.get("search"):
            rows = rows.filter(holds_text(words, with_archived=parameters.get("archived", False)))
        return rows

    def make(self, data: dict[str, Any]) -> Partner:
        return create_partner(by=self.member, office=self.office, fields=self._fields(data))

    def change(self, thing: Partner, data: dict[str, Any]) -> Partner:
        return update_partner(by=self.member, partner=thing, fields=self._fields(data))

    def archive(self, thing: Partner) -> Partner:
        return archive_partner(by=self.member, partner=thing)

    def bring_back(self, thing: Partner) -> Partner:
        return restore_partner(by=self.member, partner=thing)

    def _fields(self, data: dict[str, Any]) -> PartnerFields:
        """The action's words for what was sent."""
        named = {"sites" if name == "partner_sites" else name: it for name, it in data.items()}
        if (said := named.pop("exit", None)) is not None:
            named["exit"] = exit_fields(self.office, said)
        return cast("PartnerFields", named)
