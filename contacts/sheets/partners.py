"""The sheet "partners": partners with their branches and up to three contacts a line."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from rapidfuzz import process
from rapidfuzz.distance import Indel

from contacts.sheets.endings import reopen_endings, stays_ended
from contacts.sheets.families import Families
from contacts.sheets.granted import granted_of_partners
from contacts.sheets.known_people import KnownPeople
from contacts.sheets.lines import Findings, Values
from contacts.sheets.near_names import BEGINNING
from contacts.sheets.partner_columns import COLUMNS
from contacts.sheets.partner_index import Found, PartnerIndex, Sought
from contacts.sheets.partner_lines import PartnerLines
from contacts.sheets.partner_writing import write_partners
from contacts.sheets.standing import partners_of
from core.joins import joined_by_hash
from core.registries.sheets import Checked, Finding, Line, Match, Run, Sheet
from partnerships.queries.sameness import LIKENESS, name_key

NO_NAME = gettext_noop("Give the partner a name.")
ARCHIVED = gettext_noop("%(name)s is archived. Updating it leaves it archived.")
LIKE_LINE = gettext_noop(
    "This looks like “%(name)s” on line %(line)s. If they are one, write the name the same way."
)


@joined_by_hash()
def check_partners(run: Run, lines: Sequence[Line]) -> list[Checked]:
    """Clean the lines and find out which partners are there already."""
    reader, index = PartnerLines(run), PartnerIndex.of_office(run.office_id)
    findings: list[Findings] = [[] for _ in lines]
    values = [reader.read(line.said, found) for line, found in zip(lines, findings, strict=True)]
    families = Families(run, values)
    matches = [_match(index, it, found) for it, found in zip(values, findings, strict=True)]
    known = KnownPeople.of_values(run.office_id, values)
    near = _NearInFile()
    checked = []
    for line, it, found, match in zip(lines, values, findings, matches, strict=True):
        pk = match.there.pk if match else None
        if "parent" in it and it["name"]:
            found += families.check(it, index, pk)
        if "people" in it:
            found += known.doubts(it["people"], pk)
        if match is None and it["name"] and "parent" not in it:
            found += near.like(line.number, it["name"])
        checked.append(Checked(line.number, it, tuple(found), _as_match(match)))
    return checked


def _match(index: PartnerIndex, values: Values, findings: Findings) -> Found | None:
    get = values.get
    if not values["name"]:
        findings.append(Finding("name", NO_NAME))
        return None
    found = index.find(
        Sought(
            values["name"],
            get("town", ""),
            get("phone", ""),
            get("website", ""),
            get("parent", ""),
        )
    )
    if found and found.there.is_archived:
        findings.append(Finding("name", ARCHIVED, {"name": found.there.name}, "warning"))
    return found


def _as_match(found: Found | None) -> Match | None:
    if found is None:
        return None
    there = found.there
    return Match(there.pk, f"{there.name}, {there.town}" if there.town else there.name, found.sure)


class _NearInFile:
    """Names of the chunk that look like slips of one another."""

    def __init__(self) -> None:
        self._blocks: dict[str, dict[str, tuple[int, str]]] = {}

    def like(self, number: int, name: str) -> Findings:
        key = name_key(name)
        block = self._blocks.setdefault(key[:BEGINNING], {})
        if key in block:
            return []
        near = process.extractOne(
            key, block.keys(), scorer=Indel.normalized_similarity, score_cutoff=LIKENESS
        )
        block[key] = (number, name)
        if near is None or _numbered(key, near[0]):
            return []
        line, other = block[near[0]]
        return [Finding("name", LIKE_LINE, {"name": other, "line": line}, "warning")]


def _numbered(ours: str, theirs: str) -> bool:
    """Whether only their numbers tell two names apart: "Station 3" is no slip of "Station 4"."""
    return any(it.isdigit() for it in ours) or any(it.isdigit() for it in theirs)


PARTNERS = Sheet(
    name="partners",
    order=10,
    label=_("Partners and their contacts"),
    what=_("Employers, nonprofits, agencies and other partners, with the people there."),
    icon="handshake",
    columns=COLUMNS,
    check=check_partners,
    write=write_partners,
    models=(
        "partnerships.partner",
        "partnerships.partnersite",
        "partnerships.exit",
        "contacts.contact",
        "contacts.affiliation",
        "contacts.affiliationemail",
        "contacts.affiliationphone",
    ),
    partners_of=partners_of,
    list_url="partners",
    granted=granted_of_partners,
    stays=stays_ended,
    put_right=reopen_endings,
)
