"""Production settings behind https: Django's own deployment checks, templates, static files."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import database

ADDRESS = "https://crm.example.org"
SETTINGS = """
import django, json
django.setup()
from django.conf import settings
from django.template import engines
loaders = engines["django"].engine.loaders[0]
print(json.dumps({
    "loaders": loaders[0],
    "static": settings.STORAGES["staticfiles"]["BACKEND"],
    "secure": [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE],
    "redirects": settings.SECURE_SSL_REDIRECT,
    "age": settings.DATABASES["default"]["CONN_MAX_AGE"],
    "options": settings.DATABASES["default"]["OPTIONS"],
    "log": settings.LOGGING["handlers"]["console"]["formatter"],
    "level": settings.LOGGING["root"]["level"],
}))
"""


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command with production settings and a secret as long as real ones."""
    wanted = {
        "DJANGO_SETTINGS_MODULE": "config.settings.prod",
        "BASE_URL": ADDRESS,
        "ALLOWED_HOSTS": "crm.example.org",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    }
    return subprocess.run(
        [sys.executable, *command],
        cwd=database.ROOT,
        env=os.environ | wanted | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def settings_of(**environment: str) -> dict[str, Any]:
    done = run("-c", SETTINGS, **environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.django_db
def test_djangos_deployment_checks_find_nothing_and_none_is_silenced(
    django_db_setup: None,
) -> None:
    from django.db import connection

    url = database.url_of("DATABASE_URL", str(connection.settings_dict["NAME"]))
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", DATABASE_URL=url)
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


def test_behind_https_all_is_secure_cached_and_told_in_json() -> None:
    found = settings_of(LANYARD_PROGRAM="web")
    assert found["loaders"] == "django.template.loaders.cached.Loader"
    assert found["static"].endswith("CompressedManifestStaticFilesStorage")
    assert found["secure"] == [True, True]
    assert found["redirects"] is True
    assert found["log"] == "json"


def test_a_log_level_may_be_written_in_small_letters() -> None:
    assert settings_of(LOG_LEVEL="warning")["level"] == "WARNING"


def test_web_keeps_its_connections_and_waits_for_no_statement_for_ever() -> None:
    found = settings_of(LANYARD_PROGRAM="web")
    assert found["age"] == 600
    assert "statement_timeout=30s" in found["options"]["options"]
    assert "idle_in_transaction_session_timeout=60s" in found["options"]["options"]
    assert "pool" not in found["options"]
    assert found["options"]["prepare_threshold"] > 1_000_000  # those that are asked for, no others


def test_a_worker_keeps_its_connection_with_its_plans_and_may_take_its_time() -> None:
    found = settings_of()
    assert found["age"] == 600
    assert found["options"]["prepare_threshold"] > 1_000_000
    assert "options" not in found["options"]
    assert "pool" not in found["options"]  # Celery would close it after each task


@pytest.mark.parametrize("program", ["web", "worker"])
def test_through_pgbouncer_no_setting_is_sent_with_the_connection(program: str) -> None:
    found = settings_of(LANYARD_PROGRAM=program, DATABASE_POOLER="pgbouncer")
    assert "options" not in found["options"]
    assert "prepare_threshold" not in found["options"]


@pytest.mark.parametrize("module", ["config.gunicorn", "config.celery"])
def test_what_is_loaded_before_the_fork_is_frozen(module: str) -> None:
    call = {
        "config.gunicorn": "it.when_ready(None); assert it.preload_app",
        "config.celery": "it.share_what_is_loaded()",
    }[module]
    code = f"import django; django.setup(); import gc, {module} as it; {call}"
    done = run("-c", f"{code}; print(gc.get_freeze_count())")
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 50_000


def test_web_loads_nothing_that_only_workers_or_the_apis_description_need() -> None:
    heavy = "celery", "kombu", "unittest", "django.test", "drf_spectacular.openapi", "weasyprint"
    code = (
        "import django, sys; django.setup(); from django.core.wsgi import get_wsgi_application;"
        " get_wsgi_application(); from django.urls import get_resolver;"
        f" get_resolver().url_patterns; print([it for it in {heavy} if it in sys.modules])"
    )
    done = run("-c", code, LANYARD_PROGRAM="web")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_static_files_are_hashed_and_compressed(tmp_path: Path) -> None:
    done = run("manage.py", "collectstatic", "--noinput", "-v0", STATIC_ROOT=str(tmp_path))
    assert done.returncode == 0, done.stderr
    known = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    sheets = {name: hashed for name, hashed in known.items() if name.startswith("css/")}
    assert sheets
    for name, hashed in sheets.items():
        assert name != hashed
        assert (tmp_path / hashed).exists()
        small = (tmp_path / hashed).stat().st_size < 300
        assert small or (tmp_path / f"{hashed}.gz").exists(), name
