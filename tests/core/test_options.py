"""Options of a long choice are what a template would draw."""

from django.template import engines

from core.templatetags.options import options

PLAIN = (
    "{% for value, label in choices %}"
    '<option value="{{ value }}"{% if value == chosen %} selected{% endif %}>{{ label }}</option>'
    "{% endfor %}"
)
CHOICES = [("", "Any"), ("a", 'Müller & "Söhne"'), ("b", "<b>"), ('"x', "O'Hara")]


def test_options_are_what_a_template_draws() -> None:
    for chosen in ("", "a", '"x', "gone"):
        drawn = engines["django"].from_string(PLAIN).render({"choices": CHOICES, "chosen": chosen})
        assert options(CHOICES, chosen) == drawn
        assert drawn.count(" selected") == (chosen != "gone")


def test_an_id_is_chosen_by_its_digits() -> None:
    assert options([(7, "Ana"), (77, "Bob")], "7") == (
        '<option value="7" selected>Ana</option><option value="77">Bob</option>'
    )
