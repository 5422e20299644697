"""The school calendar: when school is in session, and when it is not."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.models.sites import Site


def span(name: str) -> list[Any]:
    """What holds for every span of the calendar: it ends when it starts, or later."""
    return [
        *office_keys(name, "site"),
        models.UniqueConstraint(
            fields=["office", "site", "name", "starts_on"],
            name=f"{name}_once",
            condition=Q(archived_at=None),
            nulls_distinct=False,
        ),
        models.CheckConstraint(
            name=f"{name}_dates",
            condition=Q(ends_on__gte=F("starts_on")),
            violation_error_message=_("The end cannot be before the beginning."),
        ),
        models.CheckConstraint(name=f"{name}_named", condition=~Q(name="")),
    ]


class Days(TenantModel):
    """Days of the calendar that have a name, both ends included; with a site, of it alone."""

    site = TenantForeignKey(Site, null=True, blank=True, verbose_name=_("only for"))
    name = models.CharField(_("name"), max_length=80)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


@audited
class Term(Days):
    """A semester, quarter or trimester. With a site it is that site's own."""

    class Meta:
        constraints = span("term")
        indexes = [models.Index(fields=["office", "starts_on"], name="term_by_date")]


@audited
class Holiday(Days):
    """Days without school: a break or a single day."""

    class Meta:
        constraints = span("holiday")
        indexes = [models.Index(fields=["office", "starts_on"], name="holiday_by_date")]
