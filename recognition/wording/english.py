"""Words of thanks in English."""

from babel.lists import format_list
from babel.numbers import format_decimal

from outreach.enums.activities import ActivityKind as Kind
from recognition.enums.documents import DocumentKind
from recognition.wording.done import HOSTED, TAUGHT, Done

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
TIMES = {2: "twice"}

# one student (or one time, where students do not count), several
GUESTS = {
    Kind.APPRENTICESHIP: ("apprentice", "apprentices"),
    Kind.INTERNSHIP: ("intern", "interns"),
    Kind.PRACTICUM: ("practicum student", "practicum students"),
    Kind.JOB_SHADOW: ("job shadow", "job shadows"),
}
VISITS = {
    Kind.APPRENTICESHIP: ("apprenticeship", "apprenticeships"),
    Kind.INTERNSHIP: ("internship", "internships"),
    Kind.PRACTICUM: ("practicum", "practicums"),
    Kind.JOB_SHADOW: ("job shadow", "job shadows"),
    Kind.TEACHER_EXTERNSHIP: ("teacher externship", "teacher externships"),
    Kind.WORKPLACE_TOUR: ("workplace tour", "workplace tours"),
}
# with students, once without, several times
DEEDS = {
    Kind.MENTORSHIP: ("mentoring {students}", "mentoring our students", "mentoring our students"),
    Kind.INDUSTRY_PROJECT: (
        "guiding {students} through an industry project",
        "guiding an industry project",
        "guiding {times} industry projects",
    ),
    Kind.MOCK_INTERVIEW: (
        "giving {students} a mock interview",
        "giving mock interviews",
        "giving mock interviews {often}",
    ),
    Kind.WORKSHOP: (
        "leading a workshop for {students}",
        "leading a workshop",
        "leading {times} workshops",
    ),
    Kind.GUEST_SPEAKER: (
        "speaking to {students}",
        "speaking to our students",
        "speaking to our students {often}",
    ),
    Kind.CAREER_PANEL: (
        "joining a career panel",
        "joining a career panel",
        "joining {times} career panels",
    ),
    Kind.CAREER_FAIR: (
        "meeting our students at a career fair",
        "meeting our students at a career fair",
        "meeting our students at {times} career fairs",
    ),
    Kind.PODCAST: (
        "speaking on a podcast",
        "speaking on a podcast",
        "speaking on a podcast {often}",
    ),
    Kind.IN_KIND_GIFT: (
        "supporting our classrooms with a gift",
        "supporting our classrooms with a gift",
        "supporting our classrooms with {times} gifts",
    ),
    Kind.ADVISORY_BOARD: (
        "serving on our advisory board",
        "serving on our advisory board",
        "serving on our advisory board",
    ),
    Kind.REFERRAL: (
        "introducing us to others",
        "introducing us to others",
        "introducing us to others {often}",
    ),
}
SUMMED = frozenset({Kind.MENTORSHIP, Kind.MOCK_INTERVIEW})
"""Deeds whose students may be added up over several times: each has one of their own."""

CLOSINGS = {
    HOSTED: (
        "for showing our students what careful work looks like",
        "for letting our students learn where the work is done",
    ),
    TAUGHT: (
        "for giving our students time and attention",
        "for helping our students see what they could do next",
    ),
}
USUAL = ("for standing by our students", "for being there for our schools")
NOTHING = (
    "for standing by our schools as a partner, and for the time and good will that come with it"
)

NEXT = "We would be glad to go on together, and we look forward to what comes next."
GIFT = "Thank you for your gift. It helps our students learn, and we are grateful for it."


def number(count: int) -> str:
    """In words up to twelve."""
    return SMALL[count] if count < len(SMALL) else str(format_decimal(count, locale="en"))


def listed(parts: list[str]) -> str:
    """A, B, and C."""
    return str(format_list(parts, locale="en"))


def guests(it: Done) -> str:
    """Whom, or what, doors were opened to."""
    if it.students is not None and it.kind in GUESTS:
        return _counted(it.students, GUESTS[it.kind])
    visits = _counted(it.times, VISITS[it.kind])
    if it.students is None or it.kind == Kind.TEACHER_EXTERNSHIP or it.times > 1:
        return visits
    return f"{visits} for {_students(it.students)}"


def opening(parts: list[str]) -> str:
    """Of all to whom doors were opened."""
    return f"opening doors to {listed(parts)}"


def deed(it: Done) -> str:
    """What its people did."""
    with_students, once, often = DEEDS[it.kind]
    if it.students is not None and (it.times == 1 or it.kind in SUMMED):
        return with_students.format(students=_students(it.students))
    if it.times == 1:
        return once
    return often.format(times=number(it.times), often=TIMES.get(it.times) or _times(it.times))


def sentence(clauses: list[str], closing: str) -> str:
    """The whole, as it follows the name."""
    return f"for {listed(clauses)} this year, and {closing}."


def _counted(count: int, forms: tuple[str, str]) -> str:
    return f"{number(count)} {forms[count != 1]}"


def _students(count: int) -> str:
    return _counted(count, ("student", "students"))


def _times(count: int) -> str:
    return f"{number(count)} times"


def of_years(years: int, clauses: list[str]) -> str:
    """For an anniversary, with what was done this year."""
    long = "a first year" if years == 1 else f"{number(years)} years"
    rest = f"for {listed(clauses)} this year" if clauses else USUAL[0]
    return f"for {long} of partnership with our schools, and {rest}."


def letter(what: str, kind: str) -> str:
    """The body of a letter around the same words."""
    if kind == DocumentKind.GIFT_LETTER:
        return GIFT
    return f"Thank you {what}\n\n{NEXT}"
