"""What is due next, by whom, when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership
from outreach.enums.activities import ActivityKind
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models.activities import Activity
from partnerships.models import Partner


@audited_by("partner")
class FollowUp(TenantModel):
    """A promise: what, by whom, by when. `origin` is the activity in which it was made.

    `kind` is what it will probably be (a call, a visit), for its icon and for logging it.
    `remind_at`: when a mail goes to whoever has it then (rule "follow-up-reminder").
    `escalated_at`: when somebody was told last that it is long overdue, `escalated_to` by name.
    """

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="follow_ups")
    what = models.CharField(_("what"), max_length=200)
    kind = models.CharField(max_length=20, choices=ActivityKind, blank=True)
    due_on = models.DateField(_("due"))
    remind_at = models.DateTimeField(_("remind at"), null=True, blank=True)
    owner = TenantForeignKey(Membership, verbose_name=_("whose"))
    status = models.CharField(
        _("status"), max_length=8, choices=FollowUpStatus, default=FollowUpStatus.OPEN
    )
    origin = TenantForeignKey(Activity, null=True, editable=False)
    done_with = TenantForeignKey(Activity, null=True, editable=False)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = TenantForeignKey(Membership, null=True, editable=False)
    escalated_at = models.DateTimeField(null=True, editable=False)
    escalated_to = models.CharField(max_length=300, blank=True, editable=False, db_default="")
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys(
                "follow_up", "partner", "owner", "origin", "done_with", "recorded_by", "closed_by"
            ),
            models.CheckConstraint(name="follow_up_what_given", condition=~Q(what="")),
            models.CheckConstraint(
                name="follow_up_closed_when",
                condition=Q(status=FollowUpStatus.OPEN, closed_at=None)
                | (~Q(status=FollowUpStatus.OPEN) & Q(closed_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "owner", "due_on", "id"],
                name="follow_up_open_of_owner",
                condition=Q(status=FollowUpStatus.OPEN, archived_at=None),
            ),
            models.Index(
                fields=["office", "due_on", "id"],
                name="follow_up_open_by_day",
                condition=Q(status=FollowUpStatus.OPEN, archived_at=None),
            ),
            models.Index(
                fields=["office", "remind_at"],
                name="follow_up_to_remind",
                condition=Q(status=FollowUpStatus.OPEN, archived_at=None, remind_at__isnull=False),
            ),
            models.Index(fields=["office", "partner", "due_on"], name="follow_up_of_partner"),
            models.Index(
                fields=["office", "origin"],
                name="follow_up_of_origin",
                condition=Q(origin__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.what
