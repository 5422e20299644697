"""What a partner waits for: raised, promised, answered; and who has to answer."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.actors import SYSTEM
from core.registries import standing
from core.registries.beside import beside
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.concerns import (
    ConcernFields,
    answer_concern,
    archive_concern,
    raise_concern,
    reopen_concern,
    restore_concern,
    update_concern,
)
from outreach.models import Concern
from outreach.queries.concerns import (
    DAYS,
    ConcernFilters,
    concern_rows,
    concerns_of,
    first_to_answer,
    list_concerns,
    open_concerns,
)
from partnerships.actions.exits import ExitFields, end_partner, undo_exits
from partnerships.models import Partner
from partnerships.queries.page import get_partner_page
from tests.factories import make_activity, make_concern, make_partner

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def at_nine() -> Any:
    with time_machine.travel(
        datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver")), tick=False
    ):
        yield


@pytest.fixture
def touched(monkeypatch: pytest.MonkeyPatch) -> list[list[int] | None]:
    """Whose health was to be judged anew, in turn."""
    told: list[list[int] | None] = []
    monkeypatch.setattr(standing, "_touches", [lambda office, ids: told.append(ids)])
    return told


@pytest.fixture
def partner(in_alder: Office, ana: Membership) -> Partner:
    return make_partner(in_alder, name="Rivera Machining", owner=ana)


def test_a_concern_is_raised_today_by_whoever_wrote_it(partner: Partner, bob: Membership) -> None:
    concern = raise_concern(by=bob, partner=partner, fields={"what": " Nobody \n called "})
    concern.refresh_from_db()
    assert (concern.kind, concern.what, concern.raised_on) == ("concern", "Nobody called", TODAY)
    assert (concern.owner, concern.recorded_by, concern.answered_on) == (None, bob, None)


def test_it_may_have_come_up_in_something_that_they_took_part_in(
    partner: Partner, ana: Membership
) -> None:
    visit = make_activity(partner, kind="visit")
    fields: ConcernFields = {"what": "How many students?", "kind": "question", "activity": visit}
    assert raise_concern(by=ana, partner=partner, fields=fields).activity == visit
    other = make_partner(partner.office)
    with pytest.raises(ValidationError) as refused:
        raise_concern(by=ana, partner=other, fields=fields)
    assert list(refused.value.message_dict) == ["activity"]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"what": " "}, "what"),
        ({"what": "x" * 301}, "what"),
        ({"kind": "rumour"}, "kind"),
        ({"raised_on": TODAY + DAY}, "raised_on"),
        ({"raised_on": None}, "raised_on"),
        ({"raised_on": TODAY, "promised_on": TODAY - DAY}, "promised_on"),
        ({"answered_on": TODAY}, "answer"),
        ({"answer": "Yes"}, "answered_on"),
        ({"answer": "Yes", "answered_on": TODAY + DAY}, "answered_on"),
        ({"raised_on": TODAY, "answer": "Yes", "answered_on": TODAY - DAY}, "answered_on"),
    ],
)
def test_what_makes_no_sense_is_refused(
    partner: Partner, ana: Membership, fields: dict[str, Any], name: str
) -> None:
    said: Any = {"what": "Nobody called"} | fields
    with pytest.raises(ValidationError) as refused:
        raise_concern(by=ana, partner=partner, fields=said)
    assert list(refused.value.message_dict) == [name]
    concern = make_concern(partner)
    with pytest.raises(ValidationError):
        update_concern(by=ana, concern=concern, fields=said)
    assert Concern.objects.get().what == "Two students did not come"


def test_the_database_keeps_the_days_in_order(partner: Partner) -> None:
    for fields in (
        {"what": ""},
        {"kind": "rumour"},
        {"promised_on": TODAY - 9 * DAY},
        {"answered_on": TODAY - 9 * DAY},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_concern(partner, **fields)


def test_an_owner_who_has_left_may_stay_and_cannot_be_chosen(
    partner: Partner, ana: Membership, adam: Membership
) -> None:
    concern = make_concern(partner, owner=adam)
    adam.deactivated_at = timezone.now()
    adam.save()
    concern.refresh_from_db()
    assert update_concern(by=ana, concern=concern, fields={"what": "Late buses"}).owner == adam
    with pytest.raises(ValidationError, match="in the office"):
        raise_concern(by=ana, partner=partner, fields={"what": "Buses", "owner": adam})


def test_an_owner_of_another_office_is_refused(
    partner: Partner, ana: Membership, charlie: Membership
) -> None:
    with pytest.raises(ValidationError, match="in the office"):
        raise_concern(by=ana, partner=partner, fields={"what": "Buses", "owner": charlie})


def test_it_is_answered_in_words_and_opened_again(partner: Partner, ana: Membership) -> None:
    concern = make_concern(partner)
    with pytest.raises(ValidationError):
        answer_concern(by=ana, concern=concern, answer="  ")
    concern = Concern.objects.select_related("office").get()
    answer_concern(by=ana, concern=concern, answer=" We called them all. ")
    concern.refresh_from_db()
    assert (concern.answer, concern.answered_on) == ("We called them all.", TODAY)
    update_concern(by=ana, concern=concern, fields={"answer": "We wrote."})
    reopen_concern(by=ana, concern=concern)
    concern.refresh_from_db()
    assert (concern.answer, concern.answered_on) == ("", None)
    answer_concern(by=ana, concern=concern, answer="Yes", answered_on=TODAY - DAY)
    update_concern(by=ana, concern=concern, fields={"answered_on": None})
    assert Concern.objects.get().answer == ""


def test_archived_it_waits_no_more(partner: Partner, ana: Membership) -> None:
    concern = make_concern(partner)
    archive_concern(by=ana, concern=concern)
    assert not open_concerns(partner.office).exists()
    restore_concern(by=ana, concern=concern)
    assert open_concerns(partner.office).get() == concern


def test_with_a_partnership_ends_what_it_waits_for_and_undo_brings_it_back(
    partner: Partner, ana: Membership
) -> None:
    office = partner.office
    concern = make_concern(partner, promised_on=TODAY - DAY)
    planned: ExitFields = {"as_planned": True}

    def waiting() -> list[int]:
        views = ("", "overdue")
        lists = [list_concerns(office, ConcernFilters(view=it), ana, TODAY).rows for it in views]
        return [len(it) for it in (*lists, first_to_answer(office, ana, TODAY, 5)[0])]

    made = end_partner(by=ana, partner=partner, fields=planned)
    assert waiting() == [0, 0, 0]
    assert not open_concerns(office).exists()
    on_record = list_concerns(office, ConcernFilters(view="all"), ana, TODAY).rows
    assert [it.id for it in on_record] == [concern.pk]
    undo_exits(by=ana, office=office, ids=[made.pk])
    assert waiting() == [1, 1, 1]


def test_every_write_has_the_partner_judged_anew(
    partner: Partner, ana: Membership, touched: list[Any]
) -> None:
    concern = raise_concern(by=ana, partner=partner, fields={"what": "Nobody called"})
    update_concern(by=ana, concern=concern, fields={"promised_on": TODAY})
    answer_concern(by=ana, concern=concern, answer="Sorry")
    reopen_concern(by=ana, concern=concern)
    archive_concern(by=ana, concern=concern)
    archive_concern(by=ana, concern=concern)
    restore_concern(by=ana, concern=concern)
    assert touched == [[partner.pk]] * 6


def test_the_system_may_write_and_a_member_needs_the_right(
    partner: Partner, bob: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert raise_concern(by=SYSTEM, partner=partner, fields={"what": "x"}).recorded_by is None
    concern = make_concern(partner)
    monkeypatch.setattr("offices.permissions.may", lambda member, permission: False)
    acts: list[Callable[[], object]] = [
        lambda: raise_concern(by=bob, partner=partner, fields={"what": "x"}),
        lambda: answer_concern(by=bob, concern=concern, answer="x"),
        lambda: archive_concern(by=bob, concern=concern),
        lambda: restore_concern(by=bob, concern=concern),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


# (owner of the concern, owner and backup owner of the partner, who is away, who has to answer)
CASES = {
    "its owner": ("bob", "ana", "adam", "", "bob"),
    "without one the partner's owner": ("", "ana", "adam", "", "ana"),
    "away: the backup": ("", "ana", "adam", "ana", "adam"),
    "its owner away: the backup": ("bob", "ana", "adam", "bob", "adam"),
    "its owner and the backup away: the partner's owner": ("bob", "ana", "adam", "bob adam", "ana"),
    "nobody's partner: who is in charge": ("", "", "", "", "alice"),
    "nobody's partner with a backup": ("", "", "bob", "", "bob"),
    "both away: who is in charge": ("", "ana", "bob", "ana bob", "alice"),
    "no director there: the administrator": ("", "", "", "alice", "adam"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_somebody_has_to_answer_while_people_are_away(
    case: tuple[str, ...],
    in_alder: Office,
    alice: Membership,
    ana: Membership,
    adam: Membership,
    bob: Membership,
) -> None:
    cast = {"alice": alice, "ana": ana, "adam": adam, "bob": bob}
    owner, partners, backup, away, expected = case
    for name in away.split():
        cast[name].away_from = cast[name].away_until = TODAY
        cast[name].save()
    partner = make_partner(in_alder, owner=cast.get(partners), backup_owner=cast.get(backup))
    make_concern(partner, owner=cast.get(owner))
    there = [name for name in cast if name not in away.split()]
    rows = {it: first_to_answer(in_alder, cast[it], TODAY, 5)[0] for it in there}
    assert [name for name in there if rows[name]] == [expected]
    lists = {it: concerns_of(open_concerns(in_alder), in_alder, cast[it], TODAY) for it in there}
    assert [name for name in there if lists[name].exists()] == [expected]


def test_an_absent_owner_still_finds_their_own(partner: Partner, ana: Membership) -> None:
    ana.away_from = ana.away_until = TODAY
    ana.save()
    make_concern(partner)
    assert len(first_to_answer(partner.office, ana, TODAY, 5)[0]) == 1


def test_today_has_the_first_promised_first_and_counts_all(
    partner: Partner, ana: Membership
) -> None:
    for what, promised in (
        ("later", TODAY + DAY),
        ("no day", None),
        ("late", TODAY - DAY),
        ("today", TODAY),
    ):
        make_concern(partner, what=what, promised_on=promised)
    make_concern(partner, what="answered", answered_on=TODAY)
    make_concern(partner, what="gone", archived_at=timezone.now())
    archived = make_partner(partner.office, owner=ana, archived_at=timezone.now())
    make_concern(archived, what="of an archived partner")
    rows, count, due = first_to_answer(partner.office, ana, TODAY, 3)
    assert [it.what for it in rows] == ["late", "today", "later"]
    assert (count, due) == (4, 2)
    with CaptureQueriesContext(connection) as queries:
        first_to_answer(partner.office, ana, TODAY, 3)
    assert len(queries) == 2  # who is there, and the rows


def test_a_partners_open_ones_come_first_and_then_the_last_answered(partner: Partner) -> None:
    make_concern(partner, what="old", answered_on=TODAY - DAY)
    make_concern(partner, what="new", answered_on=TODAY)
    make_concern(partner, what="no day")
    make_concern(partner, what="late", promised_on=TODAY - DAY)
    make_concern(make_partner(partner.office), what="of others")
    page = get_partner_page(partner.office, partner.pk)
    rows = beside(page.partner, "concerns", days=DAYS)
    assert [it.what for it in rows] == ["late", "no day", "new", "old"]
    assert [it.promised_on for it in rows] == [TODAY - DAY, None, None, None]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["late", "soon", "café"]),
        ({"view": "overdue"}, ["late"]),
        ({"view": "answered"}, ["done"]),
        ({"view": "archived"}, ["slip"]),
        ({"view": "all"}, ["soon", "late", "done", "café"]),
        ({"kind": "question"}, ["soon"]),
        ({"q": "cafe"}, ["café"]),
        ({"q": "rivera"}, ["late", "soon"]),
        ({"whose": "me"}, ["late", "soon"]),
        ({"view": "nonsense", "kind": "nonsense"}, ["late", "soon", "café"]),
    ],
)
def test_filters(
    partner: Partner, ana: Membership, query: dict[str, str], expected: list[str]
) -> None:
    office = partner.office
    other = make_partner(office, name="Kestrel")
    make_concern(other, what="café", raised_on=TODAY - 9 * DAY)
    make_concern(other, what="done", answered_on=TODAY, answer="Yes", raised_on=TODAY - 8 * DAY)
    make_concern(other, what="slip", archived_at=timezone.now())
    make_concern(partner, what="late", promised_on=TODAY - DAY)
    make_concern(partner, what="soon", promised_on=TODAY, kind="question")
    filters = ConcernFilters.read(query)
    page = list_concerns(office, filters, ana, TODAY)
    assert [it.what for it in page.rows] == expected
    said = dict(it.split("=") for it in filters.as_query().split("&") if it)
    assert ConcernFilters.read(said) == filters


def test_of_one_partner_everything_is_shown_unless_said_otherwise(
    partner: Partner, ana: Membership
) -> None:
    make_concern(partner, what="done", answered_on=TODAY)
    make_concern(partner, what="open")
    asked = {"partner": str(partner.pk)}
    for more, expected in (({}, {"done", "open"}), ({"view": ""}, {"open"})):
        filters = ConcernFilters.read(asked | more)
        found = {it.what for it in concern_rows(partner.office, filters, ana, TODAY)}
        assert found == expected
        said = dict(it.split("=") for it in filters.as_query().split("&"))
        assert ConcernFilters.read(said) == filters


def test_pages_hold_together_where_nothing_was_promised(partner: Partner, ana: Membership) -> None:
    for number in range(7):
        make_concern(partner, promised_on=TODAY if number % 2 else None)
    seen: list[int] = []
    cursor: str | None = None
    for _page in range(4):
        page = list_concerns(partner.office, ConcernFilters(), ana, TODAY, cursor, size=2)
        seen += [it.id for it in page.rows]
        cursor = page.next
    assert (cursor, len(seen), len(set(seen))) == (None, 7, 7)


def test_another_offices_concerns_are_nobodys_here(partner: Partner, charlie: Membership) -> None:
    make_concern(partner)
    with office_context(charlie.office_id):
        assert first_to_answer(charlie.office, charlie, TODAY, 5) == ([], 0, 0)
