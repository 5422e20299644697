"""How long a partner of a tier may go without a two-way touchpoint."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited
from core.models.tenant import TenantModel
from core.tenancy.constraints import office_keys
from partnerships.enums.partners import Tier

DEFAULT_DAYS: dict[str, int] = {Tier.KEY: 30, Tier.REGULAR: 60, Tier.OCCASIONAL: 180}
"""Days without an office's own setting."""


@audited
class Cadence(TenantModel):
    """An office's days for one tier."""

    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    days = models.PositiveSmallIntegerField(
        _("days"), validators=[MinValueValidator(1), MaxValueValidator(730)]
    )

    class Meta:
        constraints = [
            *office_keys("cadence"),
            models.UniqueConstraint(fields=["office", "tier"], name="cadence_once"),
            models.CheckConstraint(name="cadence_days", condition=Q(days__range=(1, 730))),
        ]

    def __str__(self) -> str:
        return f"{self.tier}: {self.days}"
