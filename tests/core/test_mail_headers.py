"""What people write in names can not break the head of a mail."""

from email.utils import parseaddr

import pytest

from core.delivery.email import as_email
from core.mail.headers import mailbox, one_line, safe_address
from core.models.outbox import OutboxMessage
from core.outbox.write import Letter

INJECTION = "Ana\r\nBcc: everybody@example.org"


def raw(**fields: object) -> str:
    """The head of a message as it travels."""
    message = OutboxMessage(
        message_id="<1@test>",
        to_name="Ana Ames",
        to_address="ana@example.org",
        subject="3 things today",
        text="Call them\n",
    )
    for name, value in fields.items():
        setattr(message, name, value)
    return as_email(message).message().as_bytes().decode("ascii").split("\n\n")[0]


def test_a_line_break_in_a_name_or_subject_begins_no_header() -> None:
    letter = Letter(to_name=INJECTION, to_address="a@example.org", subject=INJECTION, text="")
    assert (letter.to_name, letter.subject) == ("Ana Bcc: everybody@example.org",) * 2
    assert "\nBcc:" not in raw(to_name=INJECTION)


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\x00", "\x0b", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_becomes_a_blank(break_: str) -> None:
    assert one_line(f"Ana{break_}Ames", 200) == "Ana Ames"


@pytest.mark.parametrize(
    "address",
    ["a@example.org\r\nBcc: b@example.org", "a b@example.org", "a@exa mple.org", "nobody", "@", ""],
)
def test_an_address_that_holds_more_than_an_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        Letter(to_name="Ana", to_address=address, subject="", text="")


@pytest.mark.parametrize(
    "name",
    [
        "José Núñez",
        "Ana “Annie” Ames",
        'Ana "Annie" Ames',
        "Dr. <boss>, Ana",
        "Ana 🎓",
        "李小龍",
        "",
    ],
)
def test_any_name_arrives_as_it_was_written(name: str) -> None:
    message = as_email(
        OutboxMessage(
            message_id="<1@test>", to_name=name, to_address="ana@example.org", subject=name, text=""
        )
    ).message()
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == (name, "ana@example.org")
    assert message["Subject"] == name


def test_a_very_long_name_and_subject_are_cut_with_an_ellipsis() -> None:
    letter = Letter(to_name="é" * 5000, to_address="a@example.org", subject="x" * 5000, text="")
    assert (len(letter.to_name), len(letter.subject)) == (200, 200)
    assert letter.subject.endswith("x…")
    assert max(len(line) for line in raw(to_name=letter.to_name).splitlines()) <= 78


@pytest.mark.parametrize("name", ["é" * 200, "🎓" * 120, "李" * 120, "x" * 200])
def test_a_mailbox_fits_where_the_outbox_keeps_it(name: str) -> None:
    address = f"{'a' * 64}@{'b' * 60}.{'c' * 60}.example.org"
    kept = mailbox(name, address)
    assert len(kept) <= 300
    assert parseaddr(kept)[1] == address


def test_half_a_character_is_left_out() -> None:
    assert one_line("Ana \ud83d Ames", 200) == "Ana Ames"


def test_a_domain_with_accents_is_written_as_mail_servers_know_it() -> None:
    assert safe_address("ana@escuela-ñ.example") == "ana@xn--escuela--k3a.example"
    assert "ana@xn--escuela--k3a.example" in raw(to_address="ana@escuela-ñ.example")
    assert mailbox("Ana", "ana@bücher.example") == "Ana <ana@xn--bcher-kva.example>"


def test_a_long_link_in_the_head_is_neither_cut_nor_encoded() -> None:
    link = f"<https://lanyard.example.org/mail/stop/{'x' * 200}/>"
    head = raw(headers={"List-Unsubscribe": link, "List-Id": f"<digest.{'y' * 90}.example.org>"})
    assert f"List-Unsubscribe: {link}" in head.splitlines()
    assert f"List-Id: <digest.{'y' * 90}.example.org>" in head.splitlines()


def test_a_line_break_in_such_a_link_is_refused() -> None:
    with pytest.raises(ValueError, match="linefeed"):
        raw(headers={"List-Unsubscribe": "<https://example.org/>\r\nBcc: b@example.org"})
