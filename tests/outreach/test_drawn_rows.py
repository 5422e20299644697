"""Rows that are filled in look as their templates draw them."""

from itertools import product
from typing import Any

import pytest
from django.template.loader import get_template

from core.moulds import filled
from core.templatetags.icons import icon
from outreach.panels.loose_ends import ROW
from outreach.presenters.drawn import SILENCE, TASK

WORDS = '<b>Müller & "Söhne"</b>'
TASK_TEXTS = {
    "key": 7,
    "icon": icon("phone"),
    **dict.fromkeys(("title", "partner", "late", "text", "minutes", "why"), WORDS),
    "partner_url": "/o/alder/partners/1/",
    "settle_url": "/o/alder/follow-ups/7/settle/",
    "later_url": "/o/alder/follow-ups/7/later/",
    "back": "?next=/o/alder/",
}
SILENCE_TEXTS = dict.fromkeys(("name", "url", "log_url", "words", "owner"), WORDS)
LOOSE_TEXTS = dict.fromkeys(("name", "url", "missing", "tie_url"), WORDS) | {"number": 2}


@pytest.mark.parametrize(
    ("template", "decides", "texts"),
    [
        (TASK, ("may_log", "may_choose", "is_chosen", "is_late", "has_text"), TASK_TEXTS),
        (SILENCE, ("may_log", "has_owner"), SILENCE_TEXTS),
        (ROW, ("may_tie",), LOOSE_TEXTS),
    ],
)
def test_a_row_is_what_its_template_draws(
    template: str, decides: tuple[str, ...], texts: dict[str, Any]
) -> None:
    for chosen in product((True, False), repeat=len(decides)):
        shape = dict(zip(decides, chosen, strict=True))
        drawn: str = get_template(template).render({**shape, **texts})
        assert filled(template, shape, texts) == drawn
        assert "<b>" not in drawn
