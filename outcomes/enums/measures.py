"""What is worth tracking, and how it is counted."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class About(models.TextChoices):
    """Whom an outcome is about."""

    STUDENTS = "students", _("Students")
    SCHOOL = "school", _("School")
    STAFF = "staff", _("Staff")
    PARTNER = "partner", _("Partner")


class Unit(models.TextChoices):
    COUNT = "count", _("Number")
    PERCENT = "percent", _("Per cent")
    HOURS = "hours", _("Hours")
    DOLLARS = "dollars", _("Dollars")
    POINTS = "points", _("Points of 5")
