"""Fields as the API speaks them: ids are strings, dates have bounds, times are on the wall."""

import json
import math
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.days import EARLIEST, LATEST

LARGEST_ID = 2**63 - 1
ID_PATTERN = "^[0-9]{1,19}$"
ID_SCHEMA: dict[str, Any] = {"type": "string", "pattern": ID_PATTERN}
TIME_PATTERN = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"
LONGEST_LIST = 200
LARGEST_CUSTOM = 20_000  # characters of JSON


def read_id(value: Any) -> int | None:
    """The id in a string of digits (or a plain number), None for anything else."""
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,19}", str(value), re.ASCII):
        return None
    number = int(value)
    return number if number <= LARGEST_ID else None


@extend_schema_field(ID_SCHEMA)
class IdField(serializers.Field[Any, Any, str, Any]):
    """An id, as a string: a bigint does not fit into every language's numbers."""

    default_error_messages = {"invalid": _("An id is a string of digits.")}

    def to_representation(self, value: Any) -> str:
        return str(value)

    def to_internal_value(self, data: Any) -> int:
        number = read_id(data)
        if number is None:
            self.fail("invalid")
        return number


@extend_schema_field(ID_SCHEMA)
class RelationField(serializers.PrimaryKeyRelatedField[Any]):
    """Another thing of the same office, by its id. What is archived cannot be named anew."""

    queryset: Any
    default_error_messages = {
        "invalid": _("An id is a string of digits."),
        "does_not_exist": _("There is none with this id."),
    }

    def to_representation(self, value: Any) -> str:
        return str(value.pk)

    def to_internal_value(self, data: Any) -> Any:
        number = read_id(data)
        if number is None:
            self.fail("invalid")
        now = getattr(getattr(self.parent, "instance", None), f"{self.source}_id", None)
        keep = [] if now is None else [now]
        found = choose(self.queryset.model, self.context["request"], [number], keep)
        if number not in found:
            self.fail("does_not_exist")
        return found[number]


@extend_schema_field({"type": "array", "items": ID_SCHEMA, "maxItems": LONGEST_LIST})
class RelationListField(serializers.Field[Any, Any, list[str], Any]):
    """Several things of the same office by their ids, found with one query.

    `through` names the id in the rows that join them (`site_id` of a partner's `partner_sites`).
    """

    default_error_messages = {
        "not_a_list": _("Give a list of ids."),
        "too_long": _("Name 200 at the most."),
        "invalid": _("An id is a string of digits."),
        "does_not_exist": _("There is none with the id {id}."),
    }

    def __init__(self, *, model: type[Model], through: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.model, self.through = model, through

    def to_representation(self, value: Any) -> list[str]:
        numbers: Iterable[int] = (getattr(row, self.through) for row in value.all())
        return [str(number) for number in sorted(numbers)]

    def to_internal_value(self, data: Any) -> list[Any]:
        if not isinstance(data, list):
            self.fail("not_a_list")
        if len(data) > LONGEST_LIST:
            self.fail("too_long")
        numbers = [read_id(item) for item in data]
        if None in numbers:
            self.fail("invalid")
        return self._find([number for number in numbers if number is not None])

    def _find(self, numbers: list[int]) -> list[Any]:
        instance = getattr(self.parent, "instance", None)
        present = [] if instance is None else getattr(instance, str(self.source)).all()
        keep = {getattr(row, self.through) for row in present}
        found = choose(self.model, self.context["request"], numbers, keep)
        for number in numbers:
            if number not in found:
                self.fail("does_not_exist", id=number)
        return [found[number] for number in dict.fromkeys(numbers)]


def choose(
    model: type[Model], request: Any, numbers: Collection[int], keep: Collection[int] = ()
) -> dict[int, Any]:
    """Those of the ids that may be named, with what they name, in one query.

    Not what is archived or has left, unless it is in `keep`: what stands there may stay.
    """
    if not numbers:
        return {}
    rows = model._default_manager.filter(office=request.office)
    names = {field.name for field in model._meta.get_fields()}
    for left in {"archived_at", "deactivated_at"} & names:
        rows = rows.filter(Q(**{left: None}) | Q(pk__in=keep))
    return rows.in_bulk(list(numbers))


class DateField(serializers.DateField):
    """A date of the office, from 1900 to 2199, so that reckoning with it cannot overflow."""

    default_error_messages = {"range": _("Give a date from 1900 to 2199.")}

    def to_internal_value(self, value: Any) -> date:
        found = super().to_internal_value(value)
        if not EARLIEST <= found <= LATEST:
            self.fail("range")
        return found


class DateTimeField(serializers.DateTimeField):
    """A moment in ISO 8601 with its zone; answered in UTC."""

    default_error_messages = {
        "range": _("Give a date from 1900 to 2199."),
        "zone": _("Say the time zone: 2026-03-02T16:00:00Z or 2026-03-02T09:00:00-07:00."),
    }

    def to_internal_value(self, value: Any) -> Any:
        if isinstance(value, str) and not re.search(r"(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})$", value):
            self.fail("zone")
        found = super().to_internal_value(value)
        if not EARLIEST <= found.date() <= LATEST:
            self.fail("range")
        return found


@extend_schema_field({"type": "string", "pattern": TIME_PATTERN, "examples": ["14:30"]})
class WallTimeField(serializers.TimeField):
    """A time of day on the office's wall, without zone: the activity's date belongs to it."""

    def to_internal_value(self, value: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(TIME_PATTERN, value, re.ASCII):
            self.fail("invalid", format="hh:mm[:ss]")
        return super().to_internal_value(value)


@extend_schema_field({"type": "number", "minimum": 0, "maximum": 99999.9, "multipleOf": 0.1})
class HoursField(serializers.DecimalField):
    """Hours with one decimal, a JSON number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=7, decimal_places=1, min_value=0, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return float(value)


@extend_schema_field({"type": "object", "additionalProperties": {}})
class CustomField(serializers.Field[Any, Any, Any, Any]):
    """The office's own values, by name: any JSON that PostgreSQL can hold."""

    default_error_messages = {
        "not_an_object": _("Give an object of names and values."),
        "too_large": _("Keep it to 20,000 characters."),
        "cannot_hold": _("It holds a character or a number that cannot be stored."),
    }

    def to_representation(self, value: Any) -> Any:
        return value

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, dict):
            self.fail("not_an_object")
        if len(json.dumps(data)) > LARGEST_CUSTOM:
            self.fail("too_large")
        if not all(_can_hold(leaf) for leaf in _leaves(data)):
            self.fail("cannot_hold")
        return data


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    else:
        yield value


def _can_hold(leaf: Any) -> bool:
    if isinstance(leaf, float):
        return math.isfinite(leaf)
    if isinstance(leaf, str):
        return "\x00" not in leaf and not any("\ud800" <= sign <= "\udfff" for sign in leaf)
    return True


class TextListField(serializers.ListField):
    """A list of texts, each a row of its own; `column` of the row holds it."""

    def __init__(self, *, column: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.column = column

    def to_representation(self, data: Any) -> list[str]:
        return [getattr(row, self.column) for row in data.all()]
