"""Kinds of activity inside a sentence: "a call", "an internship"."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.history.words import inside
from outreach.enums.activities import ActivityKind

PHRASES: dict[ActivityKind, Promise] = {
    ActivityKind.CALL: _("a call"),
    ActivityKind.VOICEMAIL: _("a voicemail"),
    ActivityKind.TEXT: _("a text"),
    ActivityKind.EMAIL: _("an email"),
    ActivityKind.SOCIAL_MESSAGE: _("a social message"),
    ActivityKind.MEETING: _("a meeting"),
    ActivityKind.VISIT: _("a visit"),
    ActivityKind.WORKSITE_VISIT: _("a worksite visit"),
    ActivityKind.LUNCHEON: _("a luncheon"),
    ActivityKind.INTRODUCTION: _("an introduction"),
    ActivityKind.ARTICLE_SHARED: _("a shared article"),
    ActivityKind.MET_AT_EVENT: _("a meeting at an event"),
    ActivityKind.GUEST_SPEAKER: _("a guest speaker"),
    ActivityKind.CAREER_PANEL: _("a career panel"),
    ActivityKind.CAREER_FAIR: _("a career fair"),
    ActivityKind.WORKPLACE_TOUR: _("a workplace tour"),
    ActivityKind.JOB_SHADOW: _("a job shadow"),
    ActivityKind.MOCK_INTERVIEW: _("a mock interview"),
    ActivityKind.WORKSHOP: _("a workshop"),
    ActivityKind.PODCAST: _("a podcast"),
    ActivityKind.INDUSTRY_PROJECT: _("an industry project"),
    ActivityKind.MENTORSHIP: _("a mentorship"),
    ActivityKind.INTERNSHIP: _("an internship"),
    ActivityKind.PRACTICUM: _("a practicum"),
    ActivityKind.APPRENTICESHIP: _("an apprenticeship"),
    ActivityKind.TEACHER_EXTERNSHIP: _("a teacher externship"),
    ActivityKind.ADVISORY_BOARD: _("an advisory board"),
    ActivityKind.IN_KIND_GIFT: _("an in-kind gift"),
    ActivityKind.REFERRAL: _("a referral"),
}


def a_kind(slug: str, labels: Mapping[str, str]) -> str:
    """The kind with its article; without one where the office has a word of its own for it."""
    if slug not in ActivityKind.values:
        return slug
    kind = ActivityKind(slug)
    own = labels.get(slug, "")
    return inside(own) if own and own != str(kind.label) else str(PHRASES[kind])
