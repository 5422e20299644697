"""What the demo's people write about thanks."""

from recognition.enums.channels import Channel

CHANNELS: tuple[tuple[Channel, int], ...] = (
    (Channel.CERTIFICATE, 34),
    (Channel.LETTER, 20),
    (Channel.CARD, 17),
    (Channel.SPOTLIGHT, 8),
    (Channel.NEWSLETTER, 7),
    (Channel.SOCIAL_POST, 6),
    (Channel.LEADER_CALL, 4),
    (Channel.PLAQUE, 2),
    (Channel.EVENT_SEAT, 1),
    (Channel.PRESS_RELEASE, 1),
)
"""How offices thank, out of a hundred times: above all with paper."""

NOTES: dict[Channel, tuple[str, ...]] = {
    Channel.CERTIFICATE: (
        "Handed over at the shop; it hangs by the door now.",
        "Mailed in a flat envelope.",
        "Given at their team meeting. The whole crew clapped.",
    ),
    Channel.LETTER: ("On district letterhead, signed by the principal.",),
    Channel.CARD: ("Signed by the students of the class.", "Two pages. They called to say so."),
    Channel.PLAQUE: ("Presented at the board meeting.",),
    Channel.SPOTLIGHT: ("First story on our partners page this month.",),
    Channel.NEWSLETTER: ("With a photo of the tour.",),
    Channel.PRESS_RELEASE: ("The local paper picked it up.",),
    Channel.SOCIAL_POST: ("Shared by their own page as well.",),
    Channel.EVENT_SEAT: ("Table 3 at the spring breakfast.",),
    Channel.LEADER_CALL: ("The principal called; five minutes, very warm.",),
}
