"""Who keeps addresses, and so has to know which of them take no mail."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class AddressBook:
    """The addresses of one app, within one office.

    `mark` gets the office's id, the address, the server's words and now; it runs in the transaction
    that marks the message. `refused` answers the words for which an address was marked and still
    is, "" for one that is known and works, None for one that is not known here.
    """

    mark: Callable[[int, str, str, datetime], None]
    refused: Callable[[int, str], str | None]


_books: dict[str, AddressBook] = {}


def register_addresses(name: str, book: AddressBook) -> None:
    """Add the addresses of an app; called in `AppConfig.ready()`."""
    _books[name] = book


def mark_refused(office_id: int, address: str, why: str, now: datetime) -> None:
    """Let every app mark the address. Call it inside the office."""
    for book in _books.values():
        book.mark(office_id, address, why, now)


def refused_before(office_id: int, address: str) -> str:
    """Why the address is known to take no mail, or "". Call it inside the office.

    What works in one book works: somebody said so there, and the next refusal marks it in all.
    """
    answers = (book.refused(office_id, address) for book in _books.values())
    known = [why for why in answers if why is not None]
    return known[0] if known and all(known) else ""
