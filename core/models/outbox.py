"""Mail on its way: one row a message, which says whether it went, when and why not."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.tenant import TenantModel
from core.tenancy.constraints import office_keys


class OutboxState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    PERHAPS_TWICE = "perhaps-twice", _("sent, perhaps twice")
    FAILED = "failed", _("failed")
    SUPERSEDED = "superseded", _("superseded by a newer one")


class OutboxMessage(TenantModel):
    """A rendered message, unique by (rule, recipient, occurrence) within the office.

    A worker that takes it sets a lease; when the lease runs out without a mark, the next worker
    asks the transport whether the message went (by `message_id`) before it sends again. `doubts`
    counts the tries of which nobody knows how they ended. `attachments` are files of the storage:
    [{"file": its name there, "name": what the reader sees, "type": "application/pdf"}].
    """

    rule = models.SlugField(max_length=40, db_index=False)
    recipient = models.CharField(max_length=60)
    occurrence = models.CharField(max_length=60)
    message_id = models.CharField(max_length=200)
    to_name = models.CharField(max_length=200, blank=True)
    to_address = models.EmailField(max_length=254)
    reply_to = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    attachments = models.JSONField(default=list, db_default=[])
    state = models.CharField(max_length=14, choices=OutboxState, default=OutboxState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    doubts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        constraints = [
            *office_keys("outbox"),
            models.UniqueConstraint(
                fields=["office", "rule", "recipient", "occurrence"], name="outbox_once"
            ),
            models.UniqueConstraint(fields=["office", "message_id"], name="outbox_message_id"),
            models.CheckConstraint(
                name="outbox_sent_has_time",
                condition=Q(sent_at__isnull=False)
                | ~Q(state__in=[OutboxState.SENT, OutboxState.PERHAPS_TWICE]),
            ),
            models.CheckConstraint(
                name="outbox_lease_while_sending",
                condition=Q(state=OutboxState.SENDING, leased_until__isnull=False)
                | (~Q(state=OutboxState.SENDING) & Q(leased_until=None)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "next_try_at"],
                name="outbox_open",
                condition=Q(state__in=[OutboxState.WAITING, OutboxState.SENDING]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} to {self.to_address}"
