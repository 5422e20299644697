"""Measures that an office can take over with one click: what career and technical education counts.

Definitions are in our own words; `source` names the standard that a measure follows, where there
is one, so that an office can count as its state does.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from outcomes.enums.measures import About, Unit


@dataclass(frozen=True)
class LibraryMeasure:
    """A measure of the library, under its key."""

    key: str
    about: About
    unit: Unit
    name: Any
    definition: Any
    source: str = ""


LIBRARY = (
    LibraryMeasure(
        "credentials",
        About.STUDENTS,
        Unit.COUNT,
        _("Industry credentials earned"),
        _(
            "Students who earned a credential that employers of the field recognize. Each student"
            " counts once; out of those who sat for one."
        ),
        "Perkins V 5S1, 20 U.S.C. § 2323(b)(2)(A)(iv)(I)(aa)",
    ),
    LibraryMeasure(
        "wbl-hours",
        About.STUDENTS,
        Unit.HOURS,
        _("Work-based-learning hours"),
        _("Hours that students spent at work with the partner, at its place or on its projects."),
        "Perkins V 5S3, 20 U.S.C. §§ 2302(55), 2323(b)(2)(A)(iv)(I)(cc)",
    ),
    LibraryMeasure(
        "paid-internships",
        About.STUDENTS,
        Unit.COUNT,
        _("Paid internships"),
        _("Students who finished an internship for which the partner paid them a wage."),
    ),
    LibraryMeasure(
        "offers",
        About.STUDENTS,
        Unit.COUNT,
        _("Offers made"),
        _("Students to whom the partner offered a job, an apprenticeship or an internship."),
    ),
    LibraryMeasure(
        "hires",
        About.STUDENTS,
        Unit.COUNT,
        _("Hires"),
        _("Students and recent graduates whom the partner hired, part-time or full-time."),
    ),
    LibraryMeasure(
        "placement",
        About.STUDENTS,
        Unit.PERCENT,
        _("Working or learning half a year later"),
        _(
            "Of those who finished the program: who were in a job, in training, in college, in"
            " service or in the military in the second quarter after."
        ),
        "Perkins V 3S1, 20 U.S.C. § 2323(b)(2)(A)(iii)",
    ),
    LibraryMeasure(
        "attendance",
        About.STUDENTS,
        Unit.PERCENT,
        _("Participants who come to school"),
        _("Of the students who took part: who missed fewer than one school day in ten."),
    ),
    LibraryMeasure(
        "gifts",
        About.SCHOOL,
        Unit.DOLLARS,
        _("In-kind gifts"),
        _("What the partner gave in goods and machines, at the value that it states."),
    ),
    LibraryMeasure(
        "curriculum",
        About.SCHOOL,
        Unit.COUNT,
        _("Courses changed with the partner"),
        _("Courses whose content or tools were changed on the partner's advice."),
    ),
    LibraryMeasure(
        "externship-days",
        About.STAFF,
        Unit.COUNT,
        _("Staff externship days"),
        _("Whole days that teachers and counselors worked along at the partner's."),
    ),
    LibraryMeasure(
        "applicants",
        About.PARTNER,
        Unit.COUNT,
        _("Applicants reached"),
        _("People whom the partner's openings reached through the school."),
    ),
    LibraryMeasure(
        "volunteers",
        About.PARTNER,
        Unit.PERCENT,
        _("Staff volunteers who came again"),
        _("Of the partner's people who volunteered the year before: who did so again."),
    ),
    LibraryMeasure(
        "satisfaction",
        About.PARTNER,
        Unit.POINTS,
        _("Satisfaction"),
        _("How satisfied the partner is with working with us, from 1 to 5."),
    ),
)

BY_KEY = {it.key: it for it in LIBRARY}
