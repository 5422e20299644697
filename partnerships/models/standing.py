"""Facts about a partner that lists need, kept in the transaction that changes them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from partnerships.enums.health import UNKNOWN_STRANDS, Band
from partnerships.models.partners import Partner


class PartnerStanding(TenantModel):
    """One row a partner, written by `refresh_standing` of each app that owns the facts.

    Not audited and no part of a partner's ETag: it says nothing that other rows do not say. A
    test proves it equal to them. What depends on the day (overdue, silent) is not kept here.
    """

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="standings")
    # of contacts
    contact_count = models.PositiveIntegerField(default=0)
    has_primary_contact = models.BooleanField(default=False)
    has_backup_contact = models.BooleanField(default=False)
    # of outreach
    last_touch_on = models.DateField(null=True)
    last_two_way_on = models.DateField(null=True)
    # the two-way touchpoint before the last: since that day there were two
    met_twice_since = models.DateField(null=True)
    last_engagement_on = models.DateField(null=True)
    touch_count = models.PositiveIntegerField(default=0)
    open_follow_up_count = models.PositiveIntegerField(default=0)
    next_follow_up_on = models.DateField(null=True)
    next_follow_up_what = models.CharField(max_length=200, blank=True)
    # engagements that nobody has given thanks for since: the day of the first one
    unthanked_since = models.DateField(null=True)
    # of recognition; the channels of the last three thanks, newest first
    last_thanked_on = models.DateField(null=True)
    last_channels = ArrayField(models.CharField(max_length=15), default=list, db_default=[])
    # of outcomes: what the last scan, or a look at this partner alone since, made of it. One
    # letter a strand, in their order; see partnerships.enums.health
    health_band = models.CharField(max_length=8, choices=Band, blank=True, db_default="")
    health_score = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    health_known = models.PositiveSmallIntegerField(default=0, db_default=0)
    health_strands = models.CharField(
        max_length=6, default=UNKNOWN_STRANDS, db_default=UNKNOWN_STRANDS
    )
    health_at = models.DateTimeField(null=True)
    # something was written since: to be looked at anew
    health_is_stale = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            *office_keys("partner_standing", "partner"),
            models.UniqueConstraint(fields=["office", "partner"], name="partner_standing_once"),
        ]
        indexes = [
            models.Index(
                fields=["office", "last_two_way_on", "partner"], name="standing_by_silence"
            ),
            models.Index(
                fields=["office", "last_touch_on", "partner"], name="standing_by_last_touch"
            ),
            models.Index(
                fields=["office", "next_follow_up_on", "partner"], name="standing_by_next_step"
            ),
            models.Index(  # who was thanked, and who should be, is counted by it alone
                fields=["office", "last_thanked_on", "partner"],
                include=[
                    "last_engagement_on",
                    "met_twice_since",
                    "unthanked_since",
                    "last_touch_on",
                ],
                name="standing_by_thanks",
            ),
            models.Index(
                fields=["office", "unthanked_since", "partner"],
                name="standing_by_thanks_owed",
                condition=Q(unthanked_since__isnull=False),
            ),
            models.Index(
                fields=["office", "health_band", "-health_score", "partner"],
                name="standing_by_health",
            ),
            models.Index(
                fields=["office", "partner"],
                name="standing_stale",
                condition=Q(health_is_stale=True),
            ),
            # read backwards those above would bring the empty ones first
            models.Index(
                "office",
                F("last_touch_on").desc(nulls_last=True),
                F("partner").desc(),
                name="standing_by_touch_down",
            ),
            models.Index(
                "office",
                F("next_follow_up_on").desc(nulls_last=True),
                F("partner").desc(),
                name="standing_by_step_down",
            ),
        ]

    def __str__(self) -> str:
        return f"standing of {self.partner_id}"
