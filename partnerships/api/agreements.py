"""Agreements: what stands in writing between an office and a partner."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import DateField, RelationListField
from core.api.parameters import ArchivedParameters, IdParameter, SearchParameters
from core.api.serializers import NounSerializer
from offices.api.nouns import ArchivableNoun, matching
from offices.models import Site
from partnerships.actions.agreement_rows import MOST_GOALS, MOST_SIGNATORIES
from partnerships.actions.agreements import (
    AgreementFields,
    archive_agreement,
    create_agreement,
    restore_agreement,
    update_agreement,
)
from partnerships.enums.agreements import AgreementStatus
from partnerships.models import Agreement, AgreementGoal, AgreementSignatory
from partnerships.queries.agreement_status import with_status
from partnerships.queries.agreements import counts_of


def most(number: int) -> dict[str, Any]:
    """How long a list of rows may be; the library's types do not know that it can be said."""
    return {"max_length": number}


class GoalSerializer(NounSerializer):
    """A goal with a number, and how much of it there was so far."""

    so_far = serializers.DecimalField(
        max_digits=12,
        decimal_places=1,
        read_only=True,
        coerce_to_string=False,
        help_text=_("Counted from what was done with the partner and its branches."),
    )

    class Meta:
        model = AgreementGoal
        fields = ["id", "words", "counts", "kind", "target", "so_far"]
        extra_kwargs = {
            "kind": {"help_text": _("Of which kind of activity; empty: of any.")},
            "counts": {"help_text": _("What is counted; times if not said.")},
        }


class SignatorySerializer(NounSerializer):
    """Who signs for a side, as on the paper."""

    class Meta:
        model = AgreementSignatory
        fields = ["id", "side", "name", "title", "signed_on"]
        extra_kwargs = {"signed_on": {"help_text": _("Null: not yet. Never a day to come.")}}


class AgreementSerializer(NounSerializer):
    fixed = ("partner", "renews")
    status = serializers.ChoiceField(
        AgreementStatus.choices,
        read_only=True,
        help_text=_("How it stands today; follows from its dates and signatures."),
    )
    asked_on = DateField(
        required=False,
        allow_null=True,
        help_text=_("When signatures were asked for; null: nobody was asked."),
    )
    goals = GoalSerializer(many=True, required=False, **most(MOST_GOALS))
    signatories = SignatorySerializer(many=True, required=False, **most(MOST_SIGNATORIES))
    sites = RelationListField(
        model=Site,
        through="site_id",
        required=False,
        help_text=_("The sites that it is for; none: the whole office."),
    )

    class Meta:
        model = Agreement
        fields = [
            "id",
            "partner",
            "title",
            "status",
            "starts_on",
            "ends_on",
            "notice_days",
            "our_part",
            "their_part",
            "renews",
            "asked_on",
            "ended_early_on",
            "goals",
            "signatories",
            "sites",
            "recorded_at",
            "recorded_by",
            "archived_at",
        ]
        extra_kwargs = {
            "partner": {"help_text": _("With whom; of a parent it holds for its branches.")},
            "ends_on": {"help_text": _("Null: it runs until somebody ends it.")},
            "notice_days": {"help_text": _("How long before the end either side says it leaves.")},
            "renews": {"help_text": _("The agreement of this partner that it follows.")},
            "ended_early_on": {"help_text": _("The last day, where a side left before the end.")},
        }


class AgreementParameters(ArchivedParameters, SearchParameters):
    partner = IdParameter()
    status = serializers.ChoiceField(AgreementStatus.choices, required=False)
    sites = IdParameter(help_text=_("A site that it is for."))
    ends_from = DateField(required=False, help_text=_("Ends on this day or later."))
    ends_until = DateField(required=False, help_text=_("Ends on this day or earlier."))


COLUMNS = {
    "partner": "partner",
    "status": "status",
    "sites": "sites__site",
    "ends_from": "ends_on__gte",
    "ends_until": "ends_on__lte",
}


class AgreementViews(ArchivableNoun[Agreement]):
    model = Agreement
    serializer_class = AgreementSerializer
    parameters_class = AgreementParameters
    orderings = {"starts_on": "starts_on", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "-starts_on"
    notes = {
        "partial_update": _(
            "Goals, signatories and sites that are sent replace what was there; a goal with the "
            "same words and a signatory of the same side and name stay the same one."
        ),
    }

    def rows(self) -> QuerySet[Agreement]:
        rows = super().rows().select_related("office", "partner", "renews")
        goals = Prefetch("goals", AgreementGoal.objects.order_by("id"))
        lines = Prefetch("signatories", AgreementSignatory.objects.order_by("id"))
        rows = rows.prefetch_related(goals, lines, "sites")
        return with_status(rows, self.office.today())

    def prepare(self, things: Sequence[Agreement]) -> None:
        """How far the goals of all of them are met, in one statement."""
        goals = [goal for thing in things for goal in thing.goals.all()]
        counts = counts_of(self.office.pk, goals, things, self.office.today())
        for goal in goals:
            goal.so_far = counts[goal.pk]  # type: ignore[attr-defined]  # for the serializer

    def narrow(
        self, rows: QuerySet[Agreement], parameters: Mapping[str, Any]
    ) -> QuerySet[Agreement]:
        rows = matching(super().narrow(rows, parameters), parameters, COLUMNS)
        if words := parameters.get("search", "").strip():
            rows = rows.filter(title__icontains=words)
        return rows

    def make(self, data: dict[str, Any]) -> Agreement:
        partner, fields = data.pop("partner"), cast(AgreementFields, data)
        return create_agreement(by=self.member, partner=partner, fields=fields)

    def change(self, thing: Agreement, data: dict[str, Any]) -> Agreement:
        fields = cast(AgreementFields, data)
        return update_agreement(by=self.member, agreement=thing, fields=fields)

    def archive(self, thing: Agreement) -> Agreement:
        return archive_agreement(by=self.member, agreement=thing)

    def bring_back(self, thing: Agreement) -> Agreement:
        return restore_agreement(by=self.member, agreement=thing)
