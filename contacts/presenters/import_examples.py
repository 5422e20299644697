"""A sheet to fill in: every column by its name, and a row that shows what goes where."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from core.registries.sheets import Column, Sheet

WIDE = ("first_name", "last_name", "_3_name", "_3_role", "_3_email", "_3_phone")
"""Endings of columns that an example leaves out: another way of saying a name, a third person."""

OF_SHEET = {
    "contacts": {"name": "Luis Rivera"},
    "results": {"starts_on": "", "ends_on": ""},  # this school year
}
"""Where a column of a sheet means something else than in the others."""

CHOSEN = ("kind", "stage", "tier", "naics_sector", "career_clusters", "status", "topic", "measure")
"""Columns that show a word of the office's own."""


def example_of(sheet: Sheet, office_id: int, today: date) -> tuple[list[str], list[list[str]]]:
    """The header and the rows of the example of a sheet, in the reader's language."""
    columns = [it for it in sheet.columns if not it.key.endswith(WIDE)]
    header = [str(it.label) for it in columns]
    words = _words(today) | OF_SHEET.get(sheet.name, {})
    return header, [[_cell(it, words, office_id) for it in columns]]


def _cell(column: Column, words: Mapping[str, str], office_id: int) -> str:
    """What an example says: a word of the office's own where there is a choice."""
    said = words.get(column.key, "")
    if said or column.key not in CHOSEN or column.choices is None:
        return said
    return next((str(label) for _slug, label in column.choices(office_id)), "")


def _words(today: date) -> dict[str, str]:
    return {
        "name": _("Example Machine Shop"),
        "partner": _("Example Machine Shop"),
        "street": "12 Main St",
        "town": "Harlow",
        "region": "CO",
        "postal_code": "80201",
        "phone": "(303) 555-0142",
        "website": "example.org",
        "partner_since": str(today.year - 1),
        "notes": _("Call before nine"),
        "contact_name": "Luis Rivera",
        "contact_role": _("Owner"),
        "contact_email": "luis@example.org",
        "contact_phone": "(303) 555-0143",
        "contact_2_name": "Carmen Ortega",
        "contact_2_role": _("Office manager"),
        "contact_2_email": "carmen@example.org",
        "contact": "Luis Rivera",
        "role": _("Owner"),
        "email": "luis@example.org",
        "date": today.isoformat(),
        "in_short": _("Two job shadows for spring"),
        "words": _("Machinists who can read a drawing"),
        "title": _("Job shadows and internships"),
        "starts_on": f"{today.year}-09-01",
        "ends_on": f"{today.year + 1}-08-31",
        "notice_days": "30",
        "signed_on": today.isoformat(),
        "signed_by": "Luis Rivera",
        "asked_on": today.isoformat(),
        "what": _("How many students come in March?"),
        "raised_on": today.isoformat(),
        "value": "31",
        "of": "40",
    }
