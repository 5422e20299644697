"""Letters of thanks and acknowledgements of gifts."""

from datetime import date
from decimal import Decimal
from typing import Any

from core.pdf import Sheet
from recognition.models import Document
from tests.recognition.pdf.papers import a_letter, a_signer, hand, laid_out, logo, signed

INCH = 96


def words_of(sheet: Sheet) -> str:
    return " ".join(it.text for it in sheet.texts)


def a_gift_letter(**fields: Any) -> Document:
    gift = {
        "kind": "gift-letter",
        "gift_what": "Three used lathes with tooling",
        "gift_value": Decimal("1200.00"),
        "gift_received_on": date(2026, 11, 12),
    }
    return a_letter(**{**gift, **fields})


def test_a_letter_says_who_writes_to_whom_and_when() -> None:
    (sheet,) = laid_out((a_letter(), [a_signer()]))

    words = words_of(sheet)
    for part in ("Harlow Valley School District", "200 Main Street", "December 3, 2026"):
        assert part in words
    assert "Rivera Machining Attn. Luis Rivera 1420 Industrial Parkway, Suite 300" in words
    assert "Dear Rivera Machining, Thank you. Come again soon. With thanks, Elena Sosa" in words


def test_a_greeting_of_ones_own_stands_alone() -> None:
    (sheet,) = laid_out((a_letter(wording="Dear Luis,\nThank you."), []))

    assert words_of(sheet).count("Dear") == 1


def test_the_address_stands_in_the_window_of_a_number_10_envelope() -> None:
    sheets = laid_out(
        (a_letter(), []),
        (a_letter(logo=logo(300, 300), address="A\nB\nC\nD\nE"), []),
        (a_letter(address="Suite " * 12 + "\nHarlow"), []),
    )

    for sheet in sheets:
        lines = sheet.texts_in("to")
        assert min(it.left for it in lines) >= 0.875 * INCH
        assert max(it.right for it in lines) <= 5.3 * INCH
        assert min(it.top for it in lines) >= 2.3 * INCH
        assert max(it.bottom for it in lines) <= 3.25 * INCH


def test_a_gift_is_acknowledged_with_the_donors_own_value() -> None:
    (sheet,) = laid_out((a_gift_letter(), [a_signer()]))

    words = words_of(sheet)
    assert "Your gift Three used lathes with tooling" in words
    assert "Received on November 12, 2026" in words
    assert "You told us its value is $1,200; we do not value gifts." in words
    assert "We gave you no goods or services in return for this gift." in words


def test_an_acknowledgement_without_a_stated_value_has_none() -> None:
    (sheet,) = laid_out((a_gift_letter(gift_value=None), []))

    assert "alue" not in words_of(sheet)
    assert "$" not in words_of(sheet)


def test_what_was_given_in_return_is_told() -> None:
    dinner = "two seats at our banquet, worth $60 by our estimate in good faith"

    (sheet,) = laid_out((a_gift_letter(gift_return=dinner), []))

    words = words_of(sheet)
    assert f"In return for this gift we gave you: {dinner}" in words.replace("  ", " ")
    assert "no goods or services" not in words


def test_a_letter_of_thanks_speaks_of_no_gift() -> None:
    (sheet,) = laid_out((a_letter(gift_what="Lathes", gift_received_on=date(2026, 1, 2)), []))

    assert "goods or services" not in words_of(sheet)


def test_a_long_letter_goes_on_with_its_page_told_and_the_next_begins_anew() -> None:
    long_words = "\n".join(["We thank you for your patience with nervous beginners."] * 25)

    sheets = laid_out((a_letter(wording=long_words), [a_signer()]), (a_letter(), []))

    first, second, third = sheets
    assert "Page" not in words_of(first)
    assert "Rivera Machining" in words_of(second)
    assert "Page 2" in words_of(second)
    assert "Page" not in words_of(third)
    for sheet in sheets:
        assert max(it.bottom for it in sheet.texts) <= sheet.height - 0.5 * INCH


def test_a_signature_stands_above_its_line_and_a_digital_one_says_when() -> None:
    (sheet,) = laid_out((a_letter(), [signed(image=hand()), signed(name="Ada Ruiz", title="")]))

    words = words_of(sheet)
    assert words.count("Signed in Lanyard on December 3, 2026") == 1
    assert words.index("Ada Ruiz") < words.index("Signed in Lanyard")
    elena, ada = (it for it in sheet.texts_in("signer") if it.text in ("Elena Sosa", "Ada Ruiz"))
    assert elena.top == ada.top
    assert elena.right < ada.left
