"""The timeline merges its sources by date, and pages through them without gaps or repeats."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from core.pager import BadCursor
from core.registries import timeline
from core.registries.timeline import Ask, Entry, Source, register_timeline, timeline_page

TODAY = date(2026, 11, 17)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Ask]:
    """Two sources, of 7 and 5 entries, two a day; what they were asked is kept."""
    monkeypatch.setattr(timeline, "_sources", {})
    kept: list[Ask] = []

    def source(name: str, order: int, number: int) -> Source:
        rows = [(TODAY - timedelta(days=pk // 2), 100 - pk) for pk in range(number)]

        def fetch(ask: Ask) -> Sequence[Entry]:
            kept.append(ask)
            found = [row for row in rows if ask.before is None or row < ask.before]
            return [Entry(day, pk, name, {}) for day, pk in found[: ask.limit]]

        return Source(name, order, fetch, [(name, name.title())])

    register_timeline(source("talks", 10, 7))
    register_timeline(source("thanks", 20, 5))
    return kept


def pages(size: int, only: str = "") -> list[list[tuple[date, str, int]]]:
    found, cursor = [], ""
    while True:
        page = timeline_page(None, None, today=TODAY, only=only, cursor=cursor, size=size)
        found.append([(it.on, it.template, it.id) for it in page.entries])
        if page.next is None:
            return found
        cursor = page.next


@pytest.mark.parametrize("size", [1, 2, 3, 5, 12, 20])
def test_every_entry_comes_once_in_order(asked: list[Ask], size: int) -> None:
    rows = [row for page in pages(size) for row in page]
    assert len(rows) == len(set(rows)) == 12
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), reverse=True)
    assert rows == [row for page in pages(20) for row in page]


def test_a_source_is_asked_for_one_more_than_a_page(asked: list[Ask]) -> None:
    pages(20)
    assert [ask.limit for ask in asked] == [21, 21]


def test_a_filter_asks_only_the_sources_that_know_it(asked: list[Ask]) -> None:
    assert {row[1] for page in pages(3, only="thanks") for row in page} == {"thanks"}
    assert {ask.only for ask in asked} == {"thanks"}


def test_the_last_page_knows_that_it_is_the_last(asked: list[Ask]) -> None:
    assert [len(page) for page in pages(6)] == [6, 6]


def test_a_page_says_what_it_follows(asked: list[Ask]) -> None:
    first = timeline_page(None, None, today=TODAY, size=4)
    assert first.follows is None
    second = timeline_page(None, None, today=TODAY, cursor=first.next or "", size=4)
    assert second.follows == first.entries[-1].on


@pytest.mark.parametrize("cursor", ["made-up", "WyIiXQ:x"])
def test_a_cursor_that_is_made_up_is_refused(asked: list[Ask], cursor: str) -> None:
    with pytest.raises(BadCursor):
        timeline_page(None, None, today=TODAY, cursor=cursor)


def test_a_cursor_of_another_filter_is_refused(asked: list[Ask]) -> None:
    first = timeline_page(None, None, today=TODAY, size=2)
    with pytest.raises(BadCursor):
        timeline_page(None, None, today=TODAY, only="talks", cursor=first.next or "")


def test_the_chips_are_those_of_the_sources(asked: list[Ask]) -> None:
    assert timeline.timeline_filters() == [("talks", "Talks"), ("thanks", "Thanks")]
