"""Schools and campuses, who leads them, and their programs of study."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.audit import audited
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.enums.career_clusters import CareerCluster
from offices.enums.offices import SiteKind
from offices.models.memberships import Membership


@audited
class Site(TenantModel):
    """A school or campus of the office."""

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=SiteKind, default=SiteKind.SCHOOL)
    town = models.CharField(_("town"), max_length=80, blank=True)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("site"),
            models.UniqueConstraint(fields=["office", "name"], name="site_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


@audited
class SiteLeader(TenantModel):
    """Who leads a site (principal, dean) from a date to a date; open-ended while in office."""

    site = TenantForeignKey(Site)
    member = TenantForeignKey(Membership)
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        constraints = [
            *office_keys("site_leader", "site", "member"),
            models.UniqueConstraint(
                fields=["office", "site"],
                name="site_leader_one_at_a_time",
                condition=Q(ended_on=None),
            ),
            models.CheckConstraint(
                name="site_leader_dates",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} ({self.site})"


@audited
class Program(TenantModel):
    """A site's program of study in a career cluster."""

    site = TenantForeignKey(Site)
    name = models.CharField(_("name"), max_length=120)
    career_cluster = models.CharField(_("career cluster"), max_length=40, choices=CareerCluster)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("program", "site"),
            models.UniqueConstraint(fields=["office", "site", "name"], name="program_name_once"),
        ]

    def __str__(self) -> str:
        return self.name
