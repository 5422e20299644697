"""The form of a certificate or letter, filled in as a browser sends it."""

from typing import Any

from django.test import Client

THANKS = "/o/alder/thanks/"
LETTER = "/o/alder/thanks/letter/"


def form_data(partner_id: int, **said: Any) -> dict[str, Any]:
    """What the page sends for a certificate without signatures, besides what is `said`."""
    return {
        "kind": "certificate",
        "partner": partner_id,
        "for_what": f"{partner_id}-en",
        "to_name": "Rivera Machining",
        "wording": "for opening doors to eight job shadows.",
        "language": "en",
        "layout": "cords",
        "paper": "letter",
        "dated_on": "2026-12-03",
        "signer_1": "",
        "signer_2": "",
        "signing_1": "pen",
        "signing_2": "pen",
        "make": "1",
    } | said


def letter_data(partner_id: int, **said: Any) -> dict[str, Any]:
    """The same for a letter."""
    data = form_data(partner_id, kind="letter", address="12 Mill Road\nHarlow, CO 80500") | said
    del data["layout"]
    return data


def gift_data(partner_id: int, **said: Any) -> dict[str, Any]:
    """The same for the acknowledgement of a gift."""
    gift = {"kind": "gift-letter", "gift_what": "Forty helmets", "gift_received_on": "2026-11-02"}
    return letter_data(partner_id, **gift, **said)


def text_of(response: Any) -> str:
    return str(response.content.decode())


def file_of(client: Client, url: str, **query: str) -> tuple[Any, bytes]:
    """The answer with a kept file, and the file; it is closed."""
    response: Any = client.get(url, query)
    content = b"".join(response.streaming_content)
    for close in response._resource_closers:  # `close` would end the database's connection, too
        close()
    return response, content
