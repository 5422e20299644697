"""The sheet "contacts": people, each at a partner that is there or is added by its name."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from contacts.models import Contact
from contacts.sheets.contact_columns import COLUMNS
from contacts.sheets.contact_lines import ContactLines
from contacts.sheets.granted import granted_of_contacts
from contacts.sheets.groups import Groups
from contacts.sheets.known_people import KnownPeople
from contacts.sheets.lines import Findings, Values
from contacts.sheets.partner_index import PartnerIndex, Sought
from contacts.sheets.partner_writing import PartnerWriting
from contacts.sheets.people_there import STILL_ARCHIVED
from contacts.sheets.people_writing import write_people
from contacts.sheets.roles import Wanted
from contacts.sheets.standing import partners_of
from core.joins import joined_by_hash
from core.registries.sheets import Checked, Decided, Finding, Line, Match, Run, Sheet, Written

NO_PARTNER = gettext_noop("Say where this person works.")
NEW_PARTNER = gettext_noop("%(partner)s is not among your partners: it is added by its name.")
TAKEN_AS = gettext_noop("“%(partner)s” is taken for your partner %(name)s.")
ARCHIVED_PARTNER = gettext_noop("%(partner)s is archived and stays so.")


@joined_by_hash()
def check_contacts(run: Run, lines: Sequence[Line]) -> list[Checked]:
    """Clean the lines, find their partners, and who of the people is known."""
    reader, index = ContactLines(run), PartnerIndex.of_office(run.office_id)
    findings: list[Findings] = [[] for _ in lines]
    values = [reader.read(line.said, found) for line, found in zip(lines, findings, strict=True)]
    known = KnownPeople.of_people(run.office_id, [it for it in values if it["name"]])
    checked = []
    for line, it, found in zip(lines, values, findings, strict=True):
        _find_partner(index, it, found)
        match = _match(known, it, found) if it["name"] else None
        checked.append(Checked(line.number, it, tuple(found), match))
    return checked


def _find_partner(index: PartnerIndex, values: Values, findings: Findings) -> None:
    name = values["partner"]
    if not name:
        findings.append(Finding("partner", NO_PARTNER))
        return
    found = index.find(Sought(name))
    if found is None:
        findings.append(Finding("partner", NEW_PARTNER, {"partner": name}, "warning"))
        return
    values["partner_id"] = found.there.pk
    facts = {"partner": name, "name": found.there.name}
    if not found.sure:
        findings.append(Finding("partner", TAKEN_AS, facts, "warning"))
    if found.there.is_archived:
        findings.append(Finding("partner", ARCHIVED_PARTNER, facts, "warning"))


def _match(known: KnownPeople, values: Values, findings: Findings) -> Match | None:
    """The person there: by email, by name at the same partner; by name alone, not surely."""
    called = known.called(values["name"])
    here = known.at(values["name"], values.get("partner_id"))
    person = known.with_email(values) or here
    sure = person is not None
    person = person or (called[0] if called else None)
    if person is None:
        return None
    if person.is_archived:
        findings.append(Finding("name", STILL_ARCHIVED, {"name": person.name}, "warning"))
    return Match(person.pk, f"{person.name}, {person.partner}", sure)


@joined_by_hash()
def write_contacts(run: Run, decided: Sequence[Decided]) -> list[Written]:
    """Add the partners that are named and not there, then the people."""
    groups = Groups(run)
    groups.add(_as_partner(it) for it in decided)
    partners = PartnerWriting(run, groups)
    partners.write()
    fresh = {it.pk for it in groups.all if not it.is_there}
    there = _still_there(run, decided)
    wanted = [
        Wanted(it.number, groups.of_line[it.number].pk, dict(it.values), there.get(it.number))
        for it in decided
    ]
    people = write_people(run, wanted, fresh)
    written = []
    for it in decided:
        findings = (*partners.findings.get(it.number, ()), *people.findings.get(it.number, ()))
        written.append(Written(it.number, people.act_of(it.number), findings))
    return written


def _still_there(run: Run, decided: Sequence[Decided]) -> dict[int, int]:
    """Whom each line updates; whoever is gone since the check is looked for anew, or added."""
    ids = {it.number: it.match_id for it in decided if it.match_id is not None}
    rows = Contact.objects.filter(office=run.office_id, pk__in=set(ids.values()))
    there = set(rows.values_list("pk", flat=True)) if ids else set()
    return {number: pk for number, pk in ids.items() if pk in there}


def _as_partner(line: Decided) -> Decided:
    """The line as one of the sheet "partners": all it says is the name."""
    values = line.values
    return Decided(line.number, {"name": values["partner"]}, values.get("partner_id"))


CONTACTS = Sheet(
    name="contacts",
    order=20,
    label=_("Contacts alone"),
    what=_("People at partners, one a line. Partners that you do not have yet are added."),
    icon="users",
    columns=COLUMNS,
    check=check_contacts,
    write=write_contacts,
    models=(
        "partnerships.partner",
        "contacts.contact",
        "contacts.affiliation",
        "contacts.affiliationemail",
        "contacts.affiliationphone",
    ),
    partners_of=partners_of,
    list_url="partners",
    granted=granted_of_contacts,
)
