"""What scans found: of each partner the state of ten checks, with evidence, score and band."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership
from outcomes.enums.risk import ScanKind
from partnerships.enums.exits import ExitReason
from partnerships.enums.health import Band
from partnerships.models import Partner

CHECKS: tuple[str, ...] = tuple(ExitReason.values)
"""The ten checks, one for each reason of the survey, in the order of the survey's file. The states
of a result are one letter each in this order: o ok, w watch, m missing, u unknown, n not
applicable; in capitals where the check was muted."""


class RiskScan(TenantModel):
    """One scan of an office. `as_of` is the office's date that it speaks of, `known_at` up to when
    it counts what was recorded. `settings` are the office's as they were."""

    kind = models.CharField(max_length=8, choices=ScanKind)
    as_of = models.DateField()
    known_at = models.DateTimeField()
    partner_count = models.PositiveIntegerField(default=0)
    settings = models.JSONField(default=dict)

    class Meta:
        constraints = [
            *office_keys("risk_scan"),
            models.UniqueConstraint(
                fields=["office", "as_of"],
                name="risk_scan_nightly_once",
                condition=Q(kind=ScanKind.NIGHTLY),
            ),
        ]
        indexes = [models.Index(fields=["office", "-as_of", "-id"], name="risk_scan_by_date")]

    def __str__(self) -> str:
        return f"scan of {self.as_of}"


class Risk(TenantModel):
    """What is to be known of a partner's risk, by check; the abstract of the rows below.

    `score` 0 to 100 over the applicable checks, `known` of `applicable` checks have a state of
    their own, `floors` the keys of what makes it at risk whatever the score. `evidence`: by check,
    what its sentence is written from.
    """

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    band = models.CharField(max_length=8, choices=Band, blank=True)
    score = models.DecimalField(max_digits=4, decimal_places=1)
    known = models.PositiveSmallIntegerField()
    applicable = models.PositiveSmallIntegerField()
    states = models.CharField(max_length=10)
    floors = ArrayField(models.CharField(max_length=30), default=list)
    evidence = models.JSONField(default=dict)

    class Meta:
        abstract = True


class RiskResult(Risk):
    """Of one partner in one scan. Kept for good: what was said is compared with what happened."""

    scan = TenantForeignKey(RiskScan, on_delete=models.CASCADE, related_name="results")

    class Meta:
        constraints = [
            *office_keys("risk_result", "partner", "scan"),
            models.UniqueConstraint(fields=["office", "scan", "partner"], name="risk_result_once"),
        ]
        indexes = [
            models.Index(fields=["office", "partner", "-scan"], name="risk_result_of_partner")
        ]

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.score}"


BAND_MOVED = Q(score_before__isnull=False) & ~Q(band=F("band_before"))
"""Of a `PartnerRisk`: it stands elsewhere than at the scan before the last."""


class PartnerRisk(Risk):
    """The newest of each partner: of the last scan, or of a look at this partner alone since.

    `score_before` and `band_before` are the last scan's before; null and empty where there was
    none. `looked_at`: when what it says was found; a scan that finds the same leaves it.
    """

    looked_at = models.DateTimeField()
    score_before = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    band_before = models.CharField(max_length=8, choices=Band, blank=True)

    class Meta:
        constraints = [
            *office_keys("partner_risk", "partner"),
            models.UniqueConstraint(fields=["office", "partner"], name="partner_risk_once"),
        ]
        indexes = [
            models.Index(fields=["office", "band"], name="partner_risk_moved", condition=BAND_MOVED)
        ]

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.score}"


@audited_by("partner")
class MutedCheck(TenantModel):
    """A check that does not count for a partner, why, and until when (the last day)."""

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="muted_checks")
    check_key = models.CharField(_("check"), max_length=25, choices=ExitReason)
    reason = models.CharField(_("why"), max_length=200)
    until = models.DateField(_("until"))
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("muted_check", "partner", "recorded_by"),
            models.CheckConstraint(name="muted_check_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="muted_check_known", condition=Q(check_key__in=ExitReason.values)
            ),
        ]
        indexes = [models.Index(fields=["office", "partner", "until"], name="muted_of_partner")]

    def __str__(self) -> str:
        return f"{self.check_key} of {self.partner_id} until {self.until}"
