"""What the demo's agreements say."""

from outreach.enums.activities import ActivityKind as K

TITLES = (
    "Work-based learning",
    "Partnership agreement",
    "Job shadows and talks",
    "Students at work",
    "Memorandum of understanding",
)
OUR_PARTS = (
    "We choose and prepare the students, and bring them.\nOne coordinator answers within two days.",
    "We plan dates with six weeks of notice and cancel none without a call.\n"
    "We thank in public, and tell what came of it once a year.",
    "We insure the students on the way and on site, and send a teacher along.",
)
THEIR_PARTS = (
    "They name one person for students and another who steps in.\n"
    "They show real work, not a slide show.",
    "They take students on the days that are agreed and say early when that cannot be.",
    "They come to class, give feedback on what we teach, and let us bring teachers, too.",
)
DEFAULT_GOAL = "Days with students"
GOALS = {
    K.GUEST_SPEAKER: "Talks in class",
    K.CAREER_PANEL: "Seats on career panels",
    K.CAREER_FAIR: "Stands at the career fair",
    K.WORKPLACE_TOUR: "Tours of the workplace",
    K.JOB_SHADOW: "Job shadows",
    K.MOCK_INTERVIEW: "Rounds of mock interviews",
    K.WORKSHOP: "Workshops",
    K.INDUSTRY_PROJECT: "Projects with a class",
    K.MENTORSHIP: "Mentorships",
    K.INTERNSHIP: "Paid internships",
    K.PRACTICUM: "Practicum places",
    K.APPRENTICESHIP: "Apprenticeships",
    K.TEACHER_EXTERNSHIP: "Externships for teachers",
    K.ADVISORY_BOARD: "Meetings of the advisory board",
    K.IN_KIND_GIFT: "Gifts of material",
    K.REFERRAL: "Introductions to others",
}
