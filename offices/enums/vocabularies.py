"""The vocabularies whose labels an office may put into its own words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Vocabulary(models.TextChoices):
    CAREER_CLUSTER = "career-cluster", _("Career clusters")
    NAICS_SECTOR = "naics-sector", _("Industry sectors")
    PARTNER_KIND = "partner-kind", _("Kinds of partner")
    TIER = "tier", _("Tiers")
    SOURCE = "source", _("How we met")
    ACTIVITY_KIND = "activity-kind", _("Kinds of activity")
