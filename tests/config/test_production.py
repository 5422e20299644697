"""Production settings behind https: Django's own deployment checks, templates, static files."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests import database

ADDRESS = "https://crm.example.org"
HEAVY = "celery", "kombu", "unittest", "django.test", "drf_spectacular.openapi", "weasyprint"
SETTINGS = """
import json
from django.conf import settings
print(json.dumps({
    "static": settings.STORAGES["staticfiles"]["BACKEND"],
    "secure": [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE],
    "redirects": settings.SECURE_SSL_REDIRECT,
    "age": settings.DATABASES["default"]["CONN_MAX_AGE"],
    "options": settings.DATABASES["default"]["OPTIONS"],
    "log": settings.LOGGING["handlers"]["console"]["formatter"],
    "level": settings.LOGGING["root"]["level"],
}))
"""
WEB = f"""
import django, json, sys
django.setup()
from django.core.wsgi import get_wsgi_application
from django.template import engines
from django.urls import get_resolver
get_wsgi_application()
get_resolver().url_patterns
loaders = engines["django"].engine.loaders[0]
heavy = [it for it in {HEAVY} if it in sys.modules]
import gc, config.gunicorn as it
it.when_ready(None)
print(json.dumps({{
    "loaders": loaders[0],
    "heavy": heavy,
    "preloads": it.preload_app,
    "frozen": gc.get_freeze_count(),
}}))
"""
WORKER = """
import django, json
django.setup()
import gc, config.celery as it
it.share_what_is_loaded()
print(json.dumps({"frozen": gc.get_freeze_count()}))
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


@cache
def told(code: str, **environment: str) -> dict[str, Any]:
    """What a process says that runs this; each is started once."""
    done = run("-c", code, **environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def settings_of(**environment: str) -> dict[str, Any]:
    return told(SETTINGS, **environment)


def web() -> dict[str, Any]:
    """A web process that has loaded all that it loads before the fork."""
    return told(WEB, LANYARD_PROGRAM="web")


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
    assert web()["loaders"] == "django.template.loaders.cached.Loader"
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


def test_what_web_loads_before_the_fork_is_frozen() -> None:
    assert web()["preloads"] is True
    assert web()["frozen"] > 50_000


def test_what_a_worker_loads_before_the_fork_is_frozen() -> None:
    assert told(WORKER)["frozen"] > 50_000


def test_web_loads_nothing_that_only_workers_or_the_apis_description_need() -> None:
    assert web()["heavy"] == []


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
