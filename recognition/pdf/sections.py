"""Draws what was composed as HTML to print, a section for each document."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from recognition.models import Document
from recognition.pdf.art import strip
from recognition.pdf.labels import LEADING, PlacedLabel
from recognition.pdf.letter import ADDRESS_LEADING, Letter
from recognition.pdf.paper import INCH
from recognition.pdf.placed import Line, Picture, Placed, Text
from recognition.pdf.styles import Styles


def whole(sections: Sequence[str], styles: Styles, head: dict[str, str]) -> str:
    """The document around sections. `head` gives language, title and author."""
    shared = {"sections": sections, "styles": styles.element()}
    return render_to_string("recognition/print/document.html", {**head, **shared})


def certificate_section(document: Document, sheet: Placed, styles: Styles) -> SafeString:
    """A certificate."""
    context = {
        "document": document,
        "art": sheet.art,
        "view": f"0 0 {sheet.size.width / 0.72:.0f} {sheet.size.height / 0.72:.0f}",
        "pictures": [(it, _picture(it, styles)) for it in sheet.pictures],
        "lines": [_line(it) for it in sheet.lines],
        "texts": [(it, _text(it, sheet.ink, styles)) for it in sheet.texts],
    }
    return _drawn("certificate", document, context)


def letter_section(document: Document, letter: Letter, styles: Styles) -> SafeString:
    """A letter."""
    context = {
        "document": document,
        "letter": letter,
        "strip": strip(document.first_colour, document.second_colour),
        "ink": styles.colour(letter.ink),
        "logo": letter.logo and _sized(letter.logo, styles),
        "to": _lettered(letter.to_size, ADDRESS_LEADING, styles),
        "signers": [(it, it.size and _sized(it.size, styles)) for it in letter.signers],
    }
    return _drawn("letter", document, context)


def labels_section(labels: Sequence[PlacedLabel], styles: Styles) -> SafeString:
    """A sheet of labels."""
    placed = [
        (it, f"{_lettered(it.size, LEADING, styles)} {_centred(it, styles)}") for it in labels
    ]
    return render_to_string("recognition/print/labels.html", {"labels": placed})


def _drawn(name: str, document: Document, context: dict[str, Any]) -> SafeString:
    with override(document.language):
        return render_to_string(f"recognition/print/{name}.html", context)


def _text(text: Text, ink: str, styles: Styles) -> str:
    names = [text.role, "centred"] if text.centred else [text.role]
    names.append(styles.points(left=text.left, width=text.width))
    names.append(styles.points(top=text.top))
    names.append(styles.points(font_size=text.size, line_height=text.leading))
    return " ".join([*names, styles.colour(ink)] if text.role == "to" else names)


def _picture(picture: Picture, styles: Styles) -> str:
    place = styles.points(left=picture.left, top=picture.top)
    return f"{place} {_sized(picture.size, styles)}"


def _line(line: Line) -> str:
    """The line in the unit of the drawing."""
    return f"M{line.left / 0.72:.1f} {line.top / 0.72:.1f}h{line.width / 0.72:.1f}"


def _sized(size: Any, styles: Styles) -> str:
    return styles.points(width=size.width, height=size.height)


def _lettered(size: float, leading: float, styles: Styles) -> str:
    return styles.points(font_size=size, line_height=round(size * leading, 2))


def _centred(label: PlacedLabel, styles: Styles) -> str:
    """The lines stand in the middle of a label, which is an inch high."""
    return styles.points(padding_top=round((INCH - len(label.lines) * label.size * LEADING) / 2, 2))
