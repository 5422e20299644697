"""The icons of channels of thanks."""

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


def channel_icon(channel: str) -> str:
    """The icon of a channel; a heart for one that is not known."""
    return ICONS.get(Channel(channel), "heart") if channel in Channel.values else "heart"
