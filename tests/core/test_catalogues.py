"""Collecting and compiling messages needs nothing but Babel."""

from pathlib import Path

import pytest

from core import catalogues

TEMPLATE = """{% load i18n %}
<p class="it's">
    {% translate "Hello" %}
  {% translate "May" context "month" as month %} {# Translators: a greeting #}
 {% blocktranslate trimmed count n=partners|length %}
   One partner isn't here
 {% plural %}
   {{ n }} partners aren't here
 {% endblocktranslate %} ( {{ _("Filter")|upper }}
"""
PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Hello"
msgstr "Hola"

msgid "Gone"
msgstr "Ido"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("core", "templates", "locale/es/LC_MESSAGES"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    (tmp_path / "core" / "code.py").write_text(
        'WORDS = gettext_lazy("From code"), ngettext("%(n)s day", "%(n)s days", 2)\n'
    )
    (tmp_path / "locale" / "es" / "LC_MESSAGES" / "django.po").write_text(PO)
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path / "locale")
    return tmp_path


def test_strings_of_code_and_templates_are_found(project: Path) -> None:
    found = {(message.id, message.context) for message in catalogues.extract_all() if message.id}
    assert found == {
        ("From code", None),
        (("%(n)s day", "%(n)s days"), None),
        ("Hello", None),
        ("May", "month"),
        (("One partner isn't here", "%(n)s partners aren't here"), None),
        ("Filter", None),
    }


def test_updating_keeps_translations_and_drops_what_is_gone(project: Path) -> None:
    catalogues.update_languages()
    text = (project / "locale" / "es" / "LC_MESSAGES" / "django.po").read_text()
    assert 'msgid "Hello"\nmsgstr "Hola"' in text
    assert 'msgid "From code"\nmsgstr ""' in text
    assert "Gone" not in text


def test_english_speaks_for_itself_and_for_no_other_language(project: Path) -> None:
    english = project / "locale" / "en" / "LC_MESSAGES" / "django.po"
    english.parent.mkdir(parents=True)
    english.write_text(PO)
    catalogues.update_languages()
    assert 'msgid "From code"\nmsgstr "From code"' in english.read_text()
    spanish = project / "locale" / "es" / "LC_MESSAGES" / "django.po"
    assert 'msgid "From code"\nmsgstr ""' in spanish.read_text()


def test_updating_twice_changes_nothing(project: Path) -> None:
    file = project / "locale" / "es" / "LC_MESSAGES" / "django.po"
    catalogues.update_languages()
    first = file.read_text()
    catalogues.update_languages()
    assert file.read_text() == first


def test_only_a_changed_catalogue_is_compiled(project: Path) -> None:
    assert catalogues.compile_changed() == ["es"]
    assert catalogues.compile_changed() == []
    file = project / "locale" / "es" / "LC_MESSAGES" / "django.po"
    (file.with_suffix(".mo")).write_bytes(b"")
    file.write_text(PO.replace("Hola", "Buenas"))
    assert catalogues.compile_changed() == ["es"]
    assert b"Buenas" in file.with_suffix(".mo").read_bytes()
