"""Address labels lie where the labels of an Avery 5160 sheet are."""

from core.pdf import Sheet, lay_out
from recognition.pdf.labels import Label
from recognition.pdf.printing import LABELS, label_parts, print_labels

INCH = 96
NAME = "Rivera Machining"
ADDRESS = "1420 Industrial Parkway, Suite 300\nHarlow, CO 80501"


def laid_out(labels: list[Label]) -> list[Sheet]:
    return [sheet for part in label_parts(labels) for sheet in lay_out(part, stylesheets=LABELS)]


def test_thirty_labels_fill_a_sheet_three_by_ten() -> None:
    (sheet,) = laid_out([Label.of(f"{NAME} {it}", ADDRESS) for it in range(30)])

    labels = sheet.blocks_of("label")
    assert (sheet.width, sheet.height) == (8.5 * INCH, 11 * INCH)
    assert [round(it.left / INCH, 4) for it in labels] == [0.1875, 2.9375, 5.6875] * 10
    assert [round(it.top / INCH, 4) for it in labels] == [
        0.5 + row for row in range(10) for _ in range(3)
    ]
    assert {(round(it.width / INCH, 4), round(it.height / INCH, 4)) for it in labels} == {
        (2.625, 1.0)
    }


def test_the_thirty_first_begins_a_second_sheet() -> None:
    first, second = laid_out([Label.of(f"{NAME} {it}", ADDRESS) for it in range(31)])

    assert len(first.blocks_of("label")) == 30
    (label,) = second.blocks_of("label")
    assert (label.left / INCH, label.top / INCH) == (0.1875, 0.5)


def test_long_lines_and_many_stay_on_their_label() -> None:
    labels = [
        Label.of("W" * 90, "M" * 200),
        Label.of("Asociación de Ingenieros Agrónomos y Técnicos Ñandú de Harlow", ADDRESS),
        Label.of(NAME, "\n".join(f"Line {it} of a long address" for it in range(12))),
        Label.of("مدرسة النور الثانوية للبنات", "\n\n  \n" + ADDRESS),
        Label.of("x", ""),
    ]

    (sheet,) = laid_out(labels)

    for number, block in enumerate(sheet.blocks_of("label")):
        texts = [
            it
            for it in sheet.texts
            if block.left <= it.left < block.right and block.top <= it.top < block.bottom
        ]
        assert texts, number
        assert min(it.left for it in texts) >= block.left + 0.1 * INCH
        assert max(it.right for it in texts) <= block.right - 0.1 * INCH
        assert max(it.bottom for it in texts) <= block.bottom
    words = " ".join(it.text for it in sheet.texts)
    assert "W…" in words
    assert "y Técnicos Ñandú de Harlow" in words
    assert "Line 11 of a long address" in words


def test_a_usual_address_is_printed_large_and_whole() -> None:
    (sheet,) = laid_out([Label.of(NAME, ADDRESS)])

    assert [it.text for it in sheet.texts] == [NAME, *ADDRESS.splitlines()]
    assert sheet.texts[0].height > 10 * 96 / 72  # the letters' own height at 10 points
    top, bottom = sheet.texts[0].top, sheet.texts[-1].bottom
    assert abs((top + bottom) / 2 - INCH) < 2  # the middle of the first label


def test_labels_are_the_same_bytes_again() -> None:
    labels = [Label.of(f"{NAME} {it}", ADDRESS) for it in range(31)]
    heard: list[int] = []

    printed = print_labels(labels, progress=lambda stage, number: heard.append(number))

    assert printed.pages == 2
    assert set(heard) == {1, 2}
    assert printed.content == print_labels(labels).content
