"""Write, change, archive and restore agreements."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict, cast

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from core.actions import action, hold
from core.actors import Actor
from core.registries.standing import touch_health
from offices.actions.rules import may, set_fields
from offices.models import Membership, Site
from offices.permissions import Permission
from partnerships.actions.agreement_reminders import plan_reminders, take_back_reminders
from partnerships.actions.agreement_rows import (
    GoalFields,
    SignatoryFields,
    set_goals,
    set_signatories,
    set_sites,
)
from partnerships.models import Agreement, Partner
from partnerships.queries.agreement_versions import version_of
from partnerships.queries.agreements import inherited_by

MEANWHILE = _(
    "%(name)s has changed this agreement meanwhile, so nothing is saved yet. What you typed is"
    " still here, and rows that were added stand below yours. Save again to keep it as it is here."
)
ROWS = ("goals", "signatories", "sites")


class AgreementColumns(TypedDict, total=False):
    """What an agreement says itself."""

    title: str
    starts_on: date
    ends_on: date | None
    notice_days: int
    our_part: str
    their_part: str
    asked_on: date | None
    ended_early_on: date | None
    renews: Agreement | None


class AgreementFields(AgreementColumns, total=False):
    """What may be said about an agreement; a key that is left out stays as it is."""

    goals: Sequence[GoalFields]
    signatories: Sequence[SignatoryFields]
    sites: Sequence[Site]


@action
def create_agreement(*, by: Actor, partner: Partner, fields: AgreementFields) -> Agreement:
    """Write down an agreement with a partner. Raises ValidationError by field."""
    may(by, Permission.EDIT_PARTNERS)
    agreement = Agreement(office=partner.office, partner=partner)
    agreement.recorded_by = by if isinstance(by, Membership) else None
    set_columns(agreement, fields)
    check_renewal(agreement)
    agreement.save()
    _set_rows(agreement, fields)
    was_written(agreement)
    return agreement


class ChangedMeanwhile(ValidationError):
    """A colleague has changed the agreement since the form was opened."""


@action
def update_agreement(
    *, by: Actor, agreement: Agreement, fields: AgreementFields, seen: str = ""
) -> Agreement:
    """Change what `fields` names. Raises ValidationError by field, and ChangedMeanwhile where the
    agreement is another one than whoever writes has `seen` (the key of its version)."""
    may(by, Permission.EDIT_PARTNERS)
    hold(agreement)
    if seen:
        _check_seen(agreement, seen)
    changed = set_columns(agreement, fields)
    if "renews" in changed:
        check_renewal(agreement)
    if changed:
        agreement.save(update_fields=changed)
    _set_rows(agreement, fields)
    was_written(agreement)
    return agreement


@action
def archive_agreement(*, by: Actor, agreement: Agreement) -> Agreement:
    """Put an agreement away; it is kept with its files."""
    may(by, Permission.EDIT_PARTNERS)
    hold(agreement)
    if agreement.archived_at is None:
        agreement.archived_at = timezone.now()
        agreement.save(update_fields=["archived_at"])
        was_written(agreement)
    return agreement


@action
def restore_agreement(*, by: Actor, agreement: Agreement) -> Agreement:
    """Bring an agreement back. Raises ValidationError if another renews the same one by now."""
    may(by, Permission.EDIT_PARTNERS)
    hold(agreement)
    if agreement.archived_at is None:
        return agreement
    agreement.archived_at = None
    check_renewal(agreement)
    agreement.save(update_fields=["archived_at"])
    was_written(agreement)
    return agreement


def set_columns(agreement: Agreement, fields: AgreementFields) -> list[str]:
    """Write the fields onto the object and judge them; answer which ones differ from before."""
    said = {name: it for name, it in cast(Mapping[str, Any], fields).items() if name not in ROWS}
    changed = set_fields(agreement, said, AgreementColumns)
    problems = _judged(agreement)
    if problems:
        raise ValidationError(problems)
    return changed


def check_renewal(agreement: Agreement) -> None:
    """It may renew an agreement of the same partner that no other one renews."""
    former = agreement.renews
    if former is None:
        return
    if former.partner_id != agreement.partner_id or former.pk == agreement.pk:
        raise ValidationError({"renews": [_("Choose another agreement of this partner.")]})
    others = Agreement.objects.filter(
        office=agreement.office_id, renews=former, archived_at=None
    ).exclude(pk=agreement.pk)
    hold(former)
    if others.exists():
        raise ValidationError({"renews": [_("Another agreement renews it already.")]})


def was_written(agreement: Agreement) -> None:
    """What follows from a change: the partner's health is looked at anew, reminders move."""
    office = agreement.office_id
    touch_health(office, inherited_by(agreement.partner))
    for it in filter(None, (agreement, agreement.renews)):
        take_back_reminders(it)
    plan_reminders(agreement.office, [agreement], timezone.now())


def _check_seen(agreement: Agreement, seen: str) -> None:
    version = version_of(agreement)
    if version.key != seen:
        raise ChangedMeanwhile(MEANWHILE % {"name": _name_of(agreement.office_id, version.by)})


def _name_of(office_id: int, key: str) -> str:
    """Who stands behind the key of an actor, if it is a member."""
    prefix, _sep, pk = key.partition(":")
    if prefix != "member" or not pk.isdecimal():
        return pgettext("who did it", "Somebody")
    members = Membership.objects.filter(office=office_id, pk=int(pk))
    return members.values_list("display_name", flat=True).get()


def _judged(agreement: Agreement) -> dict[str, list[Any]]:
    first, last = agreement.starts_on, agreement.ends_on
    early, today = agreement.ended_early_on, agreement.office.today()
    problems: dict[str, list[Any]] = {}
    if last is not None and last < first:
        problems["ends_on"] = [_("The end cannot be before the beginning.")]
    if early is not None and not first <= early <= (last or early):
        problems["ended_early_on"] = [_("It can only end early between its two dates.")]
    if agreement.asked_on is not None and agreement.asked_on > today:
        problems["asked_on"] = [_("Say a day that has been, or today.")]
    return problems


def _set_rows(agreement: Agreement, fields: AgreementFields) -> None:
    if "goals" in fields:
        set_goals(agreement, fields["goals"])
    if "signatories" in fields:
        set_signatories(agreement, fields["signatories"], agreement.office.today())
    if "sites" in fields:
        set_sites(agreement, fields["sites"])
