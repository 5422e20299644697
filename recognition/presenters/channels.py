"""Channels of thanks on screen: their icons, and what a sentence says of them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recognition.enums.channels import Channel

ICONS: dict[Channel, str] = {
    Channel.CERTIFICATE: "award",
    Channel.LETTER: "mail",
    Channel.CARD: "pen-line",
    Channel.PLAQUE: "trophy",
    Channel.SPOTLIGHT: "star",
    Channel.NEWSLETTER: "newspaper",
    Channel.PRESS_RELEASE: "megaphone",
    Channel.SOCIAL_POST: "share-2",
    Channel.EVENT_SEAT: "ticket",
    Channel.LEADER_CALL: "phone-call",
}

SENTENCES: dict[Channel, Promise] = {
    Channel.CERTIFICATE: _("%(who)s thanked with a certificate"),
    Channel.LETTER: _("%(who)s thanked with a letter"),
    Channel.CARD: _("%(who)s thanked with a handwritten card"),
    Channel.PLAQUE: _("%(who)s thanked with a plaque"),
    Channel.SPOTLIGHT: _("%(who)s thanked with a spotlight"),
    Channel.NEWSLETTER: _("%(who)s thanked with a mention in the newsletter"),
    Channel.PRESS_RELEASE: _("%(who)s thanked with a press release"),
    Channel.SOCIAL_POST: _("%(who)s thanked with a social post"),
    Channel.EVENT_SEAT: _("%(who)s thanked with a seat at an event"),
    Channel.LEADER_CALL: _("%(who)s thanked with a call from a leader"),
}
"""Who thanked how; what it was for is added behind it."""


def channel_icon(channel: str) -> str:
    """The icon of a channel; a heart for one that is not known."""
    return ICONS.get(Channel(channel), "heart") if channel in Channel.values else "heart"
