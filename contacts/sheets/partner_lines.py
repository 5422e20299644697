"""What a line of the sheet "partners" says, cleaned."""

from dataclasses import replace

from django.utils.translation import gettext_noop

from contacts.sheets.casing import softened_business
from contacts.sheets.lines import Findings, Lines, Reader, Said, Values, tell
from contacts.sheets.partner_columns import PEOPLE
from contacts.sheets.people import Person, people_of
from contacts.sheets.places import (
    clean_state,
    clean_website,
    clean_zip,
    split_address,
)
from contacts.sheets.towns import tidy_town
from core.registries.sheets import Finding, Run

QUOTES = ' "\u201c\u201d'

SAME_OWNERS = gettext_noop("Owner and backup owner are the same, so the backup owner stays empty.")
MOVED_PHONE = gettext_noop("The phone number stands beside no name, so the partner has it.")


class PartnerLines(Lines):
    """Reads lines of the sheet "partners"."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self._readers: dict[str, Reader] = {
            "kind": self._kind,
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
        name = self.text(said, "name", 160, findings).strip(QUOTES)
        values: Values = {"name": softened_business(name)}
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

    def _kind(self, said: Said, key: str, values: Values, findings: Findings) -> None:
        """The kind; lists of members often have the industry in a column "Category"."""
        doubts: Findings = []
        self.choice(said, key, values, doubts)
        industry = self.words("naics_sector").slug(said[key]) if doubts else None
        if industry and "naics_sector" not in said:
            values["naics_sector"] = industry
        else:
            findings += doubts

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
            place, problems = tidy_town(town, region, code)
            tell("town", problems, findings)
            town = place.town
            region, code = region or place.region, code or place.code
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
        people: list[Person] = []
        if "phone" not in values and "contact_phone" in said and not _has_person(said):
            self.phone({"phone": said["contact_phone"]}, "phone", values, findings)
            if "phone" in values:
                findings.append(Finding("contact_phone", MOVED_PHONE, {}, "warning"))
                said = {key: it for key, it in said.items() if key != "contact_phone"}
        for prefix in PEOPLE:
            if PERSON_CELLS[prefix].isdisjoint(said):
                continue
            if prefix != "contact_2" or not self._addresses_of_first(said, people, findings):
                people += people_of(said, prefix, findings)
        if people:
            values["people"] = people

    def _addresses_of_first(self, said: Said, people: list[Person], findings: Findings) -> bool:
        """A second email or phone without a second name is the first person's."""
        if not people or any(key in said for key in SECOND_NAMES):
            return False
        second: dict[str, str] = {"_name": people[0]["name"]}
        second |= {
            f"_{key}": said[f"contact_2_{key}"] for key in ADDRESSES if f"contact_2_{key}" in said
        }
        own: Findings = []
        (more, *_) = people_of(second, "", own)
        findings += [replace(it, column=f"contact_2{it.column}") for it in own]
        for key in ("emails", "phones"):
            there = people[0].get(key, [])
            new = [it for it in more.get(key, []) if it.lower() not in {x.lower() for x in there}]
            if new:
                people[0][key] = there + new
        return True


ADDRESSES = ("email", "phone")
SECOND_NAMES = ("contact_2_name", "contact_2_first_name", "contact_2_last_name")
PERSON_CELLS = {
    prefix: frozenset(
        f"{prefix}_{key}" for key in ("name", "first_name", "last_name", "email", "phone")
    )
    for prefix in PEOPLE
}
"""The cells of each person of a line that tell of somebody."""


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
