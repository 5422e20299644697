"""What may stand behind the question mark of a list's address; anything else is refused."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from core.api.fields import ID_SCHEMA, IdField

LARGEST_PAGE = 200
PAGE = 50
ID = OpenApiParameter("id", ID_SCHEMA, OpenApiParameter.PATH, description=_("The id, as a string."))


class ListParameters(serializers.Serializer[Any]):
    """Paging and order; a noun's own subclass adds its filters, each named as its field."""

    page_size = serializers.IntegerField(
        min_value=1,
        max_value=LARGEST_PAGE,
        required=False,
        help_text=_("Rows a page; 50 if not said."),
    )
    cursor = serializers.CharField(
        max_length=2000,
        required=False,
        help_text=_("As in “next” and “previous”; it says nothing by itself."),
    )
    ordering = serializers.CharField(
        max_length=200,
        required=False,
        help_text=_("Names with commas, a minus for descending. Ties go by id."),
    )


class SearchParameters(ListParameters):
    """The same, with words to look for."""

    search = serializers.CharField(
        max_length=200,
        required=False,
        allow_blank=True,
        help_text=_("Words to look for."),
    )


class ArchivedParameters(serializers.Serializer[Any]):
    """Mixin for nouns that can be archived."""

    archived = serializers.BooleanField(
        required=False, help_text=_("true: what was archived, instead of what was not.")
    )


@extend_schema_field(ID_SCHEMA)
class IdParameter(IdField):
    """An id to filter by; nothing is found for one that does not exist."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


@extend_schema_field({"type": "string", "pattern": "^([0-9]{1,19}|none)$"})
class NullableIdParameter(IdParameter):
    """An id, or `none` for things without one."""

    default_error_messages = {"invalid": _("An id is a string of digits, or “none”.")}

    def to_internal_value(self, data: Any) -> Any:
        return "none" if data == "none" else super().to_internal_value(data)


def read_parameters(
    request: Request, parameters: type[serializers.Serializer[Any]]
) -> dict[str, Any]:
    """The cleaned parameters that were given. Raises ValidationError by name."""
    given = dict(request.query_params.items())
    form = parameters(data=given)
    refuse_others(request, set(form.fields))
    form.is_valid(raise_exception=True)
    return dict(form.validated_data)


def refuse_others(request: Request, known: set[str] | frozenset[str] = frozenset()) -> None:
    """Raise ValidationError for each parameter that is not known."""
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        message = _("There is no such parameter here.")
        raise serializers.ValidationError({name: [message] for name in unknown})
