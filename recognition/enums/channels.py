"""How a partner was thanked, before whom, and what for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """The act of thanks. What varies is noticed: the same channel three times in a row frays."""

    CERTIFICATE = "certificate", _("Certificate")
    LETTER = "letter", _("Letter")
    CARD = "card", _("Handwritten card")
    PLAQUE = "plaque", _("Plaque")
    SPOTLIGHT = "spotlight", _("Spotlight")
    NEWSLETTER = "newsletter", _("Newsletter mention")
    PRESS_RELEASE = "press-release", _("Press release")
    SOCIAL_POST = "social-post", _("Social post")
    EVENT_SEAT = "event-seat", _("Seat at an event")
    LEADER_CALL = "leader-call", _("Call from a leader")


class Audience(models.TextChoices):
    """Who saw it."""

    PARTNER = "partner", _("The partner alone")
    TEAM = "team", _("Their whole team")
    SCHOOL = "school", _("Our school community")
    PUBLIC = "public", _("The public")


AUDIENCE_OF = {
    Channel.CERTIFICATE: Audience.TEAM,
    Channel.PLAQUE: Audience.TEAM,
    Channel.SPOTLIGHT: Audience.SCHOOL,
    Channel.NEWSLETTER: Audience.SCHOOL,
    Channel.EVENT_SEAT: Audience.SCHOOL,
    Channel.PRESS_RELEASE: Audience.PUBLIC,
    Channel.SOCIAL_POST: Audience.PUBLIC,
}
"""What a channel's audience usually is; of the others it is the partner alone."""


class Occasion(models.TextChoices):
    """What the thanks were for."""

    ENGAGEMENT = "engagement", _("What they did with students")
    ANNIVERSARY = "anniversary", _("Years of partnership")
    GIFT = "gift", _("A gift")
    OTHER = "other", _("Something else")


ANNIVERSARIES = (1, 5, 10)  # years of partnership that deserve thanks of their own
