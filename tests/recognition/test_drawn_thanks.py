"""Rows of the lists of thanks that are filled in look as their templates draw them."""

from itertools import product
from typing import Any

import pytest
from django.template.loader import get_template
from django.test import Client

from core.moulds import filled
from offices.models import Office
from recognition.presenters import drawn, ledger, many, thanked
from tests.factories import make_activity, make_partner, make_recognition
from tests.moulds import compare_moulds

WORDS = '<b>Müller & "Söhne"</b>'


def texts(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, WORDS) | {"key": 7}


@pytest.mark.parametrize(
    ("template", "decides", "said"),
    [
        (
            drawn.OWED,
            ("may_thank", "is_late", "has_when", "has_owner"),
            texts("name", "url", "what", "when", "owner", "thank_url", "back"),
        ),
        (
            thanked.PARTNER,
            ("may_thank", "was_thanked"),
            texts("name", "url", "about", "last", "on", "ways", "owner", "thank_url"),
        ),
        (
            thanked.ENGAGEMENT,
            ("may_thank", "was_thanked"),
            texts("name", "url", "what", "on", "thanked_on", "after", "thank_url"),
        ),
        (
            ledger.LINE,
            ("may_thank", "has_file", "is_archived"),
            texts(
                *("on", "channel", "audience", "name", "url", "what_for", "by"),
                *("edit_url", "restore_url", "file_url", "csrf"),
            ),
        ),
        (many.ROW, ("is_chosen", "is_late"), texts("name", "url", "about", "why", "late")),
    ],
)
def test_a_row_is_what_its_template_draws(
    template: str, decides: tuple[str, ...], said: dict[str, Any]
) -> None:
    for chosen in product((True, False), repeat=len(decides)):
        shape = dict(zip(decides, chosen, strict=True))
        plain: str = get_template(template).render({**shape, **said})
        assert filled(template, shape, said) == plain
        assert "<b>" not in plain


def test_the_pages_fill_in_what_their_templates_draw(
    in_alder: Office, ana_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = compare_moulds(monkeypatch, drawn, ledger, many, thanked)
    thanked_one, owed_one = (make_partner(in_alder, name=WORDS, stage="active") for _ in range(2))
    make_recognition(thanked_one, honours=WORDS)
    make_recognition(thanked_one, archived_at="2026-01-01T00:00Z")
    make_activity(owed_one, kind="job-shadow", student_count=3)
    for path in (
        "owed/",
        "partners/",
        "engagements/",
        "history/",
        "history/?view=archived",
        "many/",
    ):
        assert len(ana_client.get(f"/o/alder/thanks/{path}").context["rows"]) == 1
    assert templates == {drawn.OWED, ledger.LINE, many.ROW, thanked.ENGAGEMENT, thanked.PARTNER}
