"""Add, change, archive and restore the terms and holidays of the school calendar."""

from datetime import date
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action, hold
from core.actors import Actor
from offices.actions.rules import may, save_once, set_fields
from offices.models import Holiday, Office, Site, Term
from offices.permissions import Permission

TAKEN = {"name": _("The calendar has this already, from the same day.")}
LONGEST = 400
"""Days: a longer term or break is a year typed wrong."""


class SpanFields(TypedDict, total=False):
    """What may be said about a term or a holiday. Both days are included."""

    name: str
    starts_on: date
    ends_on: date
    site: Site | None


@action
def create_term(*, by: Actor, office: Office, fields: SpanFields) -> Term:
    """Add a term. Raises ValidationError by field."""
    return _written(by, Term(office=office), fields)


@action
def create_holiday(*, by: Actor, office: Office, fields: SpanFields) -> Holiday:
    """Add a holiday: a break, or a single day. Raises ValidationError by field."""
    return _written(by, Holiday(office=office), fields)


@action
def update_span[M: (Term, Holiday)](*, by: Actor, span: M, fields: SpanFields) -> M:
    """Change what `fields` names. Raises ValidationError by field."""
    hold(span)
    return _written(by, span, fields)


@action
def archive_span[M: (Term, Holiday)](*, by: Actor, span: M) -> M:
    """Take it out of the calendar. Twice does no harm."""
    may(by, Permission.EDIT_OFFICE)
    hold(span)
    if span.archived_at is None:
        span.archived_at = timezone.now()
        span.save(update_fields=["archived_at"])
    return span


@action
def restore_span[M: (Term, Holiday)](*, by: Actor, span: M) -> M:
    """Bring it back. Raises ValidationError where its place has been taken since."""
    may(by, Permission.EDIT_OFFICE)
    hold(span)
    if span.archived_at is not None:
        span.archived_at = None
        save_once(span, ["archived_at"], TAKEN)
    return span


def _written[M: (Term, Holiday)](by: Actor, span: M, fields: SpanFields) -> M:
    may(by, Permission.EDIT_OFFICE)
    changed = set_fields(span, fields, SpanFields)
    _check_days(span.starts_on, span.ends_on)
    save_once(span, changed, TAKEN)
    return span


def _check_days(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise ValidationError({"ends_on": _("The end cannot be before the beginning.")})
    if (ends_on - starts_on).days > LONGEST:
        raise ValidationError({"ends_on": _("That is longer than a year. Check the years.")})
