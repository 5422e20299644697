"""What a partner wants: written down, asked again, met, put away."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from core.actors import SYSTEM
from core.registries import standing
from offices.models import Membership, Office
from partnerships.actions.needs import (
    NeedFields,
    archive_need,
    ask_again,
    create_need,
    meet_need,
    reopen_need,
    restore_need,
    update_need,
)
from partnerships.enums.partners import Stage
from partnerships.models import Need, Partner
from partnerships.queries.needs import (
    NeedFilters,
    list_needs,
    matching_needs,
    needs_of,
)
from partnerships.queries.page import get_partner_page
from tests.factories import make_need, make_partner

TODAY = date(2026, 11, 20)


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
def partner(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera Machining")


def words_of(partner: Partner) -> list[str]:
    """What its page shows."""
    page: Any = get_partner_page(partner.office, partner.pk).partner
    return [it.words for it in needs_of(page.need_rows)]


def test_a_need_is_written_down_in_their_words(partner: Partner, ana: Membership) -> None:
    need = create_need(by=ana, partner=partner, fields={"words": "  People \n to hire "})
    need.refresh_from_db()
    assert (need.words, need.topic, need.asked_on) == ("People to hire", "other", TODAY)
    assert (need.recorded_by, need.met_on, need.archived_at) == (ana, None, None)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"words": "   "}, "words"),
        ({"words": "x" * 301}, "words"),
        ({"topic": "money"}, "topic"),
        ({"asked_on": date(2026, 11, 21)}, "asked_on"),
        ({"asked_on": None}, "asked_on"),
        ({"met_on": date(2026, 11, 21)}, "met_on"),
    ],
)
def test_what_makes_no_sense_is_refused(
    partner: Partner, ana: Membership, fields: dict[str, Any], name: str
) -> None:
    said: Any = {"words": "People to hire"} | fields
    with pytest.raises(ValidationError) as refused:
        create_need(by=ana, partner=partner, fields=said)
    assert list(refused.value.message_dict) == [name]
    need = make_need(partner)
    with pytest.raises(ValidationError):
        update_need(by=ana, need=need, fields=said)
    assert Need.objects.get().words == "Machinists who can read a drawing"


def test_the_database_keeps_words_and_topic(partner: Partner) -> None:
    for fields in ({"words": ""}, {"topic": "money"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_need(partner, **fields)


def test_asked_again_is_asked_today_where_it_was_not(
    partner: Partner, ana: Membership, touched: list[Any]
) -> None:
    old = make_need(partner, asked_on=TODAY - timedelta(days=400))
    met = make_need(partner, asked_on=TODAY - timedelta(days=400), met_on=TODAY)
    new = make_need(partner)
    assert ask_again(by=ana, needs=[new, met, old]) == [old]
    assert set(Need.objects.values_list("pk", "asked_on")) == {
        (old.pk, TODAY),
        (met.pk, TODAY - timedelta(days=400)),
        (new.pk, TODAY),
    }
    assert touched == [[partner.pk]]


def test_a_need_is_met_and_open_again(partner: Partner, ana: Membership) -> None:
    need = make_need(partner)
    meet_need(by=ana, need=need)
    with time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=ZoneInfo("UTC"))):
        assert meet_need(by=ana, need=need).met_on == TODAY
    assert words_of(partner) == []
    reopen_need(by=ana, need=need)
    assert words_of(partner) == [need.words]


def test_archived_it_is_gone_until_it_comes_back(partner: Partner, ana: Membership) -> None:
    need = make_need(partner)
    at = archive_need(by=ana, need=need).archived_at
    assert archive_need(by=ana, need=need).archived_at == at
    assert words_of(partner) == []
    restore_need(by=ana, need=need)
    assert words_of(partner) == [need.words]


def test_leaders_read_needs_and_the_system_may_write_them(
    partner: Partner, bob: Membership
) -> None:
    need = make_need(partner)
    fields: NeedFields = {"words": "Goodwill"}
    for act in (
        lambda: create_need(by=bob, partner=partner, fields=fields),
        lambda: update_need(by=bob, need=need, fields=fields),
        lambda: ask_again(by=bob, needs=[need]),
        lambda: meet_need(by=bob, need=need),
        lambda: reopen_need(by=bob, need=need),
        lambda: archive_need(by=bob, need=need),
        lambda: restore_need(by=bob, need=need),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert create_need(by=SYSTEM, partner=partner, fields=fields).recorded_by is None


def test_every_write_has_the_branches_judged_anew(
    in_alder: Office, partner: Partner, ana: Membership, touched: list[Any]
) -> None:
    branch = make_partner(in_alder, parent=partner)
    need = create_need(by=ana, partner=partner, fields={"words": "Goodwill"})
    update_need(by=ana, need=need, fields={"topic": "goodwill"})
    meet_need(by=ana, need=need)
    reopen_need(by=ana, need=need)
    archive_need(by=ana, need=need)
    restore_need(by=ana, need=need)
    assert touched == [sorted([partner.pk, branch.pk])] * 6


def test_a_parents_needs_hold_for_its_branches(in_alder: Office, partner: Partner) -> None:
    branch = make_partner(in_alder, parent=partner)
    make_need(partner, words="A pipeline", asked_on=TODAY - timedelta(days=9))
    make_need(branch, words="Visits", asked_on=TODAY - timedelta(days=2))
    make_need(make_partner(in_alder), words="Others'")
    assert words_of(branch) == ["Visits", "A pipeline"]
    assert words_of(partner) == ["A pipeline"]
    with CaptureQueriesContext(connection) as queries:
        words_of(branch)
    assert len(queries) == 1


def test_the_list_is_narrowed_and_paged(in_alder: Office, partner: Partner) -> None:
    for days in range(5):
        make_need(partner, words=f"Thing {days}", asked_on=TODAY - timedelta(days=days // 2))
    filters = NeedFilters()
    seen: list[str] = []
    cursor: str | None = None
    for _page in range(3):
        page = list_needs(in_alder, filters, cursor, size=2)
        seen += [it.words for it in page.rows]
        cursor = page.next
    assert (cursor, len(seen), set(seen)) == (None, 5, {f"Thing {days}" for days in range(5)})
    assert seen[0] == "Thing 4"
    newest = list_needs(in_alder, NeedFilters(sort="-asked"), size=1)
    assert [it.words for it in newest.rows] == ["Thing 1"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"Café", "People"}),
        ({"q": "cafe"}, {"Café"}),
        ({"q": "rivera"}, {"People"}),
        ({"topic": "pipeline"}, {"People"}),
        ({"topic": "nonsense"}, {"Café", "People"}),
        ({"view": "met"}, {"Goodwill"}),
        ({"view": "archived"}, {"Typo"}),
        ({"partner": "0"}, set()),
        ({"partner": "x"}, {"Café", "People"}),
    ],
)
def test_filters(
    in_alder: Office, partner: Partner, query: dict[str, str], expected: set[str]
) -> None:
    make_need(partner, words="People", topic="pipeline")
    make_need(partner, words="Goodwill", met_on=TODAY)
    make_need(partner, words="Typo", archived_at=datetime(2026, 11, 20, tzinfo=ZoneInfo("UTC")))
    make_need(make_partner(in_alder, name="Kestrel"), words="Café")
    gone = make_partner(in_alder, name="Gone", archived_at=datetime.now(ZoneInfo("UTC")))
    make_need(gone, words="Of an archived partner")
    filters = NeedFilters.read(query)
    assert {it.words for it in matching_needs(in_alder, filters)} == expected
    assert NeedFilters.read(dict(it.split("=") for it in filters.as_query().split("&") if it)) == (
        filters
    )


def test_what_partners_wanted_that_ended_is_no_more_to_be_asked(in_alder: Office) -> None:
    former = make_partner(in_alder, stage=Stage.ENDED)
    make_need(former, words="Interns")
    make_need(former, words="Goodwill", met_on=TODAY)
    assert not matching_needs(in_alder, NeedFilters())
    assert [it.words for it in matching_needs(in_alder, NeedFilters(partner=former.pk))] == [
        "Interns"
    ]
    assert [it.words for it in matching_needs(in_alder, NeedFilters(view="met"))] == ["Goodwill"]
