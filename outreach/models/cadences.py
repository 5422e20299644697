"""How long a partner of a tier may go without a two-way touchpoint."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from partnerships.enums.partners import Tier
from partnerships.models import Partner

DEFAULT_DAYS: dict[str, int] = {Tier.KEY: 30, Tier.REGULAR: 60, Tier.OCCASIONAL: 180}
"""Days without an office's own setting."""


@audited_by("partner")
class Cadence(TenantModel):
    """An office's days for one tier, or for one partner, whose own days go before its tier's.

    Days count only where the partner's site is open (`offices.queries.calendar`).
    """

    tier = models.CharField(_("tier"), max_length=12, choices=Tier, blank=True)
    partner = TenantForeignKey(
        Partner, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("partner")
    )
    days = models.PositiveSmallIntegerField(
        _("days"), validators=[MinValueValidator(1), MaxValueValidator(730)]
    )

    class Meta:
        constraints = [
            *office_keys("cadence", "partner"),
            models.UniqueConstraint(
                fields=["office", "tier", "partner"], name="cadence_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="cadence_of_one",
                condition=(Q(tier__in=Tier.values) & Q(partner=None))
                | Q(tier="", partner__isnull=False),
            ),
            models.CheckConstraint(name="cadence_days", condition=Q(days__range=(1, 730))),
        ]
        indexes = [
            models.Index(
                fields=["office", "partner"],
                name="cadence_of_partner",
                condition=Q(partner__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.tier or self.partner_id}: {self.days}"
