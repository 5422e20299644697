"""Choice fields whose records are asked for when somebody looks.

A form offers what an office has: sites, people, leaders. Building those queries took longer than
all else of a form that is sent, which reads none of them.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator

Records = Callable[[], QuerySet[Any, Any]]


class _Choices(ModelChoiceIterator):  # type: ignore[type-arg]  # plain at run time
    """Django's, but that it looks at the field's records no sooner than it must."""

    def __init__(self, field: Any) -> None:
        self.field = field

    @property
    def queryset(self) -> Any:  # type: ignore[override]  # read only
        return self.field.queryset


class LaterField(forms.ModelChoiceField):  # type: ignore[type-arg]  # plain at run time
    """`queryset` may be given as a function, which is called once, when it is wanted."""

    iterator = _Choices
    _queryset: Any

    def _get_queryset(self) -> Any:
        if callable(self._queryset):
            self._queryset = self._queryset()
        return self._queryset

    def _set_queryset(self, queryset: Any) -> None:
        self._queryset = queryset if callable(queryset) or queryset is None else queryset.all()
        self.widget.choices = self.choices

    queryset = property(_get_queryset, _set_queryset)


class LaterMultipleField(LaterField, forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # plain at run time
    """The same for several records; who chooses none asks for none."""

    def clean(self, value: Any) -> Any:
        """The records that were chosen; raises ValidationError."""
        return [] if not value and not self.required else super().clean(value)
