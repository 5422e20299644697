"""Activities by the words of their notes."""

import re

from django.db import connection
from django.db.models import Prefetch

from core.folding import fold
from offices.models import Office
from outreach.models import Activity, Participation

WORD = re.compile(r"\w+")
MOST_WORDS = 8
ENOUGH = 3
"""Letters from which on words are looked up: the beginning "a" is in every note."""


def activities_saying(office: Office, text: str, most: int) -> list[Activity]:
    """The newest activities whose notes hold words that begin with each of the words of `text`,
    case and accents aside; with their partners. Call it inside the office's context."""
    words = WORD.findall(fold(text))[:MOST_WORDS]
    if sum(len(word) for word in words) < ENOUGH:
        return []
    query = " & ".join(f"'{word}':*" for word in words)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM lookup.activities_saying(%s, %s)", [query, most])
        found = [pk for (pk,) in cursor.fetchall()]
    rows = Activity.objects.filter(office=office, pk__in=found).prefetch_related(
        Prefetch("participations", Participation.objects.select_related("partner").order_by("id"))
    )
    return list(rows.order_by("-starts_on", "-id"))
