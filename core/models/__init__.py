from core.models.due import DueRow
from core.models.idempotency import IdempotencyKey
from core.models.imports import Import, ImportMapping, ImportRecord, ImportRow
from core.models.outbox import OutboxMessage
from core.models.tenant import TenantModel

__all__ = [
    "DueRow",
    "IdempotencyKey",
    "Import",
    "ImportMapping",
    "ImportRecord",
    "ImportRow",
    "OutboxMessage",
    "TenantModel",
]
