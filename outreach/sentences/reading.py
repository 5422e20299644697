"""A sentence read without its names: kind, exchange, days, next step, counts."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.folding import fold
from outreach.enums.activities import KINDS, ActivityKind, Exchange, Status
from outreach.sentences.counts import Offer, offers, students_in, volunteers_in
from outreach.sentences.days import days_said
from outreach.sentences.exchanges import exchange_of, is_attempt
from outreach.sentences.kinds import KindSaid, kind_said, without_topics
from outreach.sentences.language import language_of
from outreach.sentences.spans import Days, DaysSaid, School, Tense
from outreach.sentences.statuses import StatusSaid, status_said
from outreach.sentences.steps import StepSaid, later_steps, step_said
from outreach.sentences.text import Text, blank
from outreach.sentences.times import times_said
from outreach.sentences.understood import LONGEST, Language, NextStep

RECENT = timedelta(days=14)
"""Without a word that says when, a day within these is past, whatever lies ahead."""
LONG_AGO = timedelta(days=240)
"""A date without a year that far back is not when something happened that is told now."""
_WILL_HOST = re.compile(
    r"\b(?:(?:will|is going to|are going to|'ll) (?:host|run|hold|give|present|come|have|"
    r"visit|tour|"
    r"speak|join|be|do|start)|va a|van a|vendra|vendran|recibira|recibiran)\b"
)
_WITH_STUDENTS = re.compile(
    r"\b(?:students|kids|juniors|seniors|freshmen|alumn[oa]s|estudiantes)\s+(?:\w+\s+)?(?:toured|"
    r"visited|went|fueron|visitaron)\b|\b(?:with|w/|w|took|brought|for|and|con|lleve a|"
    r"llevamos a|mis|"
    r"y)\s+(?:\w+\s+){0,3}?(?:students|kids|juniors|seniors|sophomores|freshmen|(?:my|our|"
    r"the)\s+\w*\s?class|estudiantes|alumn[oa]s|mi clase|mi grupo|muchach[oa]s)\b"
)
_THEIR_DAY = re.compile(
    r"\b(?:(?:he|she|they|it)(?:'s|'re|s)?\s+(?:is|are|back|out(?! of)|will|busy|gone|off|wants?|"
    r"needs?|can|could|plans?|leaves?|starts?)|(?:he|she|they|it)'(?:s|re|ll|d)|hes|shes|"
    r"theyre|"
    r"(?:back|out(?! of)|away|busy|closed|open|available|due|deadline|booked)\s+(?:in the "
    r"office\s+)?(?:on|by|until|from|is|at)?|regresa|vuelve|esta(?:n|ra|ran)? (?:fuera|"
    r"ocupad[oa]s?|de vacaciones)|abren|cierran|"
    r"(?:he|she|they|we|i) (?:said|says|thinks)|says|said|dice|dijo|dicen)\s*(?:\w+\s*){0,6}$"
)


@dataclass(frozen=True)
class Read:
    """What the words say; `taken` are places in the text that name no partner and no person."""

    text: Text
    language: Language
    kind: ActivityKind | None
    exchange: Exchange | None
    status: Status
    starts_on: date
    ends_on: date | None
    follow_up: NextStep | None
    places: int | None
    places_kind: ActivityKind | None
    student_count: int | None
    volunteers: int | None
    step: StepSaid | None
    taken: tuple[tuple[int, int], ...] = field(repr=False)


_SCHOOL_WORDS = re.compile(
    r"\b(?:after|before|back from|despues|antes|break|term|semester|quarter|trimester|semestre|"
    r"trimestre|cuatrimestre|periodo|vacaciones|pasando|regres\w+|vuelta|tras)\b"
)


def needs_calendar(typed: str) -> bool:
    """Whether the school calendar may be asked; without these words it is not."""
    return bool(_SCHOOL_WORDS.search(fold(typed)))


def read(typed: str, school: School) -> Read:
    """Everything but the names. Never fails."""
    return _Reader(Text(typed[:LONGEST]), school).read()


class _Reader:
    """The pieces of one sentence, each found in what the ones before have left."""

    def __init__(self, text: Text, school: School) -> None:
        self.text, self.school = text, school
        self.days = days_said(text.folded, school)
        self.times = times_said(text.folded)
        self.dated = [(it.start, it.end) for it in self.days]
        self.dated += [(it.start, it.end) for it in self.times]
        self.bare = text.folded
        for start, end in self.dated:
            self.bare = blank(self.bare, start, end, " ")
        self.attempt = is_attempt(self.bare)
        self.step = step_said(text, self.bare, self.days, self.times, attempt=self.attempt)
        self.rest = self.bare
        if self.step:
            self.rest = blank(self.rest, self.step.start, self.step.end)

    def read(self) -> Read:
        found = self._offers()
        rest = self.rest
        for it in found:
            rest = blank(rest, it.start, it.end)
        status = status_said(self.rest, rest)
        kind = kind_said(rest)
        students = students_in(without_topics(rest))
        activity = self._kind(kind, students, rest)
        days, state = self._days_and_status(kind, activity, status, found)
        # an offer counts where nothing but it holds a number of places
        offer = next((it for it in found if it.places is not None), None)
        return Read(
            text=self.text,
            language=language_of(self.text.text, self.text.folded),
            kind=activity,
            exchange=self._exchange(activity, state, rest),
            status=state,
            starts_on=days.first or self.school.today,
            ends_on=days.last,
            follow_up=self.step.step if self.step else None,
            places=offer.places if offer else None,
            places_kind=offer.kind if offer else None,
            student_count=students,
            volunteers=volunteers_in(without_topics(rest)),
            step=self.step,
            taken=tuple(self.dated),
        )

    def _offers(self) -> list[Offer]:
        """What partners can do, unless the sentence is about a plan for a day and nothing else."""
        found = offers(self.text, self.rest)
        if not found or not _WILL_HOST.search(self.rest):
            return found
        if kind_said(blank(self.rest, found[0].start, found[0].end)) is None:
            sure = [
                it for it in self._free_days([]) if it.ahead.first and found[0].start <= it.start
            ]
            return [] if sure and kind_said(self.rest) else found
        return found

    def _kind(self, kind: KindSaid | None, students: int | None, rest: str) -> ActivityKind | None:
        activity = kind.kind if kind else None
        if activity in (ActivityKind.VISIT, ActivityKind.WORKSITE_VISIT) and (
            students or _WITH_STUDENTS.search(rest)
        ):
            return ActivityKind.WORKPLACE_TOUR
        if activity is None and self.attempt:
            return ActivityKind.CALL
        return activity

    def _exchange(self, kind: ActivityKind | None, status: Status, rest: str) -> Exchange | None:
        if status is not Status.DONE:
            return KINDS[kind].exchange if kind else None
        return exchange_of(kind, self.bare if self.attempt else rest)

    def _free_days(self, found: list[Offer]) -> list[DaysSaid]:
        """The days that can be those of the activity: not the next step's, an offer's, a bound."""
        taken = [(it.start, it.end) for it in found]
        if self.step:
            taken.append((self.step.start, self.step.end))
            taken += later_steps(self.text, self.bare, self.step.end, attempt=self.attempt)
        return [
            it
            for it in self.days
            if not it.vague
            and not it.limit
            and it.past.first
            and not any(a <= it.start < b for a, b in taken)
            and not _THEIR_DAY.search(self._part(it.start))
        ]

    def _part(self, place: int) -> str:
        return self.rest[self.text.segment_start(place) : place]

    def _days_and_status(
        self,
        kind: KindSaid | None,
        activity: ActivityKind | None,
        status: StatusSaid,
        found: list[Offer],
    ) -> tuple[Days, Status]:
        free = self._free_days(found)
        if status.status is not None:
            return self._settled(status, free), status.status
        if not free:
            planned = status.plans and not (kind.past if kind else self.step)
            return Days(None), Status.PLANNED if planned else Status.DONE
        day = self._own_day(kind, free)
        if kind and kind.past and not (status.plans and status.place < kind.start):
            if day.tense is Tense.AHEAD and self._stands_before(day, kind):
                return day.ahead, Status.PLANNED
            own = [it for it in (day, *free) if not self._is_of_another(it, kind)]
            past = next((it for it in own if self._may_be_past(it)), None)
            return (past.past if past else Days(None)), Status.DONE
        return self._open(day, status, activity, kind)

    def _stands_before(self, day: DaysSaid, kind: KindSaid) -> bool:
        """ "Mañana visito Turner": what is said to happen on that day, the verb right behind."""
        between = self.text.folded[day.end : kind.start]
        return day.end <= kind.start and not between.strip(" ,")

    def _is_of_another(self, day: DaysSaid, kind: KindSaid) -> bool:
        """ "Talked to Beth, meeting Thursday": the day of what is named beside it."""
        start, end = self.text.segment_start(day.start), self.text.segment_end(day.start)
        if start <= kind.start <= end or day.tense is Tense.PAST:
            return False
        other = kind_said(self.rest[start:end])
        return other is not None and not other.past

    def _may_be_past(self, day: DaysSaid) -> bool:
        """Whether what happened may have happened then: "called about the tour on Dec 3", said in
        November, tells no day of last year."""
        if day.tense is not Tense.EITHER:
            return day.tense is Tense.PAST
        past, ahead, today = day.past.first, day.ahead.first, self.school.today
        if past is None or ahead is None:
            return past is not None
        told = self.text.folded[day.start : day.end]
        return today - past <= LONG_AGO and not (told.endswith("s") and told[-2:-1] == "'")

    def _own_day(self, kind: KindSaid | None, free: list[DaysSaid]) -> DaysSaid:
        """The day in the part of the sentence that tells the kind, or the first."""
        if kind is not None:
            a, b = self.text.segment_start(kind.start), self.text.segment_end(kind.start)
            return next((it for it in free if a <= it.start <= b), free[0])
        return free[0]

    def _settled(self, status: StatusSaid, free: list[DaysSaid]) -> Days:
        """The new day of what was moved, the coming day of what was cancelled."""
        if not free:
            return Days(None)
        if status.status is Status.PLANNED:
            after = [it for it in free if it.start >= status.place]
            return (after or free)[-1].ahead
        first = free[0]
        past = first.tense is Tense.PAST or (status.is_past and first.tense is Tense.EITHER)
        return first.past if past else first.ahead

    def _open(
        self,
        day: DaysSaid,
        status: StatusSaid,
        activity: ActivityKind | None,
        kind: KindSaid | None,
    ) -> tuple[Days, Status]:
        """A noun and a day: planned if words or the day say so, else the nearest such day."""
        if day.tense is Tense.AHEAD or status.plans or self._looks_ahead(day, status):
            planned = activity is not None or status.plans
            return (day.ahead, Status.PLANNED) if planned else (Days(None), Status.DONE)
        if day.tense is Tense.PAST or status.happened or activity is None:
            return (day.past if self._may_be_past(day) else Days(None)), Status.DONE
        days = self._nearest(day)
        ahead = days.first is not None and days.first > self.school.today
        return days, Status.PLANNED if ahead else Status.DONE

    def _looks_ahead(self, day: DaysSaid, status: StatusSaid) -> bool:
        """ "Seeing Walt on Thursday" is planned; so is "coffee Friday at 8"."""
        present = status.ahead and day.tense is Tense.EITHER and day.past.first != day.ahead.first
        return (present and not status.happened) or self._has_time(day, status)

    def _has_time(self, day: DaysSaid, status: StatusSaid) -> bool:
        """ "coffee Friday at 8" is planned: of what is over, nobody writes down the time."""
        between = (self.text.folded[day.end : it.start] for it in self.times if it.start >= day.end)
        said = any(not it.strip(" ,") for it in between)
        return said and day.tense is Tense.EITHER and not status.happened

    def _nearest(self, day: DaysSaid) -> Days:
        """What lies in this school year goes before what lay in the one before."""
        past, ahead = day.past.first, day.ahead.first
        assert past is not None
        assert ahead is not None
        today = self.school.today
        if today - past <= RECENT or today - past <= (ahead - today) / 2:
            return day.past
        return day.ahead
