"""One act of thanks."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from core.audit import audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership
from outreach.models import Activity
from partnerships.models import Partner
from recognition.enums.channels import ANNIVERSARIES, Audience, Channel, Occasion
from recognition.models.documents import Document


@audited_by("partner")
class Recognition(TenantModel):
    """A line of the ledger: by which channel a partner was thanked, before whom, when, for what.

    `given_on` is the office's date. `activity` is the engagement it honours, `honours` says in
    words what else it does (a goal, years). `contact` is who was thanked in person. `document` is
    the certificate or letter that was given.
    """

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="recognitions")
    channel = models.CharField(_("how"), max_length=15, choices=Channel)
    audience = models.CharField(
        _("who saw it"), max_length=10, choices=Audience, default=Audience.PARTNER
    )
    given_on = models.DateField(_("date"))
    occasion = models.CharField(
        _("what for"), max_length=12, choices=Occasion, default=Occasion.ENGAGEMENT
    )
    anniversary_years = models.PositiveSmallIntegerField(null=True, blank=True)
    honours = models.CharField(_("in recognition of"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)
    activity = TenantForeignKey(Activity, null=True, blank=True, verbose_name=_("engagement"))
    contact = TenantForeignKey(Contact, null=True, blank=True, verbose_name=_("person"))
    document = TenantForeignKey(Document, null=True, editable=False)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys(
                "recognition", "partner", "activity", "contact", "document", "recorded_by"
            ),
            models.UniqueConstraint(
                fields=["office", "document"],
                name="recognition_once_a_document",
                condition=Q(document__isnull=False),
            ),
            models.CheckConstraint(
                name="recognition_channel_known", condition=Q(channel__in=Channel.values)
            ),
            models.CheckConstraint(
                name="recognition_audience_known", condition=Q(audience__in=Audience.values)
            ),
            models.CheckConstraint(
                name="recognition_occasion_known", condition=Q(occasion__in=Occasion.values)
            ),
            models.CheckConstraint(
                name="recognition_anniversary",
                condition=Q(occasion=Occasion.ANNIVERSARY, anniversary_years__in=ANNIVERSARIES)
                | (~Q(occasion=Occasion.ANNIVERSARY) & Q(anniversary_years=None)),
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-given_on", "-id"], name="recognition_by_date"),
            models.Index(
                fields=["office", "partner", "-given_on", "-id"], name="recognition_of_partner"
            ),
            models.Index(
                fields=["office", "partner", "anniversary_years"],
                name="recognition_anniversaries",
                condition=Q(occasion=Occasion.ANNIVERSARY, archived_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}, {self.given_on}"
