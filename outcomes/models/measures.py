"""Outcomes worth tracking, and their values. Aggregates only: no student stands in any of them."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited, audited_by
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models import Membership
from outcomes.enums.measures import About, Unit
from partnerships.models import Partner


@audited
class Measure(TenantModel):
    """One outcome that the office tracks. `library` names the one of the library it came from."""

    name = models.CharField(_("name"), max_length=120)
    about = models.CharField(_("about"), max_length=8, choices=About)
    unit = models.CharField(_("counted in"), max_length=8, choices=Unit, default=Unit.COUNT)
    definition = models.TextField(_("what exactly counts"), blank=True)
    library = models.CharField(max_length=40, blank=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("measure"),
            models.UniqueConstraint(fields=["office", "name"], name="measure_name_once"),
            models.CheckConstraint(name="measure_named", condition=~Q(name="")),
            models.CheckConstraint(name="measure_about_known", condition=Q(about__in=About.values)),
            models.CheckConstraint(name="measure_unit_known", condition=Q(unit__in=Unit.values)),
        ]

    def __str__(self) -> str:
        return self.name


@audited_by("partner")
class Result(TenantModel):
    """The value of a measure for a period, of the partnership with one partner.

    `of` is how many it is out of, where that matters (31 of 40 passed). `shared_on`: the day on
    which the partner was told; `source` says where the value comes from.
    """

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="results")
    measure = TenantForeignKey(Measure, related_name="results")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    value = models.DecimalField(
        _("value"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )
    of = models.PositiveIntegerField(_("out of"), null=True, blank=True)
    source = models.CharField(_("where from"), max_length=160, blank=True)
    note = models.TextField(_("note"), blank=True)
    shared_on = models.DateField(_("shared with the partner on"), null=True, blank=True)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("result", "partner", "measure", "recorded_by"),
            models.UniqueConstraint(
                fields=["office", "partner", "measure", "starts_on", "ends_on"],
                name="result_once",
                condition=Q(archived_at=None),
            ),
            models.CheckConstraint(
                name="result_period",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The end cannot be before the beginning."),
            ),
            models.CheckConstraint(name="result_not_negative", condition=Q(value__gte=0)),
            models.CheckConstraint(
                name="result_no_more_than_all",
                condition=Q(of=None) | Q(value__lte=F("of")),
                violation_error_message=_("It cannot be more than it is out of."),
            ),
        ]
        indexes = [
            models.Index(fields=["office", "partner", "-ends_on", "-id"], name="result_of_partner"),
            models.Index(fields=["office", "-ends_on", "-id"], name="result_by_date"),
            models.Index(fields=["office", "measure", "-ends_on", "-id"], name="result_of_measure"),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}: {self.value}"
