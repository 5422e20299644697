"""How partnerships ended, and why."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited, audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership
from partnerships.enums.exits import ExitReason
from partnerships.enums.partners import Stage
from partnerships.models.partners import Partner

OF_THE_ENDED = pgtrigger.Trigger(
    name="of_the_ended",
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("archived_at", "over_at"),
    when=pgtrigger.Before,
    func="""
        IF NEW.archived_at IS NULL AND NEW.over_at IS NULL AND NOT EXISTS (
            SELECT FROM partnerships_partner p
            WHERE p.office_id = NEW.office_id AND p.id = NEW.partner_id AND p.stage = 'ended'
        ) THEN
            RAISE EXCEPTION 'the partner has not ended' USING ERRCODE = 'check_violation',
                CONSTRAINT = 'exit_of_the_ended';
        END IF;
        RETURN NEW;
    """,
)


@audited
class OwnExitReason(TenantModel):
    """A reason of the office's own. `is_controllable`: whether the office could have helped it."""

    name = models.CharField(_("reason"), max_length=120)
    is_controllable = models.BooleanField(_("could we have helped it?"), default=True)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("own_exit_reason"),
            models.CheckConstraint(name="own_exit_reason_named", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["office", "name"],
                name="own_exit_reason_once",
                condition=Q(archived_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@audited_by("partner")
class Exit(TenantModel):
    """An ended partnership. `as_planned`: it was completed as planned, an end without blame and
    without reasons. `from_stage` is where the partner stood before, for the way back; `over_at`
    says when the partner came back, which leaves the exit on record."""

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="exits")
    ended_on = models.DateField(_("ended on"))
    as_planned = models.BooleanField(_("completed as planned"), default=False)
    note = models.TextField(_("what happened"), blank=True)
    from_stage = models.CharField(max_length=12, choices=Stage, editable=False)
    over_at = models.DateTimeField(null=True, editable=False)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("exit", "partner", "recorded_by"),
            models.CheckConstraint(
                name="exit_from_known", condition=Q(from_stage__in=Stage.values)
            ),
            models.UniqueConstraint(
                fields=["office", "partner"],
                name="exit_one_at_a_time",
                condition=Q(archived_at=None, over_at=None),
            ),
        ]
        indexes = [
            models.Index(  # figures read nothing else
                fields=["office", "-ended_on", "-id"],
                include=["partner", "as_planned", "archived_at"],
                name="exit_by_date",
            ),
            models.Index(fields=["office", "partner", "-ended_on"], name="exit_of_partner"),
        ]
        triggers = [OF_THE_ENDED]

    def __str__(self) -> str:
        return f"{self.partner_id} ended {self.ended_on}"


@audited_by("exit")
class ExitCause(TenantModel):
    """One reason of an exit: one of the survey's ten, or one of the office's own."""

    exit = TenantForeignKey(Exit, on_delete=models.CASCADE, related_name="causes")
    reason = models.CharField(max_length=25, choices=ExitReason, blank=True)
    own = TenantForeignKey(OwnExitReason, null=True, blank=True)

    class Meta:
        constraints = [
            *office_keys("exit_cause", "exit", "own"),
            models.CheckConstraint(
                name="exit_cause_one",
                condition=(Q(reason__in=ExitReason.values) & Q(own=None))
                | Q(reason="", own__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["office", "exit", "reason", "own"],
                name="exit_cause_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.reason or str(self.own_id)
