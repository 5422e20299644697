"""Channels of thanks inside sentences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recognition.enums.channels import Channel

A_CHANNEL: dict[Channel, Promise] = {
    Channel.CERTIFICATE: _("a certificate"),
    Channel.LETTER: _("a letter"),
    Channel.CARD: _("a handwritten card"),
    Channel.PLAQUE: _("a plaque"),
    Channel.SPOTLIGHT: _("a spotlight"),
    Channel.NEWSLETTER: _("a mention in the newsletter"),
    Channel.PRESS_RELEASE: _("a press release"),
    Channel.SOCIAL_POST: _("a social post"),
    Channel.EVENT_SEAT: _("a seat at an event"),
    Channel.LEADER_CALL: _("a call from a leader"),
}

IN_A_ROW: dict[Channel, Promise] = {
    Channel.CERTIFICATE: _("Three certificates in a row"),
    Channel.LETTER: _("Three letters in a row"),
    Channel.CARD: _("Three handwritten cards in a row"),
    Channel.PLAQUE: _("Three plaques in a row"),
    Channel.SPOTLIGHT: _("Three spotlights in a row"),
    Channel.NEWSLETTER: _("Three mentions in the newsletter in a row"),
    Channel.PRESS_RELEASE: _("Three press releases in a row"),
    Channel.SOCIAL_POST: _("Three social posts in a row"),
    Channel.EVENT_SEAT: _("Three seats at events in a row"),
    Channel.LEADER_CALL: _("Three calls from leaders in a row"),
}
