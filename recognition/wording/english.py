"""Words of thanks in English."""

from outreach.enums.activities import ActivityKind as Kind
from recognition.wording.done import HOSTED, TAUGHT
from recognition.wording.grammar import Deed, Grammar, Noun

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
GUESTS = {
    Kind.APPRENTICESHIP: Noun("one", "apprentice", "apprentices"),
    Kind.INTERNSHIP: Noun("one", "intern", "interns"),
    Kind.PRACTICUM: Noun("one", "practicum student", "practicum students"),
    Kind.JOB_SHADOW: Noun("one", "job shadow", "job shadows"),
}
VISITS = {
    Kind.APPRENTICESHIP: Noun("one", "apprenticeship", "apprenticeships"),
    Kind.INTERNSHIP: Noun("one", "internship", "internships"),
    Kind.PRACTICUM: Noun("one", "practicum", "practicums"),
    Kind.JOB_SHADOW: Noun("one", "job shadow", "job shadows"),
    Kind.TEACHER_EXTERNSHIP: Noun("one", "teacher externship", "teacher externships"),
    Kind.WORKPLACE_TOUR: Noun("one", "workplace tour", "workplace tours"),
}
DEEDS = {
    Kind.MENTORSHIP: Deed(
        "mentoring {students}", "mentoring our students", "mentoring our students"
    ),
    Kind.INDUSTRY_PROJECT: Deed(
        "guiding {students} through an industry project",
        "guiding an industry project",
        "guiding {times} industry projects",
    ),
    Kind.MOCK_INTERVIEW: Deed(
        "giving {students} a mock interview",
        "giving mock interviews",
        "giving mock interviews {often}",
    ),
    Kind.WORKSHOP: Deed(
        "leading a workshop for {students}", "leading a workshop", "leading {times} workshops"
    ),
    Kind.GUEST_SPEAKER: Deed(
        "speaking to {students}", "speaking to our students", "speaking to our students {often}"
    ),
    Kind.CAREER_PANEL: Deed(
        "joining a career panel", "joining a career panel", "joining {times} career panels"
    ),
    Kind.CAREER_FAIR: Deed(
        "meeting our students at a career fair",
        "meeting our students at a career fair",
        "meeting our students at {times} career fairs",
    ),
    Kind.PODCAST: Deed(
        "speaking on a podcast", "speaking on a podcast", "speaking on a podcast {often}"
    ),
    Kind.IN_KIND_GIFT: Deed(
        "supporting our classrooms with a gift",
        "supporting our classrooms with a gift",
        "supporting our classrooms with {times} gifts",
    ),
    Kind.ADVISORY_BOARD: Deed(
        "serving on our advisory board",
        "serving on our advisory board",
        "serving on our advisory board",
    ),
    Kind.REFERRAL: Deed(
        "introducing us to others", "introducing us to others", "introducing us to others {often}"
    ),
}
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

ENGLISH = Grammar(
    locale="en",
    numbers_locale="en",
    small=tuple(SMALL),
    times="{number} times",
    often={2: "twice"},
    student=Noun("one", "student", "students"),
    guests=GUESTS,
    visits=VISITS,
    visits_for="{visits} for {students}",
    deeds=DEEDS,
    opening_doors="opening doors to {parts}",
    whole="{year}, and {closing}.",
    this_year="for {clauses} this year",
    first_year="a first year",
    years="{number} years",
    partnership="for {long} of partnership with our schools, and {rest}.",
    closings=CLOSINGS,
    usual=(
        "for standing by our students",
        "for being there for our schools",
    ),
    nothing=(
        "for standing by our schools as a partner, and for the time and good will that come with it"
    ),
    thank_you="Thank you",
    next="We would be glad to go on together, and we look forward to what comes next.",
    gift="Thank you for your gift. It helps our students learn, and we are grateful for it.",
)
