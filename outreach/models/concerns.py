"""What a partner waits for: a concern or a question, open until it is answered."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership
from outreach.enums.concerns import ConcernKind
from outreach.models.activities import Activity
from partnerships.models import Partner


@audited_by("partner")
class Concern(TenantModel):
    """`promised_on`: by when we said we would answer. `activity`: in which it came up.
    `owner`: who sees to it. Answered once `answered_on` is there."""

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="concerns")
    kind = models.CharField(
        _("kind"), max_length=10, choices=ConcernKind, default=ConcernKind.CONCERN
    )
    what = models.CharField(_("what"), max_length=300)
    raised_on = models.DateField(_("raised on"))
    promised_on = models.DateField(_("answer promised by"), null=True, blank=True)
    owner = TenantForeignKey(Membership, null=True, blank=True, verbose_name=_("whose"))
    activity = TenantForeignKey(Activity, null=True, blank=True, verbose_name=_("came up in"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("concern", "partner", "owner", "activity", "recorded_by"),
            models.CheckConstraint(name="concern_what_given", condition=~Q(what="")),
            models.CheckConstraint(
                name="concern_kind_known", condition=Q(kind__in=ConcernKind.values)
            ),
            models.CheckConstraint(
                name="concern_promised_after",
                condition=Q(promised_on=None) | Q(promised_on__gte=F("raised_on")),
                violation_error_message=_("The promised day cannot be before it was raised."),
            ),
            models.CheckConstraint(
                name="concern_answered_after",
                condition=Q(answered_on=None) | Q(answered_on__gte=F("raised_on")),
                violation_error_message=_("The answer cannot be before it was raised."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "partner", "-raised_on", "-id"], name="concern_of_partner"
            ),
            models.Index(
                fields=["office", "promised_on", "id"],
                name="concern_open",
                condition=Q(answered_on=None, archived_at=None),
            ),
            models.Index(fields=["office", "-raised_on", "-id"], name="concern_by_date"),
        ]

    def __str__(self) -> str:
        return self.what
