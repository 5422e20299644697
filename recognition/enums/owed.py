"""Why a partner is owed thanks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OwedFor(models.TextChoices):
    """What somebody should thank them for; the order is no rank, the day decides."""

    ENGAGEMENT = "engagement", _("An engagement without thanks")
    ANNIVERSARY = "anniversary", _("Years of partnership")
    YEAR = "year", _("A year without thanks")
