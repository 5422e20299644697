"""Tokens with which programs use the API in a member's name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models.memberships import Membership


class ApiToken(TenantModel):
    """A token of one membership; only its hash is stored, so it is shown once.

    Not audited: the row itself says who made it, when, and when it was revoked.
    """

    membership = TenantForeignKey(Membership)
    name = models.CharField(_("name"), max_length=80)
    prefix = models.CharField(max_length=12)
    token_hash = models.CharField(max_length=64)
    can_write = models.BooleanField(_("may change things"), default=False)
    last_used_on = models.DateField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("api_token", "membership"),
            models.UniqueConstraint(fields=["office", "token_hash"], name="api_token_once"),
        ]

    def __str__(self) -> str:
        return self.name
