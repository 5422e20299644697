"""Find: activities, by the words of their notes."""

from django.urls import reverse

from core.registries.find import Hit
from core.templatetags.dates import day
from offices.enums.vocabularies import Vocabulary
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.enums.activities import KINDS, ActivityKind
from outreach.models import Activity
from outreach.queries.saying import activities_saying

OFFERED = 4
SCORE = 0.7
"""Names come first; among themselves the newest."""


def activity_hits(request: OfficeRequest, text: str) -> list[Hit]:
    """The newest activities whose notes say all the words that were typed."""
    found = activities_saying(request.office, text, OFFERED)
    labels = labels_of(request.office, Vocabulary.ACTIVITY_KIND) if found else {}
    return [_hit(request, it, labels[it.kind]) for it in found]


def _hit(request: OfficeRequest, activity: Activity, label: str) -> Hit:
    partners = ", ".join(it.partner.name for it in activity.participations.all())
    return Hit(
        title=f"{label}: {partners}",
        note=day(activity.starts_on, request.office.today()),
        url=reverse("activity_edit", args=[request.office.slug, activity.pk]),
        icon=KINDS[ActivityKind(activity.kind)].icon,
        score=SCORE,
        sheet=True,
    )
