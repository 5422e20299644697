"""A user's role in an office."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited
from core.models.tenant import TenantModel
from core.tenancy.constraints import office_keys
from offices.enums.roles import Role
from offices.models.users import User


@audited
class Membership(TenantModel):
    """What business rows point to: it keeps the name after the user has gone.

    From `away_from` to `away_until`, both included, all that is theirs goes to the backup.
    """

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="memberships", db_index=False
    )
    role = models.CharField(_("role"), max_length=15, choices=Role)
    display_name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    digest = models.BooleanField(_("daily digest"), default=True)
    away_from = models.DateField(_("away from"), null=True, blank=True)
    away_until = models.DateField(_("away until"), null=True, blank=True)
    deactivated_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("membership"),
            models.UniqueConstraint(fields=["office", "user"], name="membership_once"),
            models.CheckConstraint(
                name="membership_away_whole",
                condition=Q(away_from=None, away_until=None) | Q(away_until__gte=F("away_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def actor_key(self) -> str:
        return f"member:{self.pk}"

    @property
    def initials(self) -> str:
        words = self.display_name.split() or ["?"]
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()

    @property
    def first_name(self) -> str:
        return self.display_name.split()[0] if self.display_name.split() else ""

    def is_away(self, on: date) -> bool:
        """Whether the member is away on that date of the office's."""
        if self.away_from is None or self.away_until is None:
            return False
        return self.away_from <= on <= self.away_until
