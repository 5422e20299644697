"""The organisation that an office works with."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _

from core.audit import audited_by
from core.folding import Folded, Initials
from core.models.tenant import TenantForeignKey, TenantModel
from core.tenancy.constraints import office_keys
from offices.enums.career_clusters import CareerCluster
from offices.models import Membership, Site
from partnerships.enums.naics import NaicsSector
from partnerships.enums.partners import PartnerKind, Source, Stage, Tier

ONE_LEVEL = pgtrigger.Trigger(
    name="one_level_of_branches",
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id"),
    when=pgtrigger.Before,
    func="""
        IF NEW.parent_id IS NOT NULL AND (
            EXISTS (SELECT FROM partnerships_partner p
                    WHERE p.office_id = NEW.office_id AND p.id = NEW.parent_id
                      AND p.parent_id IS NOT NULL)
            OR EXISTS (SELECT FROM partnerships_partner b
                       WHERE b.office_id = NEW.office_id AND b.parent_id = NEW.id)
        ) THEN
            RAISE EXCEPTION 'a branch has no branches' USING ERRCODE = 'check_violation',
                CONSTRAINT = 'partner_one_level';
        END IF;
        RETURN NEW;
    """,
)


EXIT_IS_OVER = pgtrigger.Trigger(
    name="exit_is_over",
    operation=pgtrigger.UpdateOf("stage"),
    when=pgtrigger.After,
    condition=pgtrigger.Q(old__stage="ended") & ~pgtrigger.Q(new__stage="ended"),
    func="""
        UPDATE partnerships_exit e SET over_at = now()
        WHERE e.office_id = NEW.office_id AND e.partner_id = NEW.id
          AND e.archived_at IS NULL AND e.over_at IS NULL;
        RETURN NULL;
    """,
)


@audited_by("pgh_obj")
class Partner(TenantModel):
    """The smallest unit with a contact of its own; it may be a branch of a parent (one level)."""

    name = models.CharField(_("name"), max_length=160)
    name_key = models.GeneratedField(
        expression=Lower("name"),
        output_field=models.CharField(max_length=160, db_collation="C"),
        db_persist=True,
    )
    search_key = models.GeneratedField(
        expression=Folded(Lower(Concat("name", Value(" "), "town"))),
        output_field=models.CharField(max_length=241, db_collation="C"),
        db_persist=True,
    )
    initials = models.GeneratedField(
        expression=Initials(Folded(Lower("name"))),
        output_field=models.CharField(max_length=160, db_collation="C"),
        db_persist=True,
    )
    kind = models.CharField(
        _("kind"), max_length=25, choices=PartnerKind, default=PartnerKind.EMPLOYER
    )
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.PROSPECT)
    tier = models.CharField(_("tier"), max_length=12, choices=Tier, default=Tier.REGULAR)
    parent = TenantForeignKey("self", null=True, blank=True, verbose_name=_("branch of"))
    owner = TenantForeignKey(Membership, null=True, blank=True, verbose_name=_("owner"))
    backup_owner = TenantForeignKey(
        Membership, null=True, blank=True, verbose_name=_("backup owner")
    )
    one_person = models.BooleanField(_("one person"), default=False)
    closing = models.BooleanField(_("closing or cutting back"), default=False)
    champion = models.BooleanField(_("champion"), default=False)
    source = models.CharField(_("how we met"), max_length=15, choices=Source, blank=True)
    partner_since = models.DateField(_("partner since"), null=True, blank=True)
    career_clusters = ArrayField(
        models.CharField(max_length=40, choices=CareerCluster),
        default=list,
        blank=True,
        verbose_name=_("career clusters"),
    )
    naics_sector = models.CharField(
        _("industry sector"), max_length=5, choices=NaicsSector, blank=True
    )
    street = models.CharField(_("street"), max_length=160, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    region = models.CharField(_("state"), max_length=40, blank=True)
    postal_code = models.CharField(_("ZIP code"), max_length=12, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    website = models.URLField(_("website"), max_length=200, blank=True)
    notes = models.TextField(_("good to know"), blank=True)
    custom = models.JSONField(default=dict, blank=True)
    recorded_by = TenantForeignKey(Membership, null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            *office_keys("partner", "parent", "owner", "backup_owner", "recorded_by"),
            models.CheckConstraint(name="partner_name_given", condition=~Q(name="")),
            models.CheckConstraint(
                name="partner_two_owners",
                condition=Q(owner=None) | Q(backup_owner=None) | ~Q(owner=F("backup_owner")),
                violation_error_message=_("The backup owner must be somebody else."),
            ),
            models.CheckConstraint(
                name="partner_not_own_parent", condition=Q(parent=None) | ~Q(parent=F("id"))
            ),
            models.CheckConstraint(name="partner_stage_known", condition=Q(stage__in=Stage.values)),
            models.CheckConstraint(name="partner_tier_known", condition=Q(tier__in=Tier.values)),
            models.CheckConstraint(
                name="partner_kind_known", condition=Q(kind__in=PartnerKind.values)
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "name_key", "id"],
                name="partner_by_name",
                condition=Q(archived_at=None),
            ),
            models.Index(
                fields=["office", "search_key", "id"],
                name="partner_by_search_key",
                condition=Q(archived_at=None),
            ),
            GinIndex(
                fields=["office", "search_key"],
                opclasses=["int8_ops", "gin_trgm_ops"],
                name="partner_like",
                condition=Q(archived_at=None),
            ),
            models.Index(
                fields=["office", "initials"],
                name="partner_by_initials",
                condition=Q(archived_at=None),
            ),
            models.Index(  # what figures count of all partners, without reading them
                fields=["office", "id"],
                include=["stage", "partner_since", "recorded_at"],
                name="partner_counted",
                condition=Q(archived_at=None),
            ),
            models.Index(
                fields=["office", "owner", "search_key", "id"],
                name="partner_of_owner",
                condition=Q(archived_at=None),
            ),
            models.Index(
                fields=["office", "backup_owner"],
                name="partner_of_backup",
                condition=Q(archived_at=None, backup_owner__isnull=False),
            ),
            models.Index(
                fields=["office", "search_key", "id"],
                name="partner_archived",
                condition=Q(archived_at__isnull=False),
            ),
            models.Index(
                fields=["office", "parent"],
                name="partner_branches",
                condition=Q(parent__isnull=False),
            ),
        ]
        triggers = [ONE_LEVEL, EXIT_IS_OVER]

    def __str__(self) -> str:
        return self.name


@audited_by("partner")
class PartnerSite(TenantModel):
    """A site that works with the partner, and the partner's ally there."""

    partner = TenantForeignKey(Partner, on_delete=models.CASCADE, related_name="partner_sites")
    site = TenantForeignKey(Site)
    ally = TenantForeignKey(Membership, null=True, blank=True, verbose_name=_("ally"))

    class Meta:
        constraints = [
            *office_keys("partner_site", "partner", "site", "ally"),
            models.UniqueConstraint(fields=["office", "partner", "site"], name="partner_site_once"),
        ]
        indexes = [models.Index(fields=["office", "site", "partner"], name="partner_by_site")]

    def __str__(self) -> str:
        return f"{self.partner} ({self.site})"
