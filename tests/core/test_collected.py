"""Static files of packages: what pages load is collected, and little else."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

LOADED = re.compile(r"""\{% static ["']([^"']+)["']""")


def collected() -> set[str]:
    return {path for finder in get_finders() for path, _ in finder.list(None)}


def test_every_file_that_a_template_loads_is_collected() -> None:
    templates = Path(settings.BASE_DIR, "templates").rglob("*.html")
    loaded = {path for it in templates for path in LOADED.findall(it.read_text())}
    assert "django_htmx/htmx-2.min.js" in loaded
    assert loaded <= collected()


def test_what_no_page_loads_is_not_collected() -> None:
    assert {it for it in collected() if it.startswith(("django_htmx/", "rest_framework/"))} == {
        "django_htmx/htmx-2.min.js"
    }


def test_pages_of_packages_keep_their_files() -> None:
    assert "account/js/account.js" in collected()
