"""What a partner is, where the partnership stands, how much care it gets, how we met."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerKind(models.TextChoices):
    EMPLOYER = "employer", _("Employer")
    NONPROFIT = "nonprofit", _("Nonprofit")
    PUBLIC_AGENCY = "public-agency", _("Public agency")
    ASSOCIATION = "association", _("Association")
    FACULTY_DEPARTMENT = "faculty-department", _("Faculty department")
    STUDENT_ORGANISATION = "student-organisation", _("Student organization")
    ALUMNI_GROUP = "alumni-group", _("Alumni group")
    CAREERS_PROFESSIONAL = "careers-professional", _("Independent careers professional")


class Stage(models.TextChoices):
    PROSPECT = "prospect", _("Prospect")
    APPROACHED = "approached", _("Approached")
    EXPLORING = "exploring", _("Exploring")
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    ENDED = "ended", _("Ended")


class Tier(models.TextChoices):
    KEY = "key", _("Key partner")
    REGULAR = "regular", _("Regular")
    OCCASIONAL = "occasional", _("Occasional")


class Source(models.TextChoices):
    CHAMBER = "chamber", _("Chamber of commerce talk")
    ALUMNI = "alumni", _("Alumni")
    REFERRAL = "referral", _("Referral")
    PARENT = "parent", _("Parent")
    FACULTY = "faculty", _("Faculty")
    EVENT = "event", _("Event or fair")
    WAYS_TO_HELP = "ways-to-help", _("“Ways to help” form")
    COLD = "cold", _("We approached them")
    THEY_CAME = "they-came", _("They came to us")
    OTHER = "other", _("Other")
