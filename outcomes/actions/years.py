"""The close of a school year: settle partners in bulk, take that back, finish, open it again."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.actions import action, hold
from core.actors import Actor
from core.registries.standing import touch_health
from offices.actions.rules import may
from offices.models import Membership, Office
from offices.permissions import Permission
from offices.queries.school_years import SchoolYear, school_year_of
from outcomes.actions.partner_years import refresh_partner_years
from outcomes.enums.risk import YearAnswer
from outcomes.models import ClosedYear, YearSettlement
from outcomes.queries.frames import closed_spans
from outcomes.queries.years import OPEN, TO_LOG, in_state, known_already, progress_of
from outcomes.queries.years_to_close import Closing, settlements
from partnerships.actions.exits import ExitFields, end_partners, undo_exits
from partnerships.actions.stages import pause_partners
from partnerships.enums.partners import Stage
from partnerships.models import Exit, Partner

MOST = 500
"""Partners that are settled in one go."""

REOPEN = timedelta(days=30)
"""How long a closed year can be opened again."""


@action
def settle_year(
    *,
    by: Actor,
    office: Office,
    closing: Closing,
    answers: Mapping[int, str],
    ending: ExitFields | None = None,
) -> list[YearSettlement]:
    """Settle partners, each with its answer; `ending` says when and why those ended that did.

    Those that the close does not ask about, or that somebody has settled since, are left alone.
    Raises ValidationError.
    """
    may(by, Permission.CLOSE_YEAR)
    _check(_closed_now(office, closing), answers.values())
    ids = sorted(answers)[:MOST]
    partners = {it.pk: it for it in _held(office, ids)}
    asked = in_state(office, closing, list(partners), OPEN, TO_LOG)
    moment = timezone.now()
    _put_aside(office, closing, asked, moment)
    by_answer = {it: [pk for pk in asked if answers[pk] == it] for it in YearAnswer.values}
    pause_partners(by=by, office=office, ids=by_answer[YearAnswer.PAUSED])
    exits = _end(by, office, closing, by_answer, ending or {})
    made = [
        _settlement(by, closing, partners[pk], answers[pk], exits.get(pk), moment)
        for pk in sorted(asked)
    ]
    return YearSettlement.objects.bulk_create(made)


@action
def unsettle(*, by: Actor, office: Office, ids: Iterable[int]) -> int:
    """Take settlements back: the partners stand where they stood. Answers how many.

    Raises ValidationError where the year is closed.
    """
    may(by, Permission.CLOSE_YEAR)
    _wait(office)
    rows = YearSettlement.objects.filter(office=office, pk__in=sorted(set(ids))[:MOST])
    chosen = rows.filter(archived_at=None).values_list("partner_id", flat=True)
    _held(office, chosen)
    held = list(rows.filter(archived_at=None).order_by("pk").select_for_update(no_key=True))
    _refuse_closed(office, {it.year_starts_on for it in held})
    found = YearSettlement.objects.filter(office=office, pk__in=[it.pk for it in held])
    found.update(archived_at=timezone.now())
    _bring_back(office, held)
    undo_exits(by=by, office=office, ids=[it.exit_id for it in held if it.exit_id])
    _go_on(office, [it for it in held if it.answer == YearAnswer.PAUSED])
    return len(held)


@action
def close_year(*, by: Actor, office: Office, closing: Closing) -> ClosedYear:
    """Finish the close: the year keeps its days for good. Twice does no harm.

    Raises ValidationError while the year runs, or while partners wait for an answer.
    """
    may(by, Permission.CLOSE_YEAR)
    if (closed := _closed_now(office, closing)) is not None:
        return closed
    if not closing.is_over:
        raise ValidationError(_("This year is still running."))
    left = progress_of(office, closing)
    if count := left.open + left.to_log:
        raise ValidationError(
            ngettext(
                "%(count)d partner waits for an answer.",
                "%(count)d partners wait for an answer.",
                count,
            )
            % {"count": count}
        )
    _settle_known(by, office, closing)
    return ClosedYear.objects.create(
        office=office,
        starts_on=closing.year.starts_on,
        ends_on=closing.year.ends_on,
        closed_by=_author(by),
    )


@action
def reopen_year(*, by: Actor, closed: ClosedYear) -> ClosedYear:
    """Open a closed year again. Raises ValidationError after 30 days."""
    may(by, Permission.CLOSE_YEAR)
    hold(closed)
    if closed.reopened_at is not None:
        return closed
    if timezone.now() > closed.recorded_at + REOPEN:
        raise ValidationError(_("A year can be reopened for 30 days after its close."))
    closed.reopened_at = timezone.now()
    closed.save(update_fields=["reopened_at"])
    office, span = closed.office, SchoolYear(closed.starts_on, closed.ends_on)
    if school_year_of(office, closed.starts_on, closed_spans(office)) != span:
        refresh_partner_years(office.pk)
    return closed


def _wait(office: Office) -> None:
    """One at a time settles, closes and takes back, so that each sees what the others did."""
    Office.objects.select_for_update(no_key=True).get(pk=office.pk)


def _closed_now(office: Office, closing: Closing) -> ClosedYear | None:
    """The year's close as it is now, whatever the page knew."""
    _wait(office)
    rows = ClosedYear.objects.filter(office=office, reopened_at=None)
    return rows.filter(starts_on=closing.year.starts_on).first()


def _check(closed: ClosedYear | None, answers: Collection[str]) -> None:
    if closed is not None:
        raise ValidationError(_("This year is closed. Reopen it first."))
    if not set(answers) <= set(YearAnswer.values):
        raise ValidationError(_("Choose one of the answers."))


def _held(office: Office, ids: Iterable[int]) -> list[Partner]:
    """The partners, locked in the order of their ids: two who settle at once settle each once."""
    rows = Partner.objects.filter(office=office, pk__in=list(ids)).order_by("pk")
    return list(rows.select_for_update(no_key=True))


def _put_aside(office: Office, closing: Closing, ids: list[int], moment: datetime) -> None:
    """What was to be logged has another answer now, recorded at the same moment."""
    rows = settlements(office, closing.year).filter(partner__in=ids)
    rows.update(archived_at=moment)


def _bring_back(office: Office, undone: list[YearSettlement]) -> None:
    """What was put aside for these answers is to be logged again."""
    YearSettlement.objects.filter(
        office=office,
        partner__in=[it.partner_id for it in undone],
        answer=YearAnswer.LOGGED,
        archived_at__in={it.recorded_at for it in undone},
    ).update(archived_at=None)


def _end(
    by: Actor,
    office: Office,
    closing: Closing,
    by_answer: Mapping[str, list[int]],
    ending: ExitFields,
) -> dict[int, Exit]:
    """End those that were completed as planned, and those that ended; exits by partner."""
    day = ending.get("ended_on") or min(closing.year.ends_on, office.today())
    said: dict[str, ExitFields] = {
        YearAnswer.COMPLETED: {"as_planned": True, "ended_on": day},
        YearAnswer.ENDED: {**ending, "ended_on": day},
    }
    exits: list[Exit] = []
    for answer, fields in said.items():
        if ids := by_answer[answer]:
            exits += end_partners(by=by, office=office, ids=ids, fields=fields)
    return {it.partner_id: it for it in exits}


def _settlement(
    by: Actor,
    closing: Closing,
    partner: Partner,
    answer: str,
    exit: Exit | None,
    moment: datetime,
) -> YearSettlement:
    return YearSettlement(
        office_id=partner.office_id,
        partner=partner,
        year_starts_on=closing.year.starts_on,
        answer=answer,
        stage_before=partner.stage,
        exit=exit,
        recorded_at=moment,
        recorded_by=_author(by),
    )


def _settle_known(by: Actor, office: Office, closing: Closing) -> None:
    """Those of whom it stands elsewhere that they rest or have ended are settled so."""
    rows = list(known_already(office, closing))
    planned = set(
        Exit.objects.filter(
            office=office, archived_at=None, over_at=None, as_planned=True
        ).values_list("partner_id", flat=True)
    )
    moment = timezone.now()
    YearSettlement.objects.bulk_create(
        _settlement(by, closing, it, _known(it, planned), None, moment) for it in rows
    )


def _known(partner: Partner, planned: Collection[int]) -> str:
    if partner.stage == Stage.PAUSED:
        return YearAnswer.PAUSED
    return YearAnswer.COMPLETED if partner.pk in planned else YearAnswer.ENDED


def _go_on(office: Office, paused: list[YearSettlement]) -> None:
    """Partners that a settlement has paused stand where they stood, unless they moved since."""
    for stage in sorted({it.stage_before for it in paused} - {Stage.PAUSED, Stage.ENDED}):
        of_stage = [it.partner_id for it in paused if it.stage_before == stage]
        rows = Partner.objects.filter(office=office, pk__in=of_stage, stage=Stage.PAUSED)
        rows.update(stage=stage)
    touch_health(office.pk, [it.partner_id for it in paused])


def _refuse_closed(office: Office, years: Collection[object]) -> None:
    closed = ClosedYear.objects.filter(office=office, reopened_at=None, starts_on__in=list(years))
    if years and closed.exists():
        raise ValidationError(_("This year is closed. Reopen it first."))


def _author(by: Actor) -> Membership | None:
    return by if isinstance(by, Membership) else None
