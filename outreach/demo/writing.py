"""Fills a note's braces with the people, months and things of one partner."""

from datetime import date, timedelta
from random import Random

from django.utils.dates import MONTHS
from django.utils.translation import override

from contacts.models import Affiliation
from offices.enums.offices import OfficeKind
from offices.models import Site
from outreach.demo.words import TEACHERS
from outreach.demo.world import Friend, World
from outreach.enums.activities import ActivityKind as K

THINGS = {
    K.JOB_SHADOW: "job shadows",
    K.WORKPLACE_TOUR: "the tour",
    K.INTERNSHIP: "internships",
    K.GUEST_SPEAKER: "the class visit",
    K.APPRENTICESHIP: "the apprenticeship",
    K.MENTORSHIP: "mentoring",
    K.MOCK_INTERVIEW: "mock interviews",
    K.PRACTICUM: "practicum hours",
    K.CAREER_PANEL: "the career panel",
    K.WORKSHOP: "the workshop",
    K.INDUSTRY_PROJECT: "the class project",
    K.TEACHER_EXTERNSHIP: "the teacher externship",
    K.PODCAST: "the podcast",
    K.ADVISORY_BOARD: "the advisory board",
    K.IN_KIND_GIFT: "the materials",
    K.REFERRAL: "referrals",
}


def write(
    world: World,
    friend: Friend,
    text: str,
    day: date,
    who: Affiliation | None,
    site: Site | None = None,
) -> str:
    """The note as it was written on that day, after talking to `who` (None: nobody known).

    `site` is where it happened; otherwise the note speaks of any site that they work with.
    """
    rng = world.rng
    soon, later = _month(day, rng, 1, 3), _month(day, rng, 4, 7)
    written = text.format(
        first=who.contact.name.split()[0] if who else "their front desk",
        n=rng.choice(("one student", "two students", "three students", "a group of six")),
        thing=THINGS.get(rng.choice(friend.trade.offers), "the visit"),
        month=soon[0],
        month_es=soon[1],
        later=later[0],
        teacher=rng.choice(TEACHERS),
        school=world.place_of(site or rng.choice(friend.sites)).short,
        leader="dean" if world.plan.kind == OfficeKind.COLLEGE else "principal",
        see=friend.trade.see,
        skill=friend.trade.skill,
    )
    return written[:1].upper() + written[1:]


def _month(day: date, rng: Random, least: int, most: int) -> tuple[str, str]:
    """A school month ahead, in English and Spanish."""
    month = (day + timedelta(days=30 * rng.randrange(least, most + 1))).month
    month = {6: 5, 7: 9, 8: 9}.get(month, month)
    with override("es"):
        spanish = str(MONTHS[month]).lower()
    with override("en"):
        return str(MONTHS[month]), spanish
