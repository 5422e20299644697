"""What a partner wants from working with us."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership
from partnerships.enums.needs import NeedTopic
from partnerships.models.partners import Partner


@audited_by("partner")
class Need(TenantModel):
    """One thing that a partner wants, in the partner's words.

    `asked_on` is the day on which we last asked whether it is still so. `met_on`: the day on
    which it was met or fell away; it stays on record. A parent's needs hold for its branches.
    """

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="needs")
    words = models.CharField(_("in their words"), max_length=300)
    topic = models.CharField(
        _("what it is about"), max_length=12, choices=NeedTopic, default=NeedTopic.OTHER
    )
    asked_on = models.DateField(_("last asked"))
    met_on = models.DateField(_("met or over"), null=True, blank=True)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("need", "partner", "recorded_by"),
            models.CheckConstraint(name="need_words_given", condition=~Q(words="")),
            models.CheckConstraint(
                name="need_topic_known", condition=Q(topic__in=NeedTopic.values)
            ),
        ]
        indexes = [
            models.Index(fields=["office", "partner", "-asked_on", "-id"], name="need_of_partner"),
            models.Index(fields=["office", "-asked_on", "-id"], name="need_by_date"),
        ]

    def __str__(self) -> str:
        return self.words
