"""School years: who took part in them, and how they were closed."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from core.audit import audited, audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership
from outcomes.enums.risk import YearAnswer
from partnerships.enums.partners import Stage
from partnerships.models import Exit, Partner

DAYS_STAY = pgtrigger.Trigger(
    name="days_stay",
    operation=pgtrigger.UpdateOf("starts_on", "ends_on"),
    when=pgtrigger.Before,
    condition=pgtrigger.Q(old__starts_on__df=pgtrigger.F("new__starts_on"))
    | pgtrigger.Q(old__ends_on__df=pgtrigger.F("new__ends_on")),
    func="""
        RAISE EXCEPTION 'the days of a closed year stay' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'closed_year_days_stay';
    """,
)


class PartnerYear(TenantModel):
    """What a partner did in one school year; there is a row where there was anything.

    Follows from the activities, and a test proves it equal to them. `starts_on` is the year's
    first day. An engagement that spans years counts in each, its students in the first.
    """

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="years")
    starts_on = models.DateField()
    engagements = models.PositiveIntegerField(default=0)
    two_way_touches = models.PositiveIntegerField(default=0)
    took_part = models.BooleanField(default=False)

    class Meta:
        constraints = [
            *office_keys("partner_year", "partner"),
            models.UniqueConstraint(
                fields=["office", "partner", "starts_on"], name="partner_year_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "starts_on", "partner"],
                name="partner_year_by_year",
                condition=Q(took_part=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} in {self.starts_on}"


@audited
class ClosedYear(TenantModel):
    """A school year whose close was finished. Its days stay, whatever the office sets later."""

    starts_on = models.DateField()
    ends_on = models.DateField()
    closed_by = TenantForeignKey(Membership, null=True, editable=False)
    reopened_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("closed_year", "closed_by"),
            models.UniqueConstraint(
                fields=["office", "starts_on"],
                name="closed_year_once",
                condition=Q(reopened_at=None),
            ),
            models.CheckConstraint(
                name="closed_year_dates", condition=Q(ends_on__gt=F("starts_on"))
            ),
        ]
        triggers = [DAYS_STAY]

    def __str__(self) -> str:
        return f"{self.starts_on}"


@audited_by("partner")
class YearSettlement(TenantModel):
    """What the close of the year that began on `year_starts_on` says of a partner.

    `stage_before` and `exit` are what undoing needs.
    """

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="settlements")
    year_starts_on = models.DateField()
    answer = models.CharField(max_length=12, choices=YearAnswer)
    stage_before = models.CharField(max_length=12, choices=Stage)
    exit = TenantForeignKey(Exit, null=True, editable=False)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("year_settlement", "partner", "exit", "recorded_by"),
            models.UniqueConstraint(
                fields=["office", "year_starts_on", "partner"],
                name="year_settlement_once",
                condition=Q(archived_at=None),
            ),
            models.CheckConstraint(
                name="year_settlement_known", condition=Q(answer__in=YearAnswer.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.answer}"
