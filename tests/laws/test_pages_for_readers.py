"""Pages for readers lead where they say, and name what there is."""

import re
from pathlib import Path

import pytest

from core.api.openapi import openapi
from core.registries.mails import mail_kinds

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "benchmarks").glob("*.md"),
]
LINK = re.compile(r"\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.M)


def _anchors(page: Path) -> set[str]:
    """What headings are called in an address."""
    words = (re.sub(r"[^\w\- ]", "", it.lower()) for it in HEADING.findall(page.read_text()))
    return {it.strip().replace(" ", "-") for it in words}


@pytest.mark.parametrize("page", PAGES, ids=lambda it: it.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file_and_its_heading(page: Path) -> None:
    for path, anchor in LINK.findall(page.read_text()):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        assert not anchor or anchor in _anchors(target), f"{path}#{anchor}"


def test_the_page_of_the_api_has_a_line_for_each_noun() -> None:
    nouns = {path.split("/")[3] for path in openapi()["paths"]}
    page = (ROOT / "docs" / "how-to" / "api.md").read_text()
    lines = re.findall(r"^\| ((?:`[a-z-]+` ?)+)\|", page, re.M)
    assert {it for line in lines for it in re.findall(r"`([a-z-]+)`", line)} == nouns


def test_the_page_of_what_goes_out_has_a_line_for_each_mail_of_an_office() -> None:
    page = (ROOT / "docs" / "how-to" / "what-goes-out-when.md").read_text()
    rules = set(re.findall(r"^\|.*\| `([a-z-]+)` \|$", page, re.M))
    assert rules == {kind.rule for kind in mail_kinds() if kind.of_office}
