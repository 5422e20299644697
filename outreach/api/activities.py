"""Activities: what happened, or is planned, with one or more partners."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from contacts.models import Contact
from core.api.fields import DateField, RelationField, RelationListField, WallTimeField
from core.api.parameters import (
    ArchivedParameters,
    IdParameter,
    NullableIdParameter,
    SearchParameters,
    refuse_others,
)
from core.api.serializers import NounSerializer
from core.folding import contains_folded
from offices.api.nouns import ArchivableNoun, matching
from offices.models import Membership
from offices.permissions import Permission
from outreach.actions.activities import (
    ActivityFields,
    archive_activity,
    log_activity,
    restore_activity,
    update_activity,
)
from outreach.api.fields import PartsField, ReminderMixin
from outreach.api.parse import SentenceSerializer, UnderstoodSerializer, answer
from outreach.enums.activities import ActivityKind, Exchange, Status
from outreach.models import Activity, ActivityContact, FollowUp, Participation


class NextStepSerializer(ReminderMixin, NounSerializer):
    """The follow-up that an activity brings, with its first partner."""

    owner = RelationField(
        queryset=Membership.objects.all(),
        required=False,
        help_text=_("A member; the token's own if not said."),
    )

    class Meta:
        model = FollowUp
        fields = ["id", "due_on", "what", "kind", "remind_at", "owner", "status"]
        read_only_fields = ["status"]


class ActivitySerializer(NounSerializer):
    starts_at = WallTimeField(
        required=False, allow_null=True, help_text=_("The time on the clock there, hh:mm.")
    )
    partners = PartsField(source="participations")
    contacts = RelationListField(
        model=Contact,
        through="contact_id",
        source="activity_contacts",
        required=False,
        help_text=_("The people who took part."),
    )
    follow_up = NextStepSerializer(
        required=False,
        allow_null=True,
        help_text=_("What comes next with the first partner; only when the activity is made."),
    )

    class Meta:
        model = Activity
        fields = [
            "id",
            "kind",
            "status",
            "starts_on",
            "ends_on",
            "starts_at",
            "exchange",
            "partners",
            "contacts",
            "site",
            "summary",
            "notes",
            "student_count",
            "places",
            "places_kind",
            "leader",
            "follow_up",
            "recorded_at",
            "recorded_by",
            "archived_at",
        ]
        extra_kwargs = {
            "exchange": {
                "required": False,
                "help_text": _("How it went; the usual one of the kind if not said."),
            },
            "ends_on": {"help_text": _("The last day, if there are several.")},
            "site": {"help_text": _("The school or campus that it was for.")},
            "student_count": {"help_text": _("How many students; never who.")},
            "places": {"help_text": _("How many places for students they offered.")},
            "places_kind": {"help_text": _("The kind of activity that the places are for.")},
            "leader": {
                "help_text": _(
                    "The principal, dean or superintendent who took part; of what a leader logs, "
                    "that leader if not said."
                )
            },
        }

    def validate(self, attrs: Any) -> Any:
        if self.instance is not None and attrs.pop("follow_up", None) is not None:
            problem = _("Change the follow-up itself, at its own address.")
            raise serializers.ValidationError({"follow_up": [problem]})
        return super().validate(attrs)


class ActivityParameters(ArchivedParameters, SearchParameters):
    partner = IdParameter(help_text=_("A partner that it was with."))
    contact = IdParameter(help_text=_("A person who took part."))
    kind = serializers.ChoiceField(ActivityKind.choices, required=False)
    status = serializers.ChoiceField(Status.choices, required=False)
    exchange = serializers.ChoiceField(Exchange.choices, required=False)
    site = NullableIdParameter()
    leader = NullableIdParameter()
    recorded_by = NullableIdParameter()
    starts_on = DateField(required=False)
    starts_from = DateField(required=False, help_text=_("On this day or later."))
    starts_until = DateField(required=False, help_text=_("On this day or earlier."))


COLUMNS = {
    "kind": "kind",
    "status": "status",
    "exchange": "exchange",
    "site": "site",
    "leader": "leader",
    "recorded_by": "recorded_by",
    "starts_on": "starts_on",
    "starts_from": "starts_on__gte",
    "starts_until": "starts_on__lte",
}


class ActivityViews(ArchivableNoun[Activity]):
    model = Activity
    write_permission = Permission.LOG
    serializer_class = ActivitySerializer
    parameters_class = ActivityParameters
    orderings = {"starts_on": "starts_on", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "-starts_on"
    notes = {
        "partial_update": _("Partners and contacts that are sent replace what was there."),
        "parse": _("Nothing is saved: the answer is what to send to make the activity."),
    }
    answer_classes = {"parse": UnderstoodSerializer}

    def rows(self) -> QuerySet[Activity]:
        return super().rows().prefetch_related("participations", "activity_contacts")

    def prepare(self, things: Sequence[Activity]) -> None:
        """The follow-ups that the activities brought, in one statement."""
        brought = FollowUp.objects.filter(
            office=self.office, origin__in=[thing.pk for thing in things], archived_at=None
        )
        of_activity = {row.origin_id: row for row in brought.order_by("-id")}
        for thing in things:
            thing.follow_up = of_activity.get(thing.pk)  # type: ignore[attr-defined]  # for the serializer

    def narrow(self, rows: QuerySet[Activity], parameters: Mapping[str, Any]) -> QuerySet[Activity]:
        rows = matching(super().narrow(rows, parameters), parameters, COLUMNS)
        if "partner" in parameters:
            parts = Participation.objects.filter(office=self.office, partner=parameters["partner"])
            rows = rows.filter(pk__in=parts.values("activity"))
        if "contact" in parameters:
            people = ActivityContact.objects.filter(
                office=self.office, contact=parameters["contact"]
            )
            rows = rows.filter(pk__in=people.values("activity"))
        if words := parameters.get("search", "").strip():
            rows = rows.filter(_holds(words))
        return rows

    @action(
        detail=False,
        methods=["post"],
        serializer_class=SentenceSerializer,
        write_permission=None,
    )
    def parse(self, request: Request) -> Response:
        """What a sentence says; a token that may only read is enough."""
        refuse_others(request)
        form = SentenceSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        return Response(answer(self.office, form.validated_data))

    def make(self, data: dict[str, Any]) -> Activity:
        parts, contacts = data.pop("participations"), data.pop("activity_contacts", [])
        follow_up = data.pop("follow_up", None)
        try:
            return log_activity(
                by=self.member,
                office=self.office,
                fields=cast("ActivityFields", data),
                parts=parts,
                contacts=contacts,
                follow_up=follow_up,
            )
        except ValidationError as error:
            raise _nested(error) from error

    def change(self, thing: Activity, data: dict[str, Any]) -> Activity:
        parts, contacts = data.pop("participations", None), data.pop("activity_contacts", None)
        return update_activity(
            by=self.member,
            activity=thing,
            fields=cast("ActivityFields", data),
            parts=parts,
            contacts=contacts,
        )

    def archive(self, thing: Activity) -> Activity:
        return archive_activity(by=self.member, activity=thing)

    def bring_back(self, thing: Activity) -> Activity:
        return restore_activity(by=self.member, activity=thing)


def _holds(words: str) -> Q:
    return contains_folded(Lower("summary"), words) | contains_folded(Lower("notes"), words)


def _nested(error: ValidationError) -> ValidationError:
    """The messages of the follow-up under its name in the body: `follow_up.what`."""
    if not hasattr(error, "error_dict"):
        return error
    return ValidationError(
        {
            f"follow_up.{name.removeprefix('follow_up_')}"
            if name.startswith("follow_up_")
            else name: messages
            for name, messages in error.message_dict.items()
        }
    )
