"""Which end of the partnership a contact holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Holds(models.TextChoices):
    PRIMARY = "primary", _("Primary contact")
    BACKUP = "backup", _("Backup contact")
    OTHER = "other", _("Other contact")
