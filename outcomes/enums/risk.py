"""The words of risk."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScanKind(models.TextChoices):
    NIGHTLY = "nightly", _("At night")
    ASKED = "asked", _("Asked for")
    PAST = "past", _("As of a day in the past")


class YearAnswer(models.TextChoices):
    """What the close of a year says of a partner that did not take part."""

    LOGGED = "logged", _("Log what is missing")
    PAUSED = "paused", _("Paused")
    EVERY_OTHER = "every-other", _("Every other year")
    COMPLETED = "completed", _("Completed as planned")
    ENDED = "ended", _("Ended")
