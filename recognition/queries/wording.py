"""Proposes the words of a certificate or letter, out of what the partner really did."""

from collections import defaultdict
from datetime import date

from django.db.models import Exists, F, OuterRef

from offices.models import Office
from outreach.enums.activities import ENGAGEMENTS, ActivityKind, Status
from outreach.models import Participation
from partnerships.models import Partner
from recognition.enums.documents import DocumentKind, DocumentLanguage
from recognition.queries.spans import year_so_far
from recognition.wording.done import HOSTED, Done, weightiest
from recognition.wording.english import ENGLISH
from recognition.wording.grammar import Grammar
from recognition.wording.spanish import SPANISH

LANGUAGES: dict[str, Grammar] = {
    DocumentLanguage.ENGLISH: ENGLISH,
    DocumentLanguage.SPANISH: SPANISH,
}


def propose_wording(
    office: Office, partner: Partner, *, today: date, language: str, kind: str, years: int = 0
) -> str:
    """Words to begin with: what the partner did in this school year, the weightiest first.

    Counts are those of the partner's own participations, exact. Where nothing was done the words
    are warm and say no figures. `kind` is the document's: a letter has sentences of its own.
    `years` of partnership, where it is an anniversary, come first.
    """
    said = LANGUAGES.get(language, ENGLISH)
    done = weightiest(done_this_year(office, partner, today))
    return _words(said, done, kind, years, partner.pk)


def names_nothing(words: str, *, language: str, kind: str, years: int = 0) -> bool:
    """Whether these are the words that are proposed where the log holds nothing."""
    return words == _words(LANGUAGES.get(language, ENGLISH), [], kind, years, 0)


def _words(said: Grammar, done: list[Done], kind: str, years: int, partner_id: int) -> str:
    what = f"{said.nothing}."
    if years:
        what = said.of_years(years, _clauses(said, done))
    elif done:
        what = said.sentence(_clauses(said, done), _closing(said, done, partner_id))
    return what if kind == DocumentKind.CERTIFICATE else said.letter(what, kind)


def done_this_year(office: Office, partner: Partner, today: date) -> list[Done]:
    """The engagements of this school year that were done and that the partner attended, by kind."""
    by_kind: dict[str, list[int | None]] = defaultdict(list)
    for kind, students, is_shared in _attended(office, partner, today):
        by_kind[kind].append(None if is_shared else students)
    return [_done(ActivityKind(kind), counts) for kind, counts in by_kind.items()]


def _attended(office: Office, partner: Partner, today: date) -> list[tuple[str, int | None, bool]]:
    """Kind, students and whether others had a part in it, of each engagement."""
    of_others = Participation.objects.filter(
        office=office, activity_id=OuterRef("activity_id"), attended=True
    ).exclude(partner=partner)
    own = Participation.objects.filter(
        office=office,
        partner=partner,
        attended=True,
        starts_on__range=(year_so_far(office, today), today),
        activity__status=Status.DONE,
        activity__archived_at=None,
        activity__kind__in=[it.value for it in ENGAGEMENTS],
    )
    rows = own.annotate(
        kind=F("activity__kind"), students=F("activity__student_count"), shared=Exists(of_others)
    )
    return list(rows.values_list("kind", "students", "shared"))


def _done(kind: ActivityKind, counts: list[int | None]) -> Done:
    """The students of a kind are known where they are known of each engagement."""
    known = [it for it in counts if it]
    students = sum(known) if len(known) == len(counts) else None
    return Done(kind, len(counts), students)


def _clauses(said: Grammar, done: list[Done]) -> list[str]:
    """One for each, in their order; all that opened its doors is one."""
    hosted = [said.clause(it) for it in done if it.kind in HOSTED]
    clauses: list[str] = []
    for it in done:
        if it.kind not in HOSTED:
            clauses.append(said.clause(it))
        elif hosted:
            clauses.append(said.opening(hosted))
            hosted = []
    return clauses


def _closing(said: Grammar, done: list[Done], partner_id: int) -> str:
    """One of a few, the same for the partner each time it is asked."""
    fitting = (few for kinds, few in said.closings.items() if done[0].kind in kinds)
    few = next(fitting, said.usual)
    return few[partner_id % len(few)]
