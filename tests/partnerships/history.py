"""Reads a partner's history as its page shows it."""

from django.test import Client

from core.history.tell import Entry
from partnerships.models import Partner


def entries(client: Client, partner: Partner, **query: str) -> list[Entry]:
    """The entries of a page, newest first."""
    response = client.get(url_of(partner), query)
    assert response.status_code == 200
    return [line.entry for line in response.context["lines"]]


def sentences(client: Client, partner: Partner, **query: str) -> list[str]:
    """All that the page says."""
    return [it.text for entry in entries(client, partner, **query) for it in entry.tellings]


def entry_saying(client: Client, partner: Partner, words: str) -> Entry:
    """The one entry that says these words."""
    [found] = [
        entry
        for entry in entries(client, partner)
        if any(words in telling.text for telling in entry.tellings)
    ]
    return found


def undo(client: Client, partner: Partner, words: str, status: int = 302) -> str:
    """Press "Undo this" at the entry that says `words`; answers the page that comes then."""
    entry = entry_saying(client, partner, words)
    response = client.post(f"{url_of(partner)}undo/", {"entry": entry.key})
    assert response.status_code == status, entry
    return str(response.content.decode())


def url_of(partner: Partner) -> str:
    return f"/o/alder/partners/{partner.pk}/history/"
