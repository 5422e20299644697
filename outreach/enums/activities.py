"""What can happen with a partner: kinds, their family, and how the exchange usually goes.

The kinds are those of Lanyard's product language: touchpoints between people, and engagements
with students. Work-based-learning terms follow the federal definition of work-based learning in
Perkins V (20 U.S.C. § 2302 (55)) and the usual continuum from awareness to training.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Family(models.TextChoices):
    TOUCHPOINT = "touchpoint", _("Touchpoints")
    ENGAGEMENT = "engagement", _("Engagements with students")


class Exchange(models.TextChoices):
    TWO_WAY = "two-way", _("We talked")
    ONE_WAY = "one-way", _("We reached out")
    ATTEMPT = "attempt", _("We tried")


class Status(models.TextChoices):
    PLANNED = "planned", _("Planned")
    DONE = "done", pgettext_lazy("activity", "Done")
    CANCELLED_BY_US = "cancelled-by-us", _("Cancelled by us")
    CANCELLED_BY_THEM = "cancelled-by-them", _("Cancelled by them")


class ActivityKind(models.TextChoices):
    CALL = "call", _("Call")
    VOICEMAIL = "voicemail", _("Voicemail")
    TEXT = "text", _("Text")
    EMAIL = "email", _("Email")
    SOCIAL_MESSAGE = "social-message", _("Social message")
    MEETING = "meeting", _("Meeting")
    VISIT = "visit", _("Visit")
    WORKSITE_VISIT = "worksite-visit", _("Worksite visit")
    LUNCHEON = "luncheon", _("Luncheon")
    INTRODUCTION = "introduction", _("Introduction")
    ARTICLE_SHARED = "article-shared", _("Article shared")
    MET_AT_EVENT = "met-at-event", _("Met at an event")
    GUEST_SPEAKER = "guest-speaker", _("Guest speaker")
    CAREER_PANEL = "career-panel", _("Career panel")
    CAREER_FAIR = "career-fair", _("Career fair")
    WORKPLACE_TOUR = "workplace-tour", _("Workplace tour")
    JOB_SHADOW = "job-shadow", _("Job shadow")
    MOCK_INTERVIEW = "mock-interview", _("Mock interview")
    WORKSHOP = "workshop", _("Workshop")
    PODCAST = "podcast", _("Podcast")
    INDUSTRY_PROJECT = "industry-project", _("Industry project")
    MENTORSHIP = "mentorship", _("Mentorship")
    INTERNSHIP = "internship", _("Internship")
    PRACTICUM = "practicum", _("Practicum")
    APPRENTICESHIP = "apprenticeship", _("Apprenticeship")
    TEACHER_EXTERNSHIP = "teacher-externship", _("Teacher externship")
    ADVISORY_BOARD = "advisory-board", _("Advisory board")
    IN_KIND_GIFT = "in-kind-gift", _("In-kind gift")
    REFERRAL = "referral", _("Referral")


@dataclass(frozen=True)
class KindFacts:
    """A kind's family, the exchange it usually is, and its icon (lucide)."""

    family: Family
    exchange: Exchange
    icon: str


_T, _E = Family.TOUCHPOINT, Family.ENGAGEMENT
_TWO, _ONE = Exchange.TWO_WAY, Exchange.ONE_WAY

KINDS: dict[ActivityKind, KindFacts] = {
    ActivityKind.CALL: KindFacts(_T, _TWO, "phone"),
    ActivityKind.VOICEMAIL: KindFacts(_T, Exchange.ATTEMPT, "voicemail"),
    ActivityKind.TEXT: KindFacts(_T, _ONE, "message-square"),
    ActivityKind.EMAIL: KindFacts(_T, _ONE, "mail"),
    ActivityKind.SOCIAL_MESSAGE: KindFacts(_T, _ONE, "at-sign"),
    ActivityKind.MEETING: KindFacts(_T, _TWO, "users"),
    ActivityKind.VISIT: KindFacts(_T, _TWO, "map-pin"),
    ActivityKind.WORKSITE_VISIT: KindFacts(_T, _TWO, "hard-hat"),
    ActivityKind.LUNCHEON: KindFacts(_T, _TWO, "utensils"),
    ActivityKind.INTRODUCTION: KindFacts(_T, _TWO, "user-plus"),
    ActivityKind.ARTICLE_SHARED: KindFacts(_T, _ONE, "newspaper"),
    ActivityKind.MET_AT_EVENT: KindFacts(_T, _TWO, "calendar-check"),
    ActivityKind.GUEST_SPEAKER: KindFacts(_E, _TWO, "mic"),
    ActivityKind.CAREER_PANEL: KindFacts(_E, _TWO, "presentation"),
    ActivityKind.CAREER_FAIR: KindFacts(_E, _TWO, "tent"),
    ActivityKind.WORKPLACE_TOUR: KindFacts(_E, _TWO, "factory"),
    ActivityKind.JOB_SHADOW: KindFacts(_E, _TWO, "footprints"),
    ActivityKind.MOCK_INTERVIEW: KindFacts(_E, _TWO, "messages-square"),
    ActivityKind.WORKSHOP: KindFacts(_E, _TWO, "wrench"),
    ActivityKind.PODCAST: KindFacts(_E, _TWO, "podcast"),
    ActivityKind.INDUSTRY_PROJECT: KindFacts(_E, _TWO, "lightbulb"),
    ActivityKind.MENTORSHIP: KindFacts(_E, _TWO, "sprout"),
    ActivityKind.INTERNSHIP: KindFacts(_E, _TWO, "briefcase"),
    ActivityKind.PRACTICUM: KindFacts(_E, _TWO, "stethoscope"),
    ActivityKind.APPRENTICESHIP: KindFacts(_E, _TWO, "hammer"),
    ActivityKind.TEACHER_EXTERNSHIP: KindFacts(_E, _TWO, "school"),
    ActivityKind.ADVISORY_BOARD: KindFacts(_E, _TWO, "landmark"),
    ActivityKind.IN_KIND_GIFT: KindFacts(_E, _TWO, "gift"),
    ActivityKind.REFERRAL: KindFacts(_E, _TWO, "share-2"),
}

ENGAGEMENTS = tuple(kind for kind, facts in KINDS.items() if facts.family is _E)
