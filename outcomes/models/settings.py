"""What an office decides about risk and about what it shows."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _

from core.audit import audited
from core.models.tenant import TenantModel
from core.tenancy.constraints import office_keys
from outreach.enums.activities import ActivityKind
from partnerships.enums.partners import Tier

LEADER_TIERS = (Tier.KEY.value,)
AGREEMENT_KINDS = (
    ActivityKind.INTERNSHIP.value,
    ActivityKind.PRACTICUM.value,
    ActivityKind.APPRENTICESHIP.value,
)


def leader_tiers() -> list[str]:
    """Tiers whose partners should hear of a leader once a year."""
    return list(LEADER_TIERS)


def agreement_kinds() -> list[str]:
    """Kinds of activity that need a written agreement."""
    return list(AGREEMENT_KINDS)


@audited
class RiskSettings(TenantModel):
    """One row an office, made when it changes something; without it the defaults hold.

    `care_from` and `risk_from`: the scores from which a partner needs care and is at risk.
    `suppress_below`: outcomes of fewer students than that are shown to nobody.
    """

    care_from = models.DecimalField(
        _("“Needs care” from"), max_digits=4, decimal_places=1, default=Decimal(15)
    )
    risk_from = models.DecimalField(
        _("“At risk” from"), max_digits=4, decimal_places=1, default=Decimal(30)
    )
    leader_tiers = ArrayField(
        models.CharField(max_length=12, choices=Tier),
        default=leader_tiers,
        blank=True,
        verbose_name=_("tiers that should hear of a leader once a year"),
    )
    agreement_kinds = ArrayField(
        models.CharField(max_length=20, choices=ActivityKind),
        default=agreement_kinds,
        blank=True,
        verbose_name=_("kinds of activity that need an agreement"),
    )
    suppress_below = models.PositiveSmallIntegerField(
        _("show no outcomes of fewer students than"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )

    class Meta:
        constraints = [
            *office_keys("risk_settings"),
            models.UniqueConstraint(fields=["office"], name="risk_settings_once"),
            models.CheckConstraint(
                name="risk_settings_order",
                condition=Q(care_from__gt=0, risk_from__gt=F("care_from"), risk_from__lte=100),
                violation_error_message=_("“At risk” must begin above “Needs care”."),
            ),
            models.CheckConstraint(
                name="risk_settings_suppress", condition=Q(suppress_below__range=(1, 100))
            ),
            models.CheckConstraint(
                name="risk_settings_tiers", condition=Q(leader_tiers__contained_by=Tier.values)
            ),
            models.CheckConstraint(
                name="risk_settings_kinds",
                condition=Q(
                    agreement_kinds__contained_by=Value(
                        ActivityKind.values,
                        output_field=ArrayField(models.CharField(max_length=20)),
                    )
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"risk settings of {self.office_id}"
