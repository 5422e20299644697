"""What happens to an agreement: it is signed, renewed, ended early."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.actions import action, hold
from core.actors import Actor
from offices.actions.rules import may
from offices.models import Membership
from offices.permissions import Permission
from partnerships.actions.agreement_rows import copy_rows
from partnerships.actions.agreements import set_columns, was_written
from partnerships.models import Agreement, AgreementSignatory
from partnerships.policies.agreements import renewed_time


@action
def sign_agreement(
    *, by: Actor, agreement: Agreement, asked_on: date | None, signed: Mapping[int, date | None]
) -> Agreement:
    """Note when signatures were asked for, and who has signed on which day (by their line's id).

    The paper stays with them. Raises ValidationError by field.
    """
    may(by, Permission.EDIT_PARTNERS)
    hold(agreement)
    today = agreement.office.today()
    if any(day is not None and day > today for day in signed.values()):
        raise ValidationError({"signatories": [_("Nobody can have signed on a day to come.")]})
    if asked_on is None and any(signed.values()):
        asked_on = min(day for day in signed.values() if day)
    if changed := set_columns(agreement, {"asked_on": asked_on}):
        agreement.save(update_fields=changed)
    lines = AgreementSignatory.objects.filter(office=agreement.office_id, agreement=agreement)
    for line in lines.filter(pk__in=signed):
        if line.signed_on != signed[line.pk]:
            line.signed_on = signed[line.pk]
            line.save(update_fields=["signed_on"])
    was_written(agreement)
    return agreement


@action
def renew_agreement(
    *,
    by: Actor,
    agreement: Agreement,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Agreement:
    """The agreement that follows, with the same goals, sites and signatories, unsigned.

    Without dates it follows at once and runs as long as before. Where one renews it already, that
    one is answered.
    """
    may(by, Permission.EDIT_PARTNERS)
    hold(agreement)
    if following := renewal_of(agreement):
        return following
    proposed = renewed_time(agreement.starts_on, agreement.ends_on, agreement.office.today())
    begins, ends = (starts_on, ends_on) if starts_on else proposed
    renewal = Agreement(
        office=agreement.office,
        partner=agreement.partner,
        title=agreement.title,
        notice_days=agreement.notice_days,
        our_part=agreement.our_part,
        their_part=agreement.their_part,
        renews=agreement,
        recorded_by=by if isinstance(by, Membership) else None,
    )
    set_columns(renewal, {"starts_on": begins, "ends_on": ends})
    renewal.save()
    copy_rows(renewal, agreement)
    was_written(renewal)
    return renewal


@action
def end_agreement(*, by: Actor, agreement: Agreement, on: date | None) -> Agreement:
    """A side leaves before the end: `on` is the last day; None takes it back. Raises
    ValidationError for `ended_early_on`."""
    may(by, Permission.EDIT_PARTNERS)
    hold(agreement)
    if changed := set_columns(agreement, {"ended_early_on": on}):
        agreement.save(update_fields=changed)
        was_written(agreement)
    return agreement


def renewal_of(agreement: Agreement) -> Agreement | None:
    """The agreement that renews it, unless that one is archived."""
    following = Agreement.objects.filter(
        office=agreement.office_id, renews=agreement, archived_at=None
    )
    return following.select_related("office", "partner").first()
