"""What the API takes and shows alike in several nouns of outreach."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api.fields import ID_SCHEMA, LONGEST_LIST, HoursField, IdField, choose, read_id
from core.api.serializers import PlainSerializer
from outreach.actions.parts import Part
from outreach.models import Participation
from partnerships.models import Partner

PART_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["partner"],
    "additionalProperties": False,
    "properties": {
        "partner": ID_SCHEMA,
        "attended": {"type": "boolean", "default": True},
        "volunteers": {"type": ["integer", "null"], "minimum": 0, "maximum": 2147483647},
        "volunteer_hours": {"type": ["number", "null"], "minimum": 0, "maximum": 99999.9},
    },
}


class ReminderMixin:
    """A reminder is to come: of one that is over nobody would hear."""

    instance: Any

    def validate_remind_at(self, value: datetime | None) -> datetime | None:
        """One that was set before may be sent back as it was read."""
        before = getattr(self.instance, "remind_at", None)
        if value is not None and value != before and value <= timezone.now():
            raise serializers.ValidationError(_("That time is over. Choose a later one."))
        return value


class PartSerializer(PlainSerializer):
    """One partner's part; the partner itself is looked up for all parts at once."""

    partner = IdField()
    attended = serializers.BooleanField(default=True)
    volunteers = serializers.IntegerField(
        min_value=0, max_value=2**31 - 1, required=False, allow_null=True
    )
    volunteer_hours = HoursField(required=False, allow_null=True)


@extend_schema_field(
    {
        "type": "array",
        "minItems": 1,
        "maxItems": LONGEST_LIST,
        "items": {"oneOf": [PART_SCHEMA, ID_SCHEMA]},
        "description": _("Objects, or plain ids of partners that attended; answered as objects."),
    }
)
class PartsField(serializers.Field[Any, Any, list[dict[str, Any]], Any]):
    """Participations: objects with a partner, or plain ids; shown as objects, in their order."""

    default_error_messages = {
        "not_a_list": _("Give a list of partners."),
        "too_long": _("Name 200 at the most."),
        "does_not_exist": _("There is none with the id {id}."),
    }

    def to_representation(self, value: Any) -> list[dict[str, Any]]:
        rows = sorted(value.all(), key=lambda row: row.pk)
        return [dict(PartSerializer(_shown(row)).data) for row in rows]

    def to_internal_value(self, data: Any) -> list[Part]:
        if not isinstance(data, list):
            self.fail("not_a_list")
        if len(data) > LONGEST_LIST:
            self.fail("too_long")
        form = PartSerializer(data=[_spelled_out(item) for item in data], many=True)
        form.is_valid(raise_exception=True)
        return self._find(form.validated_data)

    def _find(self, parts: list[dict[str, Any]]) -> list[Part]:
        instance = getattr(self.parent, "instance", None)
        keep = {row.partner_id for row in instance.participations.all()} if instance else set()
        numbers = [part["partner"] for part in parts]
        found = choose(Partner, self.context["request"], numbers, keep)
        for number in numbers:
            if number not in found:
                self.fail("does_not_exist", id=number)
        return [Part(**part | {"partner": found[part["partner"]]}) for part in parts]


def _spelled_out(item: Any) -> Any:
    """A plain id as the object that it stands for."""
    return {"partner": item} if read_id(item) is not None else item


def _shown(row: Participation) -> dict[str, Any]:
    return {
        "partner": row.partner_id,
        "attended": row.attended,
        "volunteers": row.volunteers,
        "volunteer_hours": row.volunteer_hours,
    }
