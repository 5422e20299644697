"""What an action refused, on the form that asked for it."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Put each message beside its field; what has no field on this form stands above it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def tried[T](form: forms.Form, act: Callable[[], T]) -> T | None:
    """Act if the form is valid; None, with the messages on the form, if anything is refused."""
    if not form.is_valid():
        return None
    try:
        return act()
    except ValidationError as error:
        add_errors(form, error)
        return None
