"""Pieces that are drawn once and filled in."""

from typing import Any

import pytest
from django.template import engines
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from core import moulds
from core.moulds import filled

SOURCE = (
    '{% load i18n %}<li{% if late %} class="late"{% endif %} title="{{ why }}">'
    "{% translate 'Partners' %}: {{ name }}</li>"
)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the template was drawn with, each time."""
    times: list[dict[str, Any]] = []
    template = engines["django"].from_string(SOURCE)
    render = template.render

    def counted(context: Any = None, request: Any = None) -> str:
        times.append(context)
        return render(context, request)

    template.render = counted  # type: ignore[method-assign]  # to count
    monkeypatch.setattr(moulds, "get_template", lambda _name: template)
    return times


def test_a_filled_piece_is_what_the_template_draws(drawn: list[dict[str, Any]]) -> None:
    texts = {"why": 'a "quoted" <b>', "name": "Müller & Söhne"}
    expected = engines["django"].from_string(SOURCE).render({"late": True, **texts})
    assert filled("x", {"late": True}, texts) == expected
    assert "&quot;quoted&quot; &lt;b&gt;" in expected


def test_a_shape_is_drawn_once(drawn: list[dict[str, Any]]) -> None:
    for name in ("Ada", "Bo", "Cy"):
        filled("x", {"late": True}, {"why": "", "name": name})
    filled("x", {"late": False}, {"why": "", "name": "Di"})
    assert len(drawn) == 2


def test_each_language_has_its_own(drawn: list[dict[str, Any]]) -> None:
    texts = {"why": "", "name": "Ada"}
    with override("es"):
        spanish = filled("x", {"late": True}, texts)
    assert "Socios" in spanish
    assert "Partners" in filled("x", {"late": True}, texts)


def test_a_text_that_looks_like_a_mark_is_shown_and_nothing_else(
    drawn: list[dict[str, Any]],
) -> None:
    said = filled("x", {"late": False}, {"why": "secret", "name": "\ue000why\ue001"})
    assert "\ue000why\ue001</li>" in said


def test_a_safe_text_is_put_in_as_it_is(drawn: list[dict[str, Any]]) -> None:
    assert "<b>x</b>" in filled("x", {"late": False}, {"why": "", "name": mark_safe("<b>x</b>")})


def test_shapes_do_not_pile_up(
    drawn: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moulds, "MOST", 3)
    for number in range(20):
        filled("x", {"late": number}, {"why": "", "name": ""})
    kept: Any = moulds.get_template("x").template  # type: ignore[attr-defined]  # Django's own
    assert len(kept._moulds) <= 3


def test_pieces_stand_together_and_a_text_that_nobody_drew_is_escaped() -> None:
    drawn = mark_safe("<b>A & B</b>")
    both = moulds.together([drawn, "C < D"], ", ")
    assert both == "<b>A & B</b>, C &lt; D"
    assert isinstance(both, SafeString)
    assert moulds.together([]) == ""
