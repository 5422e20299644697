"""What a mail server's "no" means: whether it blames the address, and how to say it to people.

A server answers with a code of three digits (RFC 5321, 4.2.3) and mostly an enhanced one that says
whom it blames (RFC 3463; 5.1.10 is RFC 7505's "this domain takes no mail").
"""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FOR_GOOD = 500  # answers from here on mean: never
ENHANCED = re.compile(r"^\s*5\.(\d{1,3})\.(\d{1,3})\b")
# No such mailbox (1.1), no such domain (1.2), not written like an address (1.3), moved away (1.6),
# a domain without mail (1.10), a mailbox that is switched off (2.1). Not among them: a sender that
# is not liked (1.7, 1.8), a full mailbox (2.2), the content (6.x) and policy (7.x).
BLAMED = {(1, 1), (1, 2), (1, 3), (1, 6), (1, 10), (2, 1)}
# "No such mailbox", "not here", "not a mailbox's name", of servers that give no enhanced code.
BLAMED_AT_RECIPIENT = {550, 551, 553}
# Of those servers, who says no to us, whomever we write to: a relay that does not know us, a list
# of spammers. One such setting would else mark everybody's address.
OUR_FAULT = re.compile(
    r"\b(relay\w*|rcpthosts|spam\w*|block(ed|list\w*)|blacklist\w*|denylist\w*|reputation|polic\w+"
    r"|authenticat\w+|auth|spf|dkim|dmarc|rdns|rbl|dnsbl|spamhaus)\b",
    re.IGNORECASE,
)

SAID = [
    (BLAMED, _("The address takes no mail. It may be misspelt, or its owner has left.")),
    ({(2, 2)}, _("The mailbox is full.")),
    ({(2, 3), (3, 4)}, _("The mail was too large for that mailbox.")),
    ({(1, 7), (1, 8)}, _("Their mail server does not accept mail from our address.")),
]
POLICY = 7
REFUSED_BY_POLICY = _("Their mail server does not accept this mail. It may take it for spam.")
NOT_TAKEN = _("The mail server did not take it.")


def blames_address(code: int, words: str, *, at_recipient: bool) -> bool:
    """Whether a refusal for good means that this address will take no other mail either.

    `at_recipient`: it was the answer to the recipient's address, not to the sender's nor to the
    content; without an enhanced code only then is it clear who is meant.
    """
    if code < FOR_GOOD:
        return False
    found = ENHANCED.match(words)
    if found is None:
        return at_recipient and code in BLAMED_AT_RECIPIENT and not OUR_FAULT.search(words)
    return (int(found[1]), int(found[2])) in BLAMED


def in_words(answer: str) -> Promise:
    """What an answer such as "550 5.1.1 No such user" means, in plain words."""
    code, _blank, words = answer.partition(" ")
    found = ENHANCED.match(words)
    if found is None:
        if OUR_FAULT.search(words):
            return REFUSED_BY_POLICY
        blamed = code.isdigit() and int(code) in BLAMED_AT_RECIPIENT
        return SAID[0][1] if blamed else NOT_TAKEN
    subject = (int(found[1]), int(found[2]))
    known = [said for subjects, said in SAID if subject in subjects]
    return known[0] if known else REFUSED_BY_POLICY if subject[0] == POLICY else NOT_TAKEN
