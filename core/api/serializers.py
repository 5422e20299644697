"""Serializers that refuse what they do not know."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import DateField, DateTimeField, HoursField, IdField, RelationField


class RefusesUnknown:
    """Mixin: a field that is not there is an error, not a silent loss.

    Fields that are only read are taken and left alone, so that what was read may be sent back.
    """

    fields: Any

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            unknown = [name for name in data if name not in self.fields]
            if unknown:
                raise serializers.ValidationError(
                    {str(name): [_("There is no such field.")] for name in unknown}
                )
        return super().to_internal_value(data)  # type: ignore[misc]  # a mixin: the serializer beside it has this


class PlainSerializer(RefusesUnknown, serializers.Serializer[Any]):
    """A serializer without a model."""


class NounSerializer(RefusesUnknown, serializers.ModelSerializer[Any]):
    """A noun of the API. It reads and cleans; the view's action writes."""

    serializer_related_field = RelationField
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.BigAutoField: IdField,
        models.DateField: DateField,
        models.DateTimeField: DateTimeField,
        models.DecimalField: HoursField,
    }

    fixed: tuple[str, ...] = ()
    """Fields that are said when a thing is made and never change."""

    def validate(self, attrs: Any) -> Any:
        if self.instance is None:
            return attrs
        for name in self.fixed:
            if name in attrs and attrs.pop(name) != getattr(self.instance, name):
                raise serializers.ValidationError({name: [_("This cannot be changed.")]})
        return attrs

    def get_validators(self) -> list[Any]:
        """None of Django's uniqueness: the actions judge, inside the office."""
        return []


class ProblemSerializer(serializers.Serializer[Any]):
    """A refusal (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = serializers.DictField(  # type: ignore[assignment]  # a field of that name, as RFC 9457 has it
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text=_("For 400: the messages of each field."),
    )
