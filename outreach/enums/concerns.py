"""What a partner waits for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConcernKind(models.TextChoices):
    CONCERN = "concern", _("Concern")
    QUESTION = "question", _("Question")
