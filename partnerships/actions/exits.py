"""End partnerships with their reasons, take that back, and let partners come back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action, hold
from core.actors import Actor
from core.registries.endings import close_with, reopen_with
from core.registries.standing import touch_health
from offices.models import Membership, Office
from offices.permissions import Permission, require
from partnerships.enums.partners import Stage
from partnerships.models import Exit, ExitCause, OwnExitReason, Partner
from partnerships.policies.exits import check_ending
from partnerships.policies.stages import BACK, refused_move

HAS_ENDED = _("This partnership has ended already.")
SINCE = _("This has changed since, so it was left as it is.")


class ExitFields(TypedDict, total=False):
    """What may be said of an ending. `reasons` are the survey's, `own` the office's own.

    Unless they are said, the day is today and it did not end as planned.
    """

    ended_on: date
    as_planned: bool
    reasons: list[str]
    own: list[OwnExitReason]
    note: str


@dataclass(frozen=True)
class Said:
    """The same, whole and judged."""

    ended_on: date
    as_planned: bool
    reasons: tuple[str, ...]
    own: tuple[OwnExitReason, ...]
    note: str


@action
def end_partner(*, by: Actor, partner: Partner, fields: ExitFields) -> Exit:
    """End one partnership. Raises ValidationError by field."""
    made = end_partners(by=by, office=partner.office, ids=[partner.pk], fields=fields)
    if not made:
        raise ValidationError({"stage": [HAS_ENDED]})
    partner.stage = Stage.ENDED
    return made[0]


@action
def end_partners(
    *, by: Actor, office: Office, ids: Iterable[int], fields: ExitFields
) -> list[Exit]:
    """End those of these partnerships that have not, for the same reasons, in a few statements.

    What hangs on them is closed with them. One that stands as ended without anybody having said
    why gets its reasons. Raises ValidationError by field.
    """
    require_editing(by)
    said = judged(office, fields)
    there = _held_without_exit(office, ids)
    moment = timezone.now()
    chosen = Partner.objects.filter(office=office, pk__in=[it.pk for it in there])
    chosen.exclude(stage=Stage.ENDED).update(stage=Stage.ENDED)
    exits = Exit.objects.bulk_create(_new(it, said, moment, by) for it in there)
    _add_causes(exits, said)
    _closed(by, office.pk, exits)
    return exits


@action
def update_exit(*, by: Actor, exit: Exit, fields: ExitFields) -> Exit:
    """Change what was said of an ending. Raises ValidationError by field."""
    require_editing(by)
    hold(exit)
    said = judged(exit.office, _with(exit, fields))
    exit.ended_on, exit.as_planned, exit.note = said.ended_on, said.as_planned, said.note
    exit.save(update_fields=["ended_on", "as_planned", "note"])
    there = list(exit.causes.all())
    wanted = {(it, None) for it in said.reasons} | {("", it.pk) for it in said.own}
    gone = [it.pk for it in there if (it.reason, it.own_id) not in wanted]
    ExitCause.objects.filter(office=exit.office_id, pk__in=gone).delete()
    new = wanted - {(it.reason, it.own_id) for it in there}
    ExitCause.objects.bulk_create(
        ExitCause(office_id=exit.office_id, exit=exit, reason=reason, own_id=own)
        for reason, own in sorted(new, key=str)
    )
    return exit


@action
def undo_exits(*, by: Actor, office: Office, ids: Iterable[int]) -> list[Exit]:
    """Take endings back: the partners stand where they stood, and what was closed is open again.

    An ending that is over, or was taken back, is left alone.
    """
    require_editing(by)
    _hold_partners(office, ids)
    exits = [it for it in held_exits(office, ids) if it.over_at is None and it.archived_at is None]
    _mark(office, exits, archived_at=timezone.now())
    for stage in sorted({it.from_stage for it in exits} - {Stage.ENDED}):
        of_stage = [it.partner_id for it in exits if it.from_stage == stage]
        ended = Partner.objects.filter(office=office, pk__in=of_stage, stage=Stage.ENDED)
        ended.update(stage=stage)
    _opened(by, office.pk, exits)
    return exits


@action
def restore_exit(*, by: Actor, exit: Exit) -> Exit:
    """The ending holds again: it was not to be taken back, or they are not back after all.

    Where it was taken back, the partner may have gone on since: the way back leads to where it
    stands now. Raises ValidationError where the partner has another ending by now.
    """
    require_editing(by)
    _hold_partners(exit.office, [exit.pk])
    hold(exit)
    if exit.archived_at is None and exit.over_at is None:
        return exit
    if _current(exit.office_id, [exit.partner_id]):
        raise ValidationError({"stage": [HAS_ENDED]})
    partner = Partner.objects.filter(office=exit.office_id, pk=exit.partner_id)
    stage = partner.values_list("stage", flat=True).get()
    if exit.archived_at is not None and stage != Stage.ENDED:
        exit.from_stage = stage
    partner.update(stage=Stage.ENDED)
    exit.archived_at = exit.over_at = None
    exit.save(update_fields=["archived_at", "over_at", "from_stage"])
    _closed(by, exit.office_id, [exit])
    return exit


@action
def bring_back(*, by: Actor, partner: Partner, stage: str) -> Exit | None:
    """ "They are back": the partnership goes on; its ending stays on record, and is answered."""
    require_editing(by)
    hold(partner)
    if partner.stage != Stage.ENDED:
        return None
    if stage not in BACK:
        raise ValidationError({"stage": [refused_move(partner.stage, stage) or SINCE]})
    found = end_the_exit(partner)
    partner.stage = stage
    partner.save(update_fields=["stage"])
    touch_health(partner.office_id, [partner.pk])
    return found


def end_the_exit(partner: Partner) -> Exit | None:
    """The partner comes back: its ending is over. For actions that write the stage themselves."""
    found = _current(partner.office_id, [partner.pk])
    _mark(partner.office, found, over_at=timezone.now())
    return found[0] if found else None


def require_editing(by: Actor) -> None:
    """Raise PermissionDenied unless `by` may edit partners; the system may."""
    if isinstance(by, Membership):
        require(by, Permission.EDIT_PARTNERS)


def judged(office: Office, fields: ExitFields) -> Said:
    """What is said, whole. Raises ValidationError by field."""
    said = Said(
        ended_on=fields.get("ended_on") or office.today(),
        as_planned=fields.get("as_planned", False),
        reasons=tuple(dict.fromkeys(fields.get("reasons", ()))),
        own=tuple({it.pk: it for it in fields.get("own", ())}.values()),
        note=fields.get("note", "").strip(),
    )
    if any(it.office_id != office.pk for it in said.own):
        raise ValidationError({"reasons": [_("Choose reasons of this office.")]})
    check_ending(
        ended_on=said.ended_on,
        as_planned=said.as_planned,
        reasons=said.reasons,
        own=said.own,
        today=office.today(),
    )
    return said


def held_exits(office: Office, ids: Iterable[int]) -> list[Exit]:
    """These exits, locked in the order of their ids."""
    rows = Exit.objects.filter(office=office, pk__in=sorted(set(ids))).order_by("pk")
    return list(rows.select_for_update(no_key=True))


def _with(exit: Exit, fields: ExitFields) -> ExitFields:
    """What stands there, with what is said now: reasons and "as planned" oust each other."""
    whole = _now(exit) | fields
    has_reasons = bool(fields.get("reasons") or fields.get("own"))
    if has_reasons and "as_planned" not in fields:
        whole["as_planned"] = False
    if fields.get("as_planned") and not has_reasons:
        whole["reasons"], whole["own"] = [], []
    return whole


def _now(exit: Exit) -> ExitFields:
    causes = list(exit.causes.select_related("own"))
    return ExitFields(
        ended_on=exit.ended_on,
        as_planned=exit.as_planned,
        reasons=[it.reason for it in causes if it.reason],
        own=[it.own for it in causes if it.own is not None],
        note=exit.note,
    )


def _held_without_exit(office: Office, ids: Iterable[int]) -> list[Partner]:
    """Those of the partners of which no exit holds; all are locked, in the order of their ids."""
    rows = Partner.objects.filter(office=office, pk__in=sorted(set(ids))).order_by("pk")
    found = list(rows.select_for_update(no_key=True, of=["self"]))
    ended = {it.partner_id for it in _current(office.pk, [it.pk for it in found])}
    return [it for it in found if it.pk not in ended]


def _hold_partners(office: Office, exit_ids: Iterable[int]) -> None:
    """Lock partners before their exits, as ending does, so that nobody waits in a circle."""
    of_them = Exit.objects.filter(office=office, pk__in=sorted(set(exit_ids))).values("partner")
    rows = Partner.objects.filter(office=office, pk__in=of_them).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))


def _current(office_id: int, partner_ids: Iterable[int]) -> list[Exit]:
    """The exits of these partners that hold."""
    rows = Exit.objects.filter(office=office_id, partner__in=list(partner_ids))
    return list(rows.filter(archived_at=None, over_at=None))


def _new(partner: Partner, said: Said, moment: datetime, by: Actor) -> Exit:
    return Exit(
        office_id=partner.office_id,
        partner=partner,
        ended_on=said.ended_on,
        as_planned=said.as_planned,
        note=said.note,
        from_stage=partner.stage,
        recorded_at=moment,
        recorded_by=by if isinstance(by, Membership) else None,
    )


def _add_causes(exits: Sequence[Exit], said: Said) -> None:
    causes = [(it, None) for it in said.reasons] + [("", it) for it in said.own]
    ExitCause.objects.bulk_create(
        ExitCause(office_id=it.office_id, exit=it, reason=reason, own=own)
        for it in exits
        for reason, own in causes
    )


def _mark(office: Office, exits: Sequence[Exit], **moments: datetime) -> None:
    if not exits:
        return
    Exit.objects.filter(office=office, pk__in=[it.pk for it in exits]).update(**moments)
    for it in exits:
        for name, moment in moments.items():
            setattr(it, name, moment)


def _closed(by: Actor, office_id: int, exits: Sequence[Exit]) -> None:
    close_with(by, office_id, [(it.partner_id, it.recorded_at) for it in exits])
    touch_health(office_id, [it.partner_id for it in exits])


def _opened(by: Actor, office_id: int, exits: Sequence[Exit]) -> None:
    reopen_with(by, office_id, [(it.partner_id, it.recorded_at) for it in exits])
    touch_health(office_id, [it.partner_id for it in exits])
