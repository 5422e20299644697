"""Which refusals blame the address, and which the sender, the content or the moment."""

import pytest

from core.delivery.answers import blames_address, in_words

ADDRESS = "The address takes no mail. It may be misspelt, or its owner has left."


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (550, "5.1.1 <ana@example.org>: no such user"),
        (550, "5.1.2 Bad destination system address"),
        (553, "5.1.3 Bad mailbox syntax"),
        (550, "5.1.6 Mailbox has moved"),
        (556, "5.1.10 Recipient address has null MX"),
        (550, "5.2.1 The account is disabled"),
        (554, "5.1.1 Unknown"),
    ],
)
@pytest.mark.parametrize("at_recipient", [True, False])
def test_an_enhanced_code_that_names_the_address_blames_it(
    code: int, words: str, at_recipient: bool
) -> None:
    assert blames_address(code, words, at_recipient=at_recipient)


@pytest.mark.parametrize("code", [550, 551, 553])
def test_a_bare_code_blames_the_address_only_where_it_answers_the_address(code: int) -> None:
    assert blames_address(code, "No such user here", at_recipient=True)
    assert not blames_address(code, "Message refused", at_recipient=False)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (550, "5.7.1 Listed as a source of spam"),
        (550, "5.7.26 Unauthenticated mail is not accepted"),
        (550, "5.1.8 Bad sender's system address"),
        (550, "5.1.7 Bad sender's mailbox"),
        (552, "5.2.2 Mailbox full"),
        (552, "5.3.4 Message too big"),
        (554, "5.6.0 The content is not accepted"),
        (552, "Mailbox full"),
        (554, "No"),
        (500, "What?"),
        (530, "5.7.0 Sign in first"),
        (450, "4.1.1 Not known now"),
        (451, "5.1.1 A temporary code counts more than its words"),
        (550, "5.11.1 Not a subject that there is"),
        (550, "relay not permitted"),
        (553, "sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"),
        (550, "Blocked - see https://www.spamhaus.org/query/ip/192.0.2.1"),
        (550, "Rejected because 192.0.2.1 is in a black list (blocklisted)"),
        (550, "SPF check failed"),
        (550, "Authentication required for relaying"),
    ],
)
def test_content_sender_policy_and_what_passes_never_blame_the_address(
    code: int, words: str
) -> None:
    assert not blames_address(code, words, at_recipient=True)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("550 5.1.1 No such user", ADDRESS),
        ("550 No such user", ADDRESS),
        ("552 5.2.2 Over quota", "The mailbox is full."),
        ("552 5.3.4 Too big", "The mail was too large for that mailbox."),
        ("550 5.1.8 Who?", "Their mail server does not accept mail from our address."),
        (
            "550 5.7.1 Spam",
            "Their mail server does not accept this mail. It may take it for spam.",
        ),
        ("554 No", "The mail server did not take it."),
        ("", "The mail server did not take it."),
        ("Header values can not contain linefeeds", "The mail server did not take it."),
    ],
)
def test_an_answer_is_said_in_plain_words(answer: str, said: str) -> None:
    assert str(in_words(answer)) == said
