"""Checks the lines of a log: who is meant, what they say, what is there already."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from contacts.sheets.cells import Problem
from contacts.sheets.names import people_named
from core.registries.sheets import Checked, Line, Run
from outreach.sheets.names import NOT_THERE, Company, People, find_person, partners_book, people_of
from outreach.sheets.reading import Reader, Told
from outreach.sheets.same import Known
from outreach.sheets.steps import read_step

NO_PARTNER_SAID = gettext_noop("Say with which partner.")
WITH_FIRST = gettext_noop("Volunteers and hours are counted with %(name)s.")


def check_activities(run: Run, lines: Sequence[Line]) -> list[Checked]:
    """Clean the lines, find their partners and people, and what is logged already."""
    reader, book = Reader(run), partners_book(run.office_id)
    read = [Told(line.said) for line in lines]
    companies = [_partners(told, book.of_cell(told.cell("partner"))) for told in read]
    people = people_of(run.office_id, _with_contacts(read, companies))
    for told, partners in zip(read, companies, strict=True):
        reader.read(told)
        _contacts(told, partners, people)
        read_step(reader, told)
        _finish(told, partners)
    known = Known.of_values(run.office_id, [it.values for it in read])
    return [
        Checked(line.number, told.values, tuple(told.findings), known.match(told.values))
        for line, told in zip(lines, read, strict=True)
    ]


def _partners(told: Told, answer: tuple[list[Company], list[Problem]]) -> list[Company]:
    partners, problems = answer
    told.findings += [it.at("partner") for it in problems]
    if not partners and not problems:
        told.find("partner", NO_PARTNER_SAID, level="error")
    told.values["partners"] = [it.pk for it in partners]
    return partners


def _with_contacts(read: Sequence[Told], companies: Sequence[Sequence[Company]]) -> set[int]:
    """The partners of lines that name people."""
    return {
        it.pk
        for told, partners in zip(read, companies, strict=True)
        for it in partners
        if told.cell("contact")
    }


def _contacts(told: Told, partners: Sequence[Company], people: People) -> None:
    """Who took part; a name that nobody has there goes into the notes."""
    there = [person for it in partners for person in people.get(it.pk, ())]
    found: dict[int, None] = {}
    for named in people_named(told.cell("contact")) if partners else ():
        person = find_person(named.name, there)
        if person is not None:
            found[person.pk] = None
            continue
        said = {"name": named.name[:80], "partner": partners[0].name}
        told.find("contact", NOT_THERE, said)
        told.rest.append(_("With %(name)s") % {"name": named.name})
    told.values["contacts"] = list(found)


def _finish(told: Told, partners: Sequence[Company]) -> None:
    """Put what no field holds under the notes."""
    values = told.values
    if len(partners) > 1 and ("volunteers" in values or "hours" in values):
        told.find("volunteers", WITH_FIRST, {"name": partners[0].name})
    values["notes"] = "\n".join(filter(None, [values["notes"], *told.rest]))
