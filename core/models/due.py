"""What is due when: the memory of everything that happens by itself."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.tenant import TenantModel
from core.tenancy.constraints import office_keys


class DueState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    DONE = "done", _("done")
    SUPERSEDED = "superseded", _("superseded by a newer one")
    FAILED = "failed", _("failed")


class DueRow(TenantModel):
    """One occurrence of one rule for one recipient: "the digest of Ana for November 23".

    `due_at` is the instant; `wall_date`, `wall_time` and `zone` are where it came from, so that
    it can be computed anew when the office moves to another time zone. What happens is the
    rule's handler (core.registries.due_rules): it writes to the database only, in the
    transaction that marks the row, so it happens once. Mail that it wants sent is an
    `OutboxMessage`.
    """

    rule = models.SlugField(max_length=40, db_index=False)
    recipient = models.CharField(max_length=60)
    occurrence = models.CharField(max_length=60)
    due_at = models.DateTimeField()
    wall_date = models.DateField()
    wall_time = models.TimeField()
    zone = models.CharField(max_length=50)
    state = models.CharField(max_length=12, choices=DueState, default=DueState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)

    class Meta:
        constraints = [
            *office_keys("due_row"),
            models.UniqueConstraint(
                fields=["office", "rule", "recipient", "occurrence"], name="due_row_once"
            ),
            models.CheckConstraint(
                name="due_row_finished",
                condition=Q(state=DueState.WAITING, finished_at=None)
                | (~Q(state=DueState.WAITING) & Q(finished_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "due_at"],
                name="due_row_waiting",
                condition=Q(state=DueState.WAITING),
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} for {self.recipient}, {self.occurrence}"
