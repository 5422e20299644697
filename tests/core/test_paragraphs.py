"""Notes as paragraphs."""

import pytest
from django.template.defaultfilters import linebreaks_filter
from django.utils.safestring import SafeString

from core.paragraphs import paragraphs


@pytest.mark.parametrize(
    "text",
    ["One line", 'a <b> & "c" isn\'t', "two\nlines", "one\r\n\r\nother", "a\rb", "\n", " "],
)
def test_paragraphs_are_those_of_django(text: str) -> None:
    made = paragraphs(text)
    assert made == linebreaks_filter(text)
    assert isinstance(made, SafeString)


def test_nothing_is_no_paragraph() -> None:
    assert paragraphs("") == ""
