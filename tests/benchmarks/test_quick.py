"""The benchmark works from the first row to the table; what it measures here is nothing."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.installation import Installation
from benchmarks.pages import FLOORS, PAGES
from benchmarks.results import Results
from benchmarks.run import run
from benchmarks.scale import QUICK
from benchmarks.table import BEGIN, END, into, markdown
from core.embedded.plain_user import forget_home, plain_user
from tests.chaos.databases import copied

SECRETS = ("SECRET_KEY", "TENANCY_KEY")


def database(installation: Installation) -> dict[str, str]:
    """A copy of the tests' database: quicker than to migrate once more."""
    return copied(installation.postgres) | {name: os.environ[name] for name in SECRETS}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    folder: Path = tmp_path_factory.mktemp("bench")
    results = Results(folder / "bench.json", QUICK)
    try:
        run(folder / "run", results, QUICK, database)
        yield results.figures
    finally:
        forget_home(folder / "run" / "postgres", plain_user())


def test_every_page_and_every_floor_has_figures(figures: dict[str, Any]) -> None:
    names = {page.name for page in PAGES} | {f"floor {key}" for key in FLOORS}
    assert set(figures["pages"]) == names
    for by_clients in figures["pages"].values():
        assert set(by_clients) == {"1", str(QUICK.many)}
        assert all(it["p50"] > 0 and it["p95"] >= it["p50"] > 0 for it in by_clients.values())
        assert all(it["rps"] > 0 for it in by_clients.values())


def test_the_statements_of_each_page_are_counted(figures: dict[str, Any]) -> None:
    counted = figures["statements"]
    assert all(counted[page.name] > 0 for page in PAGES)


def test_the_installation_grows_around_one_office(figures: dict[str, Any]) -> None:
    growth = figures["growth"]
    assert growth["offices"] == list(QUICK.steps)
    assert all(len(times) == len(QUICK.steps) for times in growth["pages"].values())


def test_import_sweep_and_memory_have_figures(figures: dict[str, Any]) -> None:
    imported, swept, memory = figures["imports"], figures["sweep"], figures["memory"]
    assert imported["created"] > 0.9 * QUICK.import_rows
    assert imported["floor_seconds"] > 0
    assert (swept["finished"] > 0, swept["failed"]) == (True, 0)
    assert swept["mails"] > 0
    assert swept["floor"]["mails_a_second"] > 0
    assert memory["lanyard"] > memory["floor"] > 0


def test_certificates_have_figures_beside_their_floor(figures: dict[str, Any]) -> None:
    said = figures["certificates"]
    assert tuple(it["count"] for it in said["prints"]) == QUICK.certificates
    for it in said["prints"]:
        assert it["seconds"] > 0
        assert it["floor_seconds"] > 0
        assert 0 < it["kilobytes"] < 100
    assert 0 < said["memory"]["one"] < said["memory"]["together"]


def test_the_risk_of_all_partners_has_figures_beside_its_floor(figures: dict[str, Any]) -> None:
    said = figures["scans"]
    assert said["offices"] == QUICK.offices
    assert 0.5 * QUICK.partners < said["partners"] <= QUICK.partners
    assert said["activities"] >= QUICK.activities
    assert said["first_seconds"] > 0
    assert said["seconds"] > said["floor_seconds"] > 0
    assert 0 < said["memory"]["one"] < said["memory"]["together"]
    assert 0 < said["memory"]["all_offices"] < 300


def test_the_table_has_a_line_for_each(figures: dict[str, Any]) -> None:
    assert figures["is_whole"]
    table = markdown(figures)
    others = ("Import of", "5 certificates", "Risk of", "40 due rows", "Memory of")
    for name in (*(page.name for page in PAGES), *others):
        assert f"| {name}" in table
    written = into(f"before\n{BEGIN}\nold\n{END}\nafter", table)
    assert table in written
    assert "old" not in written


def test_a_file_without_markers_is_left_alone() -> None:
    with pytest.raises(ValueError, match="to write between"):
        into("nothing here", "table")
