"""What a sentence says, with the names that the office knows."""

from datetime import date

from core.folding import fold
from core.likeness import rows_like
from offices.models import Office
from outreach.enums.activities import KINDS, ActivityKind, Status
from outreach.sentences.understood import Named, Understood
from partnerships.models import Partner

FIRST_WORDS = {
    "called": ActivityKind.CALL,
    "met": ActivityKind.MEETING,
    "emailed": ActivityKind.EMAIL,
    "texted": ActivityKind.TEXT,
    "visited": ActivityKind.VISIT,
    "llame": ActivityKind.CALL,
    "almuerzo": ActivityKind.LUNCHEON,
}


def understand(office: Office, text: str, *, at: date) -> Understood:
    """What `text` says, written in `office` on the day `at`. Never fails, whatever the text is."""
    words = fold(text).replace(",", " ").split()
    kind = next((FIRST_WORDS[word] for word in words if word in FIRST_WORDS), None)
    like = [it for it in rows_like("similar_partners", words, 5) if it.score == 1 and it.word]
    names = dict(Partner.objects.filter(pk__in={it.pk for it in like}).values_list("pk", "name"))
    named = {it.pk: Named(it.pk, names[it.pk], it.word) for it in like if it.pk in names}
    return Understood(
        text=text,
        language="en",
        kind=kind,
        exchange=KINDS[kind].exchange if kind else None,
        status=Status.DONE,
        partners=tuple(named.values()) if len(named) == 1 else (),
        contacts=(),
        starts_on=at,
        ends_on=None,
        follow_up=None,
        places=None,
        places_kind=None,
        student_count=None,
        volunteers=None,
        candidates=(),
    )
