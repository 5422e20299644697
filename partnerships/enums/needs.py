"""What partners want from working with a school."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeedTopic(models.TextChoices):
    PIPELINE = "pipeline", _("People to hire later")
    GOODWILL = "goodwill", _("Goodwill in the community")
    VOLUNTEERING = "volunteering", _("Volunteering for their staff")
    VISIBILITY = "visibility", _("To be seen")
    CURRICULUM = "curriculum", _("A say in what is taught")
    TRAINING = "training", _("Training for their staff")
    OTHER = "other", _("Something else")
