"""Many certificates, letters or labels at once."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership
from partnerships.models import Partner
from recognition.enums.documents import BatchOutput, BatchState
from recognition.models.documents import Document


class Batch(TenantModel):
    """A batch is composed, perhaps signed, and printed in the background.

    `turn` counts the pieces of work that were planned: the due row whose occurrence it is does
    the next one. `settings` are the choices that all its documents share (as the composer's form
    gives them). `done_count` counts the pages or files of the step that runs. `file` is what came
    of it, kept until `forget_at`.
    """

    name = models.CharField(_("name"), max_length=120)
    output = models.CharField(max_length=6, choices=BatchOutput)
    settings = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.COMPOSING)
    turn = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    done_count = models.PositiveIntegerField(default=0)
    stop_asked_at = models.DateTimeField(null=True, editable=False)
    error = models.TextField(blank=True)
    file = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0)
    by = TenantForeignKey(Membership, null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    forget_at = models.DateTimeField(null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("batch", "by"),
            models.CheckConstraint(
                name="batch_output_known", condition=Q(output__in=BatchOutput.values)
            ),
            models.CheckConstraint(
                name="batch_state_known", condition=Q(state__in=BatchState.values)
            ),
            models.CheckConstraint(
                name="batch_counts", condition=Q(done_count__lte=models.F("total"))
            ),
            models.CheckConstraint(
                name="batch_done_has_time",
                condition=~Q(state=BatchState.DONE) | Q(finished_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["office", "-recorded_at", "-id"], name="batch_by_date")]

    def __str__(self) -> str:
        return self.name


class BatchItem(TenantModel):
    """One partner of a batch, in the order in which it is printed, and what was made for it.

    `left_out_because` says why nothing could be (no address for a label).
    """

    batch = TenantForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    partner = TenantForeignKey(Partner, on_delete=models.CASCADE)
    position = models.PositiveIntegerField()
    document = TenantForeignKey(Document, null=True)
    left_out_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            *office_keys("batch_item", "batch", "partner", "document"),
            models.UniqueConstraint(fields=["office", "batch", "position"], name="batch_item_once"),
            models.UniqueConstraint(
                fields=["office", "batch", "partner"], name="batch_item_once_a_partner"
            ),
            models.UniqueConstraint(
                fields=["office", "document"],
                name="batch_item_of_document",
                condition=Q(document__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} in {self.batch_id}"
