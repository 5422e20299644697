"""What a member is in an office."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    DIRECTOR = "director", _("Director")
    COORDINATOR = "coordinator", _("Coordinator")
    LEADER = "leader", _("Leader")
