"""From what was understood of a sentence to what stands in the fields of the log form.

One function serves Today's box, the dialog and the page. What somebody changed by hand stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.http import QueryDict

from outreach.enums.activities import KINDS
from outreach.forms.before import Before, Values, ids
from outreach.forms.days import FORTNIGHT, NONE, PICK, TOMORROW, WEEK, chosen_day
from outreach.queries.named import Known
from outreach.sentences.understood import Candidates, NextStep, Understood

TODAY, YESTERDAY, OTHER = "today", "yesterday", "other"

GROUPS = (
    ("kind",),
    ("exchange",),
    ("status",),
    ("when", "starts_on"),
    ("ends_on",),
    ("follow_up", "follow_up_due_on"),
    ("follow_up_what",),
    ("follow_up_at",),
    ("places",),
    ("places_kind",),
    ("student_count",),
)
"""Fields that a sentence fills; those of a group are changed by hand together."""

PARTNERS, CONTACTS = "partners", "contacts"

STEP = ("follow_up", "follow_up_due_on", "follow_up_what", "follow_up_at")

EMPTY = {"follow_up": NONE, "when": TODAY, "status": "done"}
"""What stands in a field that somebody emptied, where that is not nothing."""


@dataclass(frozen=True)
class Heard:
    """`values` for the form's fields; `before` goes with the form to its next reading.

    `candidates` are still to be settled. `is_day_assumed`: a next step came without its day;
    `is_kind_assumed`: the sentence does not say how it went.
    """

    values: Values
    before: Before
    candidates: tuple[Candidates, ...] = ()
    is_day_assumed: bool = False
    is_kind_assumed: bool = False

    def was_changed(self, *names: str) -> bool:
        """Whether one of these fields, or of these lists, was changed by hand."""
        before = self.before
        changed = {*before.fixed, *before.own, *before.gone}
        return not changed.isdisjoint(names)

    def into(self, sent: QueryDict) -> QueryDict:
        """The form's data with what was heard in its place."""
        data = sent.copy()
        for name, values in self.values.items():
            data.setlist(name, values)
        return data


def hear(
    understood: Understood | None, sent: QueryDict, before: Before, known: Known, today: date
) -> Heard:
    """What stands in the form now that the sentence reads so, and `sent` is what was in it."""
    before = _acted(before, sent)
    people, partners, before = _names(understood, sent, before, known)
    heard = _fields(understood, before, today)
    if partners and understood is not None:
        heard[f"volunteers_{partners[0]}"] = _number(understood.volunteers)
    values, before = _with_hands(heard, sent, before)
    values |= {PARTNERS: _texts(partners), CONTACTS: _texts(people)}
    before = replace(before, put=values)
    left = _unsettled(understood, before, known, {*partners}, {*people})
    step = understood.follow_up if understood else None
    is_assumed = step is not None and step.due_on is None and "follow_up" not in before.fixed
    is_unsaid = understood is not None and not understood.kind and "kind" not in before.fixed
    return Heard(values, before, left, is_assumed, is_unsaid)


def _acted(before: Before, sent: QueryDict) -> Before:
    """What the buttons beside the chips ask for: words are nobody of ours."""
    skipped = dict.fromkeys([*before.skipped, *sent.getlist("skip")])
    return replace(before, skipped=tuple(skipped))


def _fields(understood: Understood | None, before: Before, today: date) -> dict[str, str]:
    """What the sentence says, field by field; where it is silent, what was given, or nothing."""
    kind = _first(before.given.get("kind"))
    if understood is None:
        return _blank(kind)
    kind = understood.kind.value if understood.kind else kind
    when, starts_on = _day(understood.starts_on, today)
    return _blank(kind) | {
        "exchange": _exchange(understood),
        "status": understood.status.value,
        "when": when,
        "starts_on": starts_on,
        "ends_on": _iso(understood.ends_on),
        "places": _number(understood.places),
        "places_kind": understood.places_kind.value if understood.places_kind else "",
        "student_count": _number(understood.student_count),
        **(_step(understood.follow_up, today) if understood.follow_up else {}),
    }


def _blank(kind: str) -> dict[str, str]:
    names = [name for group in GROUPS for name in group]
    return dict.fromkeys(names, "") | EMPTY | {"kind": kind}


def _exchange(understood: Understood) -> str:
    """Only what is not the usual one of the kind needs to be said."""
    if understood.exchange is None:
        return ""
    usual = KINDS[understood.kind].exchange if understood.kind else None
    return "" if understood.exchange == usual else understood.exchange.value


def _day(day: date, today: date) -> tuple[str, str]:
    if day == today:
        return TODAY, ""
    return (YESTERDAY, "") if day == today - timedelta(days=1) else (OTHER, day.isoformat())


def _step(step: NextStep, today: date) -> dict[str, str]:
    """A step without a day is put a week ahead, where everybody sees it."""
    choice = WEEK if step.due_on is None else _chip_of(step.due_on, today)
    return {
        "follow_up": choice,
        "follow_up_due_on": _iso(step.due_on) if choice == PICK else "",
        "follow_up_what": step.what[:200],
        "follow_up_at": step.at.strftime("%H:%M") if step.at else "",
    }


def _chip_of(day: date, today: date) -> str:
    """The chip that stands for a day."""
    chips = (TOMORROW, WEEK, FORTNIGHT)
    return next((it for it in chips if chosen_day(it, today, None) == day), PICK)


def _with_hands(heard: dict[str, str], sent: QueryDict, before: Before) -> tuple[Values, Before]:
    """Hands win over the sentence, in whole groups."""
    there = {name: sent.getlist(name) for name in sent}
    dropped = set(sent.getlist("drop"))
    values: Values = {}
    fixed: list[str] = []
    singles = [(name,) for name in heard if name.startswith("volunteers_")]
    for group in (*GROUPS, *singles):
        names = set(group)
        if names & dropped:
            fixed += group
            values |= {name: [EMPTY.get(name, "")] for name in group}
        elif any(before.was_changed(name, there) for name in group):
            fixed += group
            values |= {name: there.get(name) or [EMPTY.get(name, "")] for name in group}
        else:
            values |= {name: [heard[name]] for name in group}
    return values, replace(before, fixed=tuple(fixed))


def _names(
    understood: Understood | None, sent: QueryDict, before: Before, known: Known
) -> tuple[list[int], list[int], Before]:
    """People and partners: those of the sentence without those taken out, and those put in."""
    said_people = [it.pk for it in understood.contacts] if understood else []
    said = [it.pk for it in understood.partners] if understood else []
    given = ids(before.given.get(PARTNERS, []))
    chosen = ids([*sent.getlist(PARTNERS), *_texts(said)]) or given
    said_people += _settled_by_partner(understood, chosen, known)
    people, before = _merged(CONTACTS, said_people, sent, before)
    brought = _brought(people, known) if not said else []
    partners, before = _merged(PARTNERS, said or brought or given, sent, before)
    partners = [pk for pk in partners if pk in known.partners]
    return [pk for pk in people if pk in known.people], partners, before


def _merged(
    name: str, said: Iterable[int], sent: QueryDict, before: Before
) -> tuple[list[int], Before]:
    """A list with what hands put in and took out, now or earlier."""
    now = ids([*sent.getlist(name), *_picked(name, sent)])
    was = ids(before.put.get(name, []))
    own = [pk for pk in now if pk not in was or str(pk) in before.own.get(name, [])]
    gone = {*ids(before.gone.get(name, [])), *was} - {*now}
    if name in sent.getlist("drop"):
        own, gone = [], gone | {*now}
    result = list(dict.fromkeys([*(pk for pk in said if pk not in gone), *own]))
    own_and_gone = _put(before.own, name, own), _put(before.gone, name, sorted(gone))
    return result, replace(before, own=own_and_gone[0], gone=own_and_gone[1])


def _picked(name: str, sent: QueryDict) -> list[str]:
    """Candidates that were chosen by their button: `pick=partners:12`."""
    found = [it.partition(":") for it in sent.getlist("pick")]
    return [pk for noun, _, pk in found if noun == name]


def _brought(people: list[int], known: Known) -> list[int]:
    """Somebody who is at one partner brings that partner."""
    one = [at[0] for pk in people if len(at := known.employers(pk)) == 1]
    return list(dict.fromkeys(one))


def _settled_by_partner(
    understood: Understood | None, partners: list[int], known: Known
) -> list[int]:
    """Of several people of that name, the only one who is at the partner."""
    found: list[int] = []
    for it in understood.candidates if understood else ():
        there = [o.pk for o in it.options if set(known.employers(o.pk)) & set(partners)]
        if it.noun == "contact" and len(there) == 1:
            found += there
    return found


def _unsettled(
    understood: Understood | None,
    before: Before,
    known: Known,
    partners: set[int],
    people: set[int],
) -> tuple[Candidates, ...]:
    """What is still to be asked; a candidate of whom one was chosen is settled."""
    chosen = {"partner": partners, "contact": people}
    return tuple(
        it
        for it in (understood.candidates if understood else ())
        if it.said not in before.skipped
        and chosen[it.noun].isdisjoint(option.pk for option in it.options)
    )


def _put(lists: Values, name: str, found: Iterable[int]) -> Values:
    values = _texts(found)
    rest = {key: it for key, it in lists.items() if key != name}
    return rest | {name: values} if values else rest


def _texts(found: Iterable[int]) -> list[str]:
    return [str(pk) for pk in found]


def _first(values: list[str] | None) -> str:
    return values[0] if values else ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
