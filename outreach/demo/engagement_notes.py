"""What is written about engagements with students: a title, and what was noticed."""

from outreach.enums.activities import ActivityKind as K

TITLES: dict[K, tuple[str, ...]] = {
    K.GUEST_SPEAKER: (
        "A morning in {teacher}'s class",
        "Talk at {school}: how I got here",
        "Two periods at {school} about the trade",
    ),
    K.CAREER_PANEL: ("Career panel at {school}",),
    K.CAREER_FAIR: ("Career fair",),
    K.WORKPLACE_TOUR: ("Tour with {teacher}'s class", "Tour of {see}"),
    K.JOB_SHADOW: ("Job shadows, one day each", "Job shadows: {see}"),
    K.MOCK_INTERVIEW: ("Mock interviews at {school}",),
    K.WORKSHOP: ("Workshop at {school}", "Hands-on hour with {teacher}"),
    K.PODCAST: ("Episode for the student podcast",),
    K.INDUSTRY_PROJECT: ("A real problem for {teacher}'s class", "Capstone project"),
    K.MENTORSHIP: ("Mentoring through the year",),
    K.INTERNSHIP: ("Internships", "Paid internships"),
    K.PRACTICUM: ("Practicum hours",),
    K.APPRENTICESHIP: ("Youth apprenticeship",),
    K.TEACHER_EXTERNSHIP: ("{teacher} on the job for a week",),
    K.ADVISORY_BOARD: ("Advisory board",),
    K.IN_KIND_GIFT: ("Materials for {teacher}'s room", "Food for the spring event"),
    K.REFERRAL: ("Passed on two names who would host",),
}

NOTES: dict[K, tuple[str, ...]] = {
    K.GUEST_SPEAKER: (
        "{first} brought parts to pass around; best questions of the month.",
        "Honest about the early years. Nobody looked at the clock.",
        "Went over by ten minutes and nobody minded.",
    ),
    K.WORKPLACE_TOUR: (
        "Saw {see}. Ask for smaller groups next time, the back could not hear.",
        "Bus was late, {first} stretched the tour anyway. Send a special thank-you.",
        "They had prepared goody bags. The group talked about {see} all the way home.",
    ),
    K.JOB_SHADOW: (
        "All came. {first}: “They were ready to work.”",
        "One pair had to switch days because of a test. Sorted out by text.",
        "Next year earlier in the season, please, says {first}.",
        "They want people who can {skill}, and saw two today.",
    ),
    K.MOCK_INTERVIEW: ("Kind and frank. Two volunteers asked to come again.",),
    K.WORKSHOP: ("Everyone made one to take home.", "Needs a bigger room and one more helper."),
    K.PODCAST: ("Recorded in one take. The part about failing twice stays in.",),
    K.INDUSTRY_PROJECT: (
        "Final pitches today. {first} will try one of the ideas in {month}.",
        "They gave feedback twice, which made all the difference.",
    ),
    K.MENTORSHIP: ("Meets every other week at lunch. Running by itself.",),
    K.INTERNSHIP: (
        "{first} would take the same number again. Paperwork was the slow part.",
        "Two were offered part-time work afterwards.",
        "Start was rough, week three it clicked. Debrief planned.",
    ),
    K.PRACTICUM: ("Hours signed. Preceptor asked for the schedule a month ahead.",),
    K.APPRENTICESHIP: ("Half days, four days a week. Wage step after the first semester.",),
    K.TEACHER_EXTERNSHIP: ("{teacher} came back with a new unit about {see}.",),
    K.ADVISORY_BOARD: (
        "Agreed that drawings come before software. Minutes are out.",
        "Reviewed the equipment list; they offered a used one.",
        "Certifications: keep two, drop one nobody asks for.",
    ),
    K.IN_KIND_GIFT: ("Picked up by the class itself. Thank-you card signed by all.",),
    K.REFERRAL: ("Both sound promising; calling this week.",),
    K.CAREER_PANEL: ("Best panel so far; the last question ran into lunch.",),
}

CANCELLED = (
    "Called off the day before: sick crew. They feel bad; new date in {month}.",
    "Had to cancel, a big order came in.",
    "They asked to move it to {later}. Fine with {teacher}.",
)

CANCELLED_BY_US = (
    "Snow day. Everyone safe, all to be moved.",
    "No bus driver. Apologized in person.",
    "A test was moved onto this day. We should have seen it.",
)

FOLLOW_UPS: tuple[tuple[K, str], ...] = (
    (K.CALL, "Call {first} about {thing} in {month}"),
    (K.CALL, "Call {first} with the count for {thing}"),
    (K.CALL, "Check how {thing} went from their side"),
    (K.CALL, "Ask whether they can host {n}"),
    (K.CALL, "Answer what became of last year's interns"),
    (K.CALL, "Ask {first} who fills in when they are out"),
    (K.CALL, "Settle the date for {thing}"),
    (K.CALL, "Find out whom to talk to about summer"),
    (K.CALL, "Ask {first} what they would like to see next year"),
    (K.EMAIL, "Send {first} the dates for {month}"),
    (K.EMAIL, "Send the pictures and a thank-you"),
    (K.EMAIL, "Ask for a second contact"),
    (K.EMAIL, "Share last year's results"),
    (K.EMAIL, "Send the insurance letter"),
    (K.EMAIL, "Send the photo release for {thing}"),
    (K.EMAIL, "Pass their posting on to {teacher}"),
    (K.EMAIL, "Reply about evening classes for their staff"),
    (K.EMAIL, "Ask for their logo for the program"),
    (K.EMAIL, "Send {first} the minutes"),
    (K.EMAIL, "Confirm {n} for {month}"),
    (K.MEETING, "Sit down with {first} and {teacher}"),
    (K.MEETING, "Plan {thing} with {first}"),
    (K.MEETING, "Go through the year with {first}"),
    (K.VISIT, "Drop off the certificate"),
    (K.VISIT, "Bring the card that the class made"),
    (K.VISIT, "Stop by and meet the new lead"),
    (K.WORKSITE_VISIT, "See how it goes at {see}"),
    (K.TEXT, "Text {first} where to park"),
    (K.TEXT, "Check that {first} still has the date"),
    (K.INTRODUCTION, "Introduce {teacher}"),
    (K.INTRODUCTION, "Introduce the {leader} of {school}"),
    (K.ARTICLE_SHARED, "Send {first} the grant for paid placements"),
)
