"""Answers kept for a day, so that a repeated POST of the API does nothing twice."""

from django.db import models

from core.models.tenant import TenantModel
from core.tenancy.constraints import office_keys


class IdempotencyKey(TenantModel):
    """The first answer to a POST with this key by this token; no status yet: still running."""

    token_id = models.BigIntegerField()
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            *office_keys("idempotency"),
            models.UniqueConstraint(fields=["office", "token_id", "key"], name="idempotency_once"),
        ]

    def __str__(self) -> str:
        return self.key
