"""Stored sentences in the language of whoever reads them."""

from django.utils import translation

from core.imports.findings import worded
from core.imports.reading.opened import TOO_MANY_LINES


def test_a_limit_is_told_as_one_reads_it() -> None:
    assert "more than 20,000 lines" in worded(TOO_MANY_LINES, {"most": 20_000})


def test_a_limit_is_grouped_as_the_readers_language_does() -> None:
    with translation.override("es"):
        assert "20.000" in worded("%(most)s", {"most": 20_000}).replace("\xa0", ".")
