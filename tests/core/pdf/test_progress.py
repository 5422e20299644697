"""Whoever prints hears of each page, and may stop."""

import threading
from pathlib import Path

import pytest

from core.pdf import Stage, render_pdf
from tests.core.pdf.page import SHEETS, page

THREE = page("<section>a</section>" * 3)


class Stopped(Exception):
    """Somebody has pressed Stop."""


def test_each_page_is_told_when_it_is_laid_out_and_when_it_is_drawn(static: Path) -> None:
    heard: list[tuple[Stage, int]] = []

    render_pdf(THREE, stylesheets=SHEETS, progress=lambda *step: heard.append(step))

    assert heard == [(stage, number) for stage in Stage for number in (1, 2, 3)]


@pytest.mark.parametrize("stage", list(Stage))
def test_the_listener_stops_the_print_by_raising(static: Path, stage: Stage) -> None:
    heard: list[tuple[Stage, int]] = []

    def stop_at_two(at: Stage, number: int) -> None:
        heard.append((at, number))
        if (at, number) == (stage, 2):
            raise Stopped

    with pytest.raises(Stopped):
        render_pdf(THREE, stylesheets=SHEETS, progress=stop_at_two)

    assert heard[-1] == (stage, 2)


def test_after_a_stop_the_next_print_is_whole(static: Path) -> None:
    def stop(at: Stage, number: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        render_pdf(THREE, stylesheets=SHEETS, progress=stop)

    assert render_pdf(THREE, stylesheets=SHEETS).pages == 3


def test_two_threads_hear_only_of_their_own_pages(static: Path) -> None:
    heard: dict[int, list[tuple[Stage, int]]] = {1: [], 4: []}

    def work(pages: int) -> None:
        body = page("<section>a</section>" * pages)
        render_pdf(body, stylesheets=SHEETS, progress=lambda *step: heard[pages].append(step))

    threads = [threading.Thread(target=work, args=(pages,)) for pages in heard]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {pages: len(steps) for pages, steps in heard.items()} == {1: 2, 4: 8}


def test_the_librarys_steps_stay_out_of_the_logs(
    static: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        render_pdf(THREE, stylesheets=SHEETS)

    assert not [it for it in caplog.records if it.name == "weasyprint.progress"]
