"""What was understood of a sentence, as chips; each opens the fields that correct it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from urllib.parse import urlencode

from django.forms import BoundField
from django.http import QueryDict
from django.urls import reverse
from django.utils.dateparse import parse_date, parse_time
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.templatetags.dates import weekday
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outreach.enums.activities import Exchange, Status
from outreach.forms.days import NONE, chosen_day
from outreach.forms.heard import CONTACTS, OTHER, PARTNERS, STEP, YESTERDAY, Heard
from outreach.forms.log import LogForm
from outreach.queries.named import Known
from outreach.sentences.understood import Candidates

LONGEST_LINK = 1_500
"""Characters of a sentence that an address carries to the form of a new partner and back."""


@dataclass(frozen=True)
class Chip:
    """A piece of what was understood. `drop` names the piece for the button that takes it out;
    `control` is the id of a field elsewhere on the form, for a chip that opens nothing itself."""

    key: str
    label: str
    value: str
    fields: tuple[BoundField, ...] = ()
    is_fixed: bool = False
    asks: bool = False
    drop: str = ""
    control: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class Option:
    """One of several that may be meant."""

    value: str
    name: str
    note: str


@dataclass(frozen=True)
class Question:
    """Words that may mean several, or that mean nobody yet."""

    said: str
    asks: str
    options: tuple[Option, ...] = ()
    new_url: str = ""


@dataclass(frozen=True)
class Chips:
    """All of it. `state` is the form's hidden field; `news` is what was not read out before;
    `shown` names the fields behind chips, `rest` are fields that no chip shows."""

    chips: tuple[Chip, ...]
    questions: tuple[Question, ...]
    state: str
    news: str
    is_empty: bool
    rest: tuple[BoundField, ...]
    shown: frozenset[str]


REST = ("status", "exchange", "ends_on", "student_count", "places", "places_kind")
"""Fields of the dialog that stand behind a chip once the sentence says something of them."""


def chips_of(
    request: OfficeRequest, form: LogForm, heard: Heard, known: Known, *, is_box: bool
) -> Chips:
    """The chips of a form; in the dialog and on the page How and Next step stand below them."""
    has_text = bool(str(form["notes"].value() or "").strip())
    all_chips = _Chips(form, heard, is_box=is_box, has_text=has_text)
    chips = tuple(all_chips.made())
    questions = tuple(_question(request, form, heard, known, it) for it in heard.candidates)
    said = tuple([f"{it.label}: {it.value}" for it in chips if it.value] if has_text else [])
    said += tuple(it.asks for it in questions)
    news = [it for it in said if it not in heard.before.said]
    state = replace(heard.before, said=said).as_text()
    shown = frozenset(field.name for it in chips for field in it.fields)
    rest = tuple(form[name] for name in REST if name not in shown)
    return Chips(chips, questions, state, ". ".join(news), not has_text, rest, shown)


class _Chips:
    """Makes the chips of one form, out of what stands in its fields."""

    def __init__(self, form: LogForm, heard: Heard, *, is_box: bool, has_text: bool) -> None:
        self.form, self.heard = form, heard
        self.is_box, self.has_text = is_box, has_text

    def made(self) -> Iterator[Chip]:
        """Chip by chip, in the order of a sentence."""
        yield self._partners()
        makers: tuple[Callable[[], Chip | None], ...] = (
            self._people,
            self._how,
            self._when,
            self._until,
            self._step,
            self._places,
            self._students,
            self._volunteers,
            self._status,
        )
        for make in makers:
            if chip := make():
                yield chip

    def _partners(self) -> Chip:
        names = ", ".join(it.name for it in self.form.chosen)
        label = _("Partner") if len(self.form.chosen) < 2 else _("Partners")
        return self._chip(PARTNERS, label, names, PARTNERS, asks=not names)

    def _people(self) -> Chip | None:
        offered = list(self.form.fields[CONTACTS].choices)  # type: ignore[attr-defined]  # of a choice field
        if not offered:
            return None
        chosen = {str(it) for it in self.form[CONTACTS].value() or ()}
        names = ", ".join(str(name) for pk, name in offered if str(pk) in chosen)
        return self._chip(CONTACTS, _("People"), names, CONTACTS, drop=CONTACTS if names else "")

    def _how(self) -> Chip | None:
        if not self.has_text:
            return None
        kind, exchange = self._value("kind"), self._value("exchange")
        words = self.form.labels.get(kind, "")
        if exchange in Exchange.values:
            words = f"{words} · {Exchange(exchange).label}"
        if self.is_box:
            return self._chip("kind", _("How"), words, "kind", "exchange", asks=not kind)
        control = self._checked("kind")
        chip = self._chip("kind", _("How"), words, asks=self.heard.is_kind_assumed)
        return replace(chip, control=control, is_fixed=self.heard.was_changed("kind"))

    def _when(self) -> Chip | None:
        when = self._value("when")
        words = _("Yesterday") if when == YESTERDAY else _("Today")
        if when == OTHER:
            words = weekday(self._day("starts_on"))
        return self._chip("when", _("When"), words, "when", "starts_on")

    def _until(self) -> Chip | None:
        day = self._day("ends_on")
        if not day and "ends_on" not in self.form.errors:
            return None
        return self._chip("ends_on", _("Until"), weekday(day), "ends_on", drop="ends_on")

    def _step(self) -> Chip | None:
        choice = self._value("follow_up") or NONE
        if choice == NONE and not self.is_box:
            return None
        if choice == NONE and not self.heard.was_changed(*STEP):
            return None
        day = chosen_day(choice, self.form.today, self._day("follow_up_due_on"))
        at = self._time("follow_up_at")
        words = [self._value("follow_up_what"), weekday(day), time_format(at) if at else ""]
        value = " · ".join(it for it in words if it) if choice != NONE else _("None")
        fields = STEP if self.is_box else ()
        chip = self._chip("follow_up", _("Next step"), value, *fields)
        control = "" if self.is_box else self._checked("follow_up")
        fixed = self.heard.was_changed(*STEP)
        return replace(chip, control=control, is_fixed=fixed, asks=self.heard.is_day_assumed)

    def _places(self) -> Chip | None:
        kind = self.form.labels.get(self._value("places_kind"), "")
        value = " · ".join(it for it in (self._value("places"), kind.lower()) if it)
        return self._number("places", _("Places offered"), value, "places", "places_kind")

    def _students(self) -> Chip | None:
        value = self._value("student_count")
        return self._number("student_count", _("Students"), value, "student_count")

    def _volunteers(self) -> Chip | None:
        if not self.form.chosen:
            return None
        name = f"volunteers_{self.form.chosen[0].pk}"
        return self._number(name, _("Volunteers"), self._value(name), name)

    def _number(self, key: str, label: str, value: str, *names: str) -> Chip | None:
        if not value and not self.form.errors.keys() & set(names):
            return None
        return self._chip(key, label, value, *names, drop=key)

    def _status(self) -> Chip | None:
        status = self._value("status")
        if status == Status.DONE or status not in Status.values:
            return None
        label = pgettext("activity", "Status")
        return self._chip("status", label, str(Status(status).label), "status")

    def _chip(
        self, key: str, label: str, value: str, *names: str, asks: bool = False, drop: str = ""
    ) -> Chip:
        fields = tuple(self.form[name] for name in names)
        is_wrong = bool(self.form.errors.keys() & set(names))
        return Chip(
            key,
            label,
            value,
            fields,
            is_fixed=self.heard.was_changed(*names),
            asks=asks,
            drop=drop,
            is_open=is_wrong or (asks and not self.is_box),
        )

    def _value(self, name: str) -> str:
        return str(self.form[name].value() or "").strip()

    def _day(self, name: str) -> date | None:
        return _parsed(parse_date, self._value(name))

    def _time(self, name: str) -> time | None:
        return _parsed(parse_time, self._value(name))

    def _checked(self, name: str) -> str:
        """The id of the radio that is on, so that its chip leads to it."""
        field, value = self.form[name], self._value(name)
        radios = {str(it.data["value"]): it.id_for_label for it in field.subwidgets}
        return radios.get(value, "")


def _parsed[T](parse: Callable[[str], T | None], text: str) -> T | None:
    try:
        return parse(text)
    except ValueError:
        return None


def _question(
    request: OfficeRequest, form: LogForm, heard: Heard, known: Known, it: Candidates
) -> Question:
    if it.options:
        asks = _("Which %(name)s?") % {"name": it.said}
        return Question(it.said, asks, tuple(_options(it, known)))
    if it.noun == "contact":
        return Question(it.said, _("“%(name)s” is not among the people yet.") % {"name": it.said})
    asks = _("“%(name)s” is not among the partners yet.") % {"name": it.said}
    return Question(it.said, asks, (), _new_url(request, form, heard, it))


def _options(it: Candidates, known: Known) -> Iterator[Option]:
    """The candidates with what tells them apart: town or parent, role and employer."""
    for option in it.options:
        if it.noun == "contact":
            yield Option(f"{CONTACTS}:{option.pk}", option.name, _employer(option.pk, known))
        elif partner := known.partners.get(option.pk):
            yield Option(f"{PARTNERS}:{option.pk}", partner.name, _whereabouts(partner))


def _employer(contact: int, known: Known) -> str:
    """ "Owner, Rivera Machining": the role tells apart who are at the same partner."""
    roles = known.roles.get(contact, [])
    return "; ".join(", ".join(it for it in (at.role, at.partner.name) if it) for at in roles)


def _whereabouts(partner: object) -> str:
    parent = getattr(partner, "parent", None)
    words = [parent.name if parent else "", getattr(partner, "town", "")]
    return ", ".join(it for it in words if it)


def _new_url(request: OfficeRequest, form: LogForm, heard: Heard, it: Candidates) -> str:
    """The form of a new partner, which comes back here; "" for who may not, or too long a text."""
    text = str(form["notes"].value() or "")
    if not may(request.membership, Permission.EDIT_PARTNERS) or len(text) > LONGEST_LINK:
        return ""
    slug, before = request.office.slug, heard.before
    back = QueryDict(mutable=True)
    back["notes"] = text
    back.setlist("partner", [str(partner.pk) for partner in form.chosen])
    for name in before.fixed:
        back.setlist(name, heard.values.get(name, []))
    for name in before.skipped:
        back.appendlist("skip", name)
    query = {"name": it.said, "next": f"{reverse('log', args=[slug])}?{back.urlencode()}"}
    return f"{reverse('partner_new', args=[slug])}?{urlencode(query)}"
