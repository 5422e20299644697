"""Something planned or done with one or more partners."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from core.audit import audited, audited_by
from core.folding import Folded, Words
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import OfficeForeignKey, office_keys
from offices.models import Membership, Site
from outreach.enums.activities import ActivityKind, Exchange, Status
from partnerships.models import Partner


@audited
class Activity(TenantModel):
    """A touchpoint or an engagement. The student count belongs to it once, not to each partner.

    `starts_on`/`ends_on` are dates of the office; `starts_at` is an optional time of that day.
    `places` is how many places for students a partner offered in it, of the kind `places_kind`.
    `leader`: the principal, dean or superintendent who took part; then it is a leader's touchpoint.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.DONE)
    exchange = models.CharField(_("exchange"), max_length=10, choices=Exchange)
    starts_on = models.DateField(_("date"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    starts_at = models.TimeField(_("time"), null=True, blank=True)
    site = TenantForeignKey(Site, null=True, blank=True, verbose_name=_("site"))
    summary = models.CharField(_("in short"), max_length=200, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    student_count = models.PositiveIntegerField(_("students"), null=True, blank=True)
    places = models.PositiveIntegerField(_("places offered"), null=True, blank=True)
    places_kind = models.CharField(
        _("places for"), max_length=20, choices=ActivityKind, blank=True, db_default=""
    )
    search_words = models.GeneratedField(
        expression=Words(
            Folded(Lower(Concat("summary", Value(" "), "notes", output_field=TextField())))
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    leader = TenantForeignKey(Membership, null=True, blank=True, verbose_name=_("leader"))
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("activity", "site", "leader", "recorded_by"),
            models.UniqueConstraint(
                fields=["office", "id", "starts_on"], name="activity_office_id_starts_on"
            ),
            models.CheckConstraint(
                name="activity_dates",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The end cannot be before the beginning."),
            ),
            models.CheckConstraint(
                name="activity_places_kind_known",
                condition=Q(places_kind__in=["", *ActivityKind.values]),
            ),
            models.CheckConstraint(
                name="activity_kind_known", condition=Q(kind__in=ActivityKind.values)
            ),
            models.CheckConstraint(
                name="activity_status_known", condition=Q(status__in=Status.values)
            ),
            models.CheckConstraint(
                name="activity_exchange_known", condition=Q(exchange__in=Exchange.values)
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-starts_on", "-id"], name="activity_by_date"),
            GinIndex(
                fields=["office", "search_words"],
                opclasses=["int8_ops", "tsvector_ops"],
                name="activity_by_words",
                condition=Q(archived_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.starts_on}"


@audited_by("partner", "activity")
class Participation(TenantModel):
    """One partner's part in an activity.

    `starts_on` repeats the activity's date (the database keeps it equal) so that a partner's
    timeline is one walk along an index.
    """

    activity = TenantForeignKey(Activity, on_delete=models.CASCADE, related_name="participations")
    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="participations")
    starts_on = models.DateField(editable=False)
    attended = models.BooleanField(_("attended"), default=True)
    volunteers = models.PositiveIntegerField(_("volunteers"), null=True, blank=True)
    volunteer_hours = models.DecimalField(
        _("volunteer hours"), max_digits=7, decimal_places=1, null=True, blank=True
    )

    class Meta:
        constraints = [
            *office_keys("participation", "partner"),
            OfficeForeignKey(
                name="participation_activity_fk", field="activity", also=("starts_on",)
            ),
            models.UniqueConstraint(
                fields=["office", "activity", "partner"], name="participation_once"
            ),
            models.CheckConstraint(
                name="participation_hours",
                condition=Q(volunteer_hours=None) | Q(volunteer_hours__gte=0),
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "partner", "-starts_on", "-activity"],
                name="participation_timeline",
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} in {self.activity_id}"


@audited_by("activity")
class ActivityContact(TenantModel):
    """A person who took part."""

    activity = TenantForeignKey(
        Activity, on_delete=models.CASCADE, related_name="activity_contacts"
    )
    contact = TenantForeignKey(Contact, on_delete=models.CASCADE, related_name="activity_contacts")

    class Meta:
        constraints = [
            *office_keys("activity_contact", "activity", "contact"),
            models.UniqueConstraint(
                fields=["office", "activity", "contact"], name="activity_contact_once"
            ),
        ]
        indexes = [
            models.Index(fields=["office", "contact", "activity"], name="activity_of_contact")
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} in {self.activity_id}"
