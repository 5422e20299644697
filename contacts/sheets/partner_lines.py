"""What a line of the sheet "partners" says, cleaned."""

from typing import Any

from django.utils.translation import gettext_noop

from contacts.sheets.casing import softened_business
from contacts.sheets.lines import Findings, Lines, Reader, Said, Values, tell
from contacts.sheets.partner_columns import PEOPLE
from contacts.sheets.people import people_of
from contacts.sheets.places import (
    clean_state,
    clean_website,
    clean_zip,
    split_address,
    split_town,
)
from core.registries.sheets import Finding, Run

LONGEST = {"name": 160, "parent": 160, "street": 160, "town": 80, "region": 40}

SAME_OWNERS = gettext_noop("Owner and backup owner are the same, so the backup owner stays empty.")
MOVED_PHONE = gettext_noop("The phone number stands beside no name, so the partner has it.")


class PartnerLines(Lines):
    """Reads lines of the sheet "partners"."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self._readers: dict[str, Reader] = {
            "kind": self.choice,
            "stage": self.choice,
            "tier": self.choice,
            "source": self.choice,
            "naics_sector": self.choice,
            "career_clusters": self.choices,
            "owner": self.member,
            "backup_owner": self.member,
            "partner_since": self.day,
            "phone": self.phone,
            "closing": self.flag,
            "champion": self.flag,
            "one_person": self.flag,
            "sites": self.site_list,
            "website": _website,
            "notes": _notes,
        }

    def read(self, said: Said, findings: Findings) -> Values:
        """The values of the partner, with its people under "people"."""
        values: Values = {"name": softened_business(self.text(said, "name", 160, findings))}
        parent = self.text(said, "parent", 160, findings) if "parent" in said else ""
        if parent:
            values["parent"] = softened_business(parent)
        readers = self._readers
        for key in said:
            reader = readers.get(key)
            if reader is not None:
                reader(said, key, values, findings)
        self._place(said, values, findings)
        if "backup_owner" in values and values["backup_owner"] == values.get("owner"):
            del values["backup_owner"]
            findings.append(Finding("backup_owner", SAME_OWNERS, {}, "warning"))
        self._people(said, values, findings)
        return values

    def _place(self, said: Said, values: Values, findings: Findings) -> None:
        """Street, town, state and ZIP, also where one cell holds several of them."""
        street = self.text(said, "street", 160, findings) if "street" in said else ""
        town = self.text(said, "town", 80, findings) if "town" in said else ""
        region = self.text(said, "region", 40, findings) if "region" in said else ""
        code = said.get("postal_code", "")
        if street and not town:
            whole = split_address(street)
            if whole:
                street, town, found, zip_found = whole
                region, code = region or found, code or zip_found
        elif town:
            town, found, zip_found = split_town(town)
            region, code = region or found, code or zip_found
        region = clean_state(region) if region else ""
        if code:
            code, problems = clean_zip(code, region)
            if problems:
                tell("postal_code", problems, findings)
        for key, text in (
            ("street", street),
            ("town", town),
            ("region", region),
            ("postal_code", code),
        ):
            if text:
                values[key] = text

    def _people(self, said: Said, values: Values, findings: Findings) -> None:
        people: list[dict[str, Any]] = []
        if "phone" not in values and "contact_phone" in said and not _has_person(said):
            self.phone({"phone": said["contact_phone"]}, "phone", values, findings)
            if "phone" in values:
                findings.append(Finding("contact_phone", MOVED_PHONE, {}, "warning"))
                said = {key: it for key, it in said.items() if key != "contact_phone"}
        for prefix in PEOPLE:
            if any(f"{prefix}_{key}" in said for key in PERSON_CELLS):
                people += people_of(said, prefix, findings)
        if people:
            values["people"] = people


PERSON_CELLS = ("name", "first_name", "last_name", "email", "phone")


def _has_person(said: Said) -> bool:
    return any(f"contact_{key}" in said for key in ("name", "first_name", "last_name", "email"))


def _website(said: Said, key: str, values: Values, findings: Findings) -> None:
    url, problems = clean_website(said[key])
    if url:
        values[key] = url
    if problems:
        tell(key, problems, findings)


def _notes(said: Said, key: str, values: Values, findings: Findings) -> None:
    values[key] = said[key]
