"""Kinds of offices and sites, and the looks a user may choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OfficeKind(models.TextChoices):
    DISTRICT = "district", _("School district")
    COLLEGE = "college", _("College")


class SiteKind(models.TextChoices):
    SCHOOL = "school", _("School")
    CAMPUS = "campus", _("Campus")
    CENTER = "center", _("Career center")


class Theme(models.TextChoices):
    DEVICE = "", _("As the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")
