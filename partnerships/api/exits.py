"""The ending of a partner, inside the noun partners."""

from collections.abc import Sequence
from typing import Any, cast

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import DateField
from core.api.serializers import PlainSerializer
from offices.models import Office
from partnerships.actions.exits import ExitFields
from partnerships.enums.exits import ExitReason
from partnerships.enums.partners import Stage
from partnerships.models import OwnExitReason, Partner
from partnerships.queries.exits import exits_that_hold

MOST_REASONS = 30


class ExitSerializer(PlainSerializer):
    """How and why it ended. Reasons are slugs of the survey's ten or names of the office's own."""

    ended_on = DateField(required=False, help_text=_("Today, unless it is said."))
    as_planned = serializers.BooleanField(
        required=False, help_text=_("Completed as planned: an end without reasons.")
    )
    reasons = serializers.ListField(
        child=serializers.CharField(max_length=120),
        required=False,
        max_length=MOST_REASONS,
        help_text=format_lazy(
            "{words} {slugs}.",
            words=_("One or more: names of the office's own reasons, or of the survey's"),
            slugs=", ".join(ExitReason.values),
        ),
    )
    note = serializers.CharField(required=False, allow_blank=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """The row with its reasons, the survey's first."""
        causes = sorted(instance.said_causes, key=lambda it: not it["reason"])
        return {
            "ended_on": instance.ended_on.isoformat(),
            "as_planned": instance.as_planned,
            "reasons": [it["reason"] or it["name"] for it in causes],
            "note": instance.note,
        }


def exit_fields(office: Office, said: dict[str, Any]) -> ExitFields:
    """The action's words; names that are no slug are looked up among the office's own reasons."""
    names = [it for it in said.get("reasons", ()) if it not in ExitReason.values]
    own = list(OwnExitReason.objects.filter(office=office, name__in=names)) if names else []
    by_name = {it.name: it for it in sorted(own, key=lambda it: it.archived_at is None)}
    if "reasons" in said:
        known = [it for it in said["reasons"] if it not in by_name]  # the policy refuses others
        said = said | {"reasons": known, "own": list(by_name.values())}
    return cast("ExitFields", said)


def load_exits(partners: Sequence[Partner]) -> None:
    """Give each partner its `exit`; asks only where one has ended."""
    ended = [it for it in partners if it.stage == Stage.ENDED]
    found = exits_that_hold(ended[0].office_id, [it.pk for it in ended]) if ended else {}
    for partner in partners:
        setattr(partner, "exit", found.get(partner.pk))  # noqa: B010 - for the serializer
