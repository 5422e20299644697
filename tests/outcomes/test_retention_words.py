"""Shares are rounded so that all and nothing stay what they are; the headline is computed."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from offices.models import Office
from outcomes.presenters.retention_headline import headline
from outcomes.presenters.retention_words import figure_title, figure_url, percent, points, share
from outcomes.queries.figures import figures_of
from outcomes.queries.frames import Frame, frame_of
from outcomes.queries.retention_filters import RetentionFilters

PAIR = "2024-08-01"


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        (119, 132, 90),
        (0, 5, 0),
        (1, 1000, 1),
        (999, 1000, 99),
        (5, 5, 100),
        (1, 8, 13),
        (0, 0, None),
    ],
)
def test_shares(part: int, whole: int, found: int | None) -> None:
    assert percent(part, whole) == found
    assert share(part, whole) == ("\u2013" if found is None else f"{found}%")


def test_changes_are_said_in_points() -> None:
    assert [points(it) for it in (1, -3, 0)] == ["1 point up", "3 points down", "the same share"]


@pytest.fixture
def frame(in_alder: Office) -> Frame:
    return frame_of(in_alder, date(2026, 11, 20))


def said(frame: Frame, **counts: Any) -> tuple[str, str, str]:
    named = Counter({key.replace("__", ".").replace("Y", PAIR): it for key, it in counts.items()})
    found = headline("alder", frame, named, RetentionFilters(), PAIR)
    return found.fact, found.rest, found.action


def test_a_contact_leaving_is_said_before_any_other_reason(frame: Frame) -> None:
    fact, rest, action = said(
        frame,
        exits=26,
        people=17,
        reason__school_contact_left=11,
        reason__no_staff_time=9,
        loose__backup=64,
    )
    assert fact == "A contact leaving was part of 17 of the last 26 endings."
    assert rest == "Backup contacts: loose with 64 active partners."
    assert action == "See those 64"


def test_another_reason_is_said_where_it_is_named_more_often(frame: Frame) -> None:
    fact, rest, _ = said(
        frame, exits=10, people=2, reason__needs_unmet=6, loose__needs=1, loose__backup=9
    )
    assert fact == "Partner needs were not met: part of 6 of the last 10 endings."
    assert rest == "Partner needs: loose with 1 active partner."


def test_of_few_endings_no_reason_is_the_usual_one(frame: Frame) -> None:
    fact, _, _ = said(frame, exits=4, people=4, base__Y=8, kept__Y=6)
    assert fact == "6 of 8 partners were kept, 2024\u201325 to 2025\u201326."


def test_a_reason_of_few_endings_is_no_usual_one(frame: Frame) -> None:
    fact, _, _ = said(frame, exits=10, reason__needs_unmet=3, base__Y=8, kept__Y=6)
    assert fact.startswith("6 of 8 partners were kept")


def test_before_anything_is_known_it_says_so(frame: Frame) -> None:
    assert said(frame)[0] == "No partner is active yet."
    assert said(frame, active=3)[0] == "What you log from now on builds these figures."
    assert said(frame, active=3, band__risk=2)[0] == "2 of 3 active partners are at risk."


def test_every_figure_has_a_title_and_an_address_of_its_own(frame: Frame) -> None:
    titles = {figure_title(key, frame) for key in figures_of(frame)}
    assert len(titles) == len(figures_of(frame))
    for figure in figures_of(frame).values():
        assert f"/retention/{figure.about}/" in figure_url("alder", figure.key)
