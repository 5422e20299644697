"""How well scans would have warned: what became of those they called at risk."""

from django.db import models
from django.db.models import F, Q

from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from outcomes.models.risk import RiskScan


class KeptBacktest(TenantModel):
    """Of one school year: the scan as of its first day, and what the year brought.

    `counts`: by band (empty: not enough known) how many of those
    who took part in the year before left, stayed, or were set apart in the year. A test proves it
    equal to the raw data.
    """

    starts_on = models.DateField()
    ends_on = models.DateField()
    scan = TenantForeignKey(RiskScan, on_delete=models.CASCADE, related_name="+")
    counts = models.JSONField(default=dict)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            *office_keys("kept_backtest", "scan"),
            models.UniqueConstraint(fields=["office", "starts_on"], name="kept_backtest_once"),
            models.CheckConstraint(
                name="kept_backtest_dates", condition=Q(ends_on__gt=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"backtest of {self.starts_on}"
