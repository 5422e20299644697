"""A person's role at a partner, from a date to a date, with the addresses of that role."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from contacts.enums.affiliations import Holds
from contacts.models.contacts import Contact
from core.audit import audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Site
from partnerships.models import Partner


@audited_by("partner")
class Affiliation(TenantModel):
    """One contact at one partner. `ended_on` empty: still there. History stays.

    `site` is set for the partner's contact for one site in particular.
    """

    contact = TenantForeignKey(Contact, on_delete=models.CASCADE, related_name="affiliations")
    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="affiliations")
    role = models.CharField(_("role"), max_length=120, blank=True)
    holds = models.CharField(_("holds"), max_length=10, choices=Holds, default=Holds.OTHER)
    decision_maker = models.BooleanField(_("decision maker"), default=False)
    signatory = models.BooleanField(_("signs agreements"), default=False)
    site = TenantForeignKey(Site, null=True, blank=True, verbose_name=_("contact for site"))
    started_on = models.DateField(_("from"), null=True, blank=True)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints = [
            *office_keys("affiliation", "contact", "partner", "site"),
            models.UniqueConstraint(
                fields=["office", "partner", "contact"],
                name="affiliation_one_current",
                condition=Q(ended_on=None),
            ),
            models.UniqueConstraint(
                fields=["office", "partner", "holds"],
                name="affiliation_one_primary",
                condition=Q(ended_on=None, holds=Holds.PRIMARY),
            ),
            models.UniqueConstraint(
                fields=["office", "partner"],
                name="affiliation_one_backup",
                condition=Q(ended_on=None, holds=Holds.BACKUP),
            ),
            models.CheckConstraint(
                name="affiliation_dates",
                condition=Q(ended_on=None) | Q(started_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("The end cannot be before the beginning."),
            ),
        ]
        indexes = [
            models.Index(fields=["office", "partner"], name="affiliation_of_partner"),
            models.Index(fields=["office", "contact"], name="affiliation_of_contact"),
        ]

    def __str__(self) -> str:
        return f"{self.contact}, {self.partner}"


@audited_by("affiliation")
class AffiliationEmail(TenantModel):
    """An email address of that role; one that bounced leaves the others alone."""

    affiliation = TenantForeignKey(Affiliation, on_delete=models.CASCADE, related_name="emails")
    address = models.EmailField(_("email"), max_length=254)
    address_key = models.GeneratedField(
        expression=Lower("address"),
        output_field=models.CharField(max_length=254, db_collation="C"),
        db_persist=True,
    )
    position = models.PositiveSmallIntegerField(default=0)
    bounced_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("affiliation_email", "affiliation"),
            models.UniqueConstraint(
                fields=["office", "affiliation", "address_key"], name="affiliation_email_once"
            ),
        ]
        indexes = [models.Index(fields=["office", "address_key"], name="affiliation_email_address")]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.address


@audited_by("affiliation")
class AffiliationPhone(TenantModel):
    """A phone number of that role, as people write it."""

    affiliation = TenantForeignKey(Affiliation, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(_("phone"), max_length=40)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            *office_keys("affiliation_phone", "affiliation"),
            models.UniqueConstraint(
                fields=["office", "affiliation", "number"], name="affiliation_phone_once"
            ),
        ]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.number
