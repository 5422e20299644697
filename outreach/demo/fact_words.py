"""What the demo's partners want, ask and are unhappy about."""

from typing import NamedTuple

from outreach.enums.concerns import ConcernKind
from partnerships.enums.needs import NeedTopic as T
from partnerships.enums.partners import PartnerKind as P

Said = tuple[T, str]

EMPLOYERS: tuple[Said, ...] = (
    (T.PIPELINE, "People to hire who can {skill}"),
    (T.PIPELINE, "Two or three new hands a year who {skill} and stay"),
    (T.PIPELINE, "To meet students before they look elsewhere"),
    (T.PIPELINE, "Summer help that could turn into more"),
    (T.VISIBILITY, "To be known in town as a place that trains people"),
    (T.VISIBILITY, "Our name where parents see it"),
    (T.VISIBILITY, "Young people to know that this work exists"),
    (T.GOODWILL, "To give something back; the owner went to school here"),
    (T.GOODWILL, "Good standing with the neighbors"),
    (T.VOLUNTEERING, "Something our crew can do together twice a year"),
    (T.VOLUNTEERING, "A way for our retirees to pass on what they know"),
    (T.CURRICULUM, "A say in what is taught, so that they {skill} on day one"),
    (T.TRAINING, "Evening classes for our own people"),
)
PUBLIC: tuple[Said, ...] = (
    (T.PIPELINE, "Applicants from here who stay here"),
    (T.VISIBILITY, "Students to know what we do and that we hire"),
    (T.GOODWILL, "Families to see us outside of emergencies"),
    (T.VOLUNTEERING, "Young volunteers who come more than once"),
    (T.CURRICULUM, "Service hours that count for something at school"),
)
FACULTY: tuple[Said, ...] = (
    (T.PIPELINE, "A placement for each student who needs one"),
    (T.CURRICULUM, "Guests who work in the field now, not ten years ago"),
    (T.CURRICULUM, "A project from an employer each term"),
    (T.VISIBILITY, "Employers to know our program by name"),
    (T.TRAINING, "A week in industry for each of us, every other summer"),
)
ASSOCIATIONS: tuple[Said, ...] = (
    (T.PIPELINE, "Members who find people here instead of complaining"),
    (T.VISIBILITY, "A story for the newsletter every quarter"),
    (T.CURRICULUM, "A seat at the table when programs are planned"),
    (T.GOODWILL, "Schools and members who know each other by name"),
)
GROUPS: tuple[Said, ...] = (
    (T.VISIBILITY, "More people at our evenings"),
    (T.VOLUNTEERING, "Ways for alumni to give an hour, not a day"),
    (T.PIPELINE, "Somebody who opens doors for our members"),
)
OF_KIND: dict[P, tuple[Said, ...]] = {
    P.PUBLIC_AGENCY: PUBLIC,
    P.NONPROFIT: PUBLIC,
    P.ASSOCIATION: ASSOCIATIONS,
    P.FACULTY_DEPARTMENT: FACULTY,
    P.STUDENT_ORGANISATION: GROUPS,
    P.ALUMNI_GROUP: GROUPS,
}
BY_HAND: dict[str, tuple[Said, ...]] = {
    "Rivera Machining": (
        (T.PIPELINE, "Entry-level machinists who can read a drawing"),
        (T.VISIBILITY, "To be known in town as a place that trains people"),
    ),
    "La Espiga Panadería": ((T.PIPELINE, "Jóvenes que quieran aprender el oficio y quedarse"),),
}


class Raised(NamedTuple):
    """Something that a partner said, and what it was told."""

    kind: ConcernKind
    what: str
    answer: str


UNHAPPY, ASKED = ConcernKind.CONCERN, ConcernKind.QUESTION

OVERDUE = Raised(
    UNHAPPY, "Nobody told them that the October tour was off; four people had waited", ""
)
LATE = Raised(UNHAPPY, "The intern left in week three, and they heard it from the intern", "")
OPEN = (
    Raised(ASKED, "How many students would come in March, and on which days?", ""),
    Raised(ASKED, "Who pays if a student gets hurt on the floor?", ""),
    Raised(UNHAPPY, "Last year's thank-you went to somebody who has left", ""),
)
ANSWERED = (
    Raised(
        ASKED,
        "May students under 16 be in the shop during a tour?",
        "Yes, with an instructor and behind the yellow line. Sent them the one-page rules.",
    ),
    Raised(
        UNHAPPY,
        "Students came in sandals again",
        "The dress list now goes home with the permission slip; we check at the bus.",
    ),
    Raised(
        UNHAPPY,
        "Three different people called them in one week",
        "All calls go through their coordinator from now on.",
    ),
    Raised(
        ASKED,
        "Can they write the shadow days off as training?",
        "Not our call; gave them the number of the workforce center.",
    ),
    Raised(
        UNHAPPY,
        "Nobody wrote how the interviews went",
        "Sent the summary the same day, and put results on the list for each event.",
    ),
    Raised(
        ASKED,
        "Who is the person to call once the school year is over?",
        "Gave them both names and the office line.",
    ),
)
