"""What stands in the head of a mail: one line, no control characters, addresses that can travel.

A line break in a header begins a new header (RFC 5322, 2.2), so that a name could add recipients.
"""

import unicodedata
from email.utils import formataddr

from django.utils.encoding import punycode

LONGEST_NAME = 200  # characters; the outbox keeps no more
LONGEST_MAILBOX = 300  # characters, with whatever is encoded; the outbox keeps no more
LONGEST_SUBJECT = 200  # characters; mail programs show about 70


def one_line(text: str, most: int) -> str:
    """The text on one line without control characters, cut at `most` with an ellipsis."""
    visible = "".join(" " if _breaks(letter) else letter for letter in text)
    line = " ".join(visible.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _breaks(letter: str) -> bool:
    """Control characters, line and paragraph separators, and half a surrogate pair."""
    return unicodedata.category(letter) in {"Cc", "Zl", "Zp", "Cs"}


def safe_address(address: str) -> str:
    """The address, its domain as the mail system writes it (RFC 5891).

    Raises ValueError where it holds what no address may: a blank, a control character, no @.
    """
    local, at, domain = address.strip().rpartition("@")
    if not (local and at and domain) or any(_breaks(it) or it.isspace() for it in local + domain):
        raise ValueError("That is no address that mail can be sent to.")
    return f"{local}@{punycode(domain)}"


def mailbox(name: str, address: str) -> str:
    """ "Ana Ames <ana@example.org>", with whatever the name holds quoted or encoded.

    A name that is too long as it travels is cut: an emoji takes a dozen characters there.
    """
    shown, safe = one_line(name, LONGEST_NAME), safe_address(address)
    while shown and len(formataddr((shown, safe))) > LONGEST_MAILBOX:
        shown = shown[: len(shown) * 2 // 3].rstrip()
    return formataddr((shown, safe))
