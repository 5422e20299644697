"""The words of written agreements."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementStatus(models.TextChoices):
    """Follows from dates and signatures; see `partnerships.policies.agreements`. Never stored."""

    DRAFT = "draft", _("Draft")
    WAITING = "waiting", _("Waiting for signatures")
    COMING = "coming", _("Signed, not begun")
    IN_FORCE = "in-force", _("In force")
    ENDING = "ending", _("Ends soon")
    LAPSED = "lapsed", _("Lapsed")
    RENEWED = "renewed", _("Renewed")
    ENDED = "ended", _("Ended early")


class Side(models.TextChoices):
    OURS = "ours", _("Our side")
    THEIRS = "theirs", _("Their side")


class GoalUnit(models.TextChoices):
    """What a goal counts; each is counted from activities of the agreement's time."""

    ACTIVITIES = "activities", _("Times")
    STUDENTS = "students", _("Student participations")
    PLACES = "places", _("Places for students")
    VOLUNTEERS = "volunteers", _("Volunteers")
    HOURS = "hours", _("Volunteer hours")
