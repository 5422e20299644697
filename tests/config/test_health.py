"""The probes: `/healthz` asks nobody, `/readyz` says which part of the installation fails."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.due.plan import Plan, plan_rows
from core.health import heartbeat, parts
from core.tasks import sweep_outbox
from core.tenancy.context import office_context
from offices.models import Office

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture(autouse=True)
def alive(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Beat and worker give signs under names of this test's own."""
    monkeypatch.setattr(heartbeat, "PREFIX", f"test:{id(monkeypatch)}")
    for name in (heartbeat.BEAT, heartbeat.WORKER):
        heartbeat.mark(name)
    yield
    heartbeat.forget()


def ready(**headers: Any) -> tuple[int, dict[str, Any]]:
    response = Client().get("/readyz", **headers)
    return response.status_code, response.json()["parts"]


def test_healthz_asks_no_database(settings: Any) -> None:
    """Without the mark `django_db` the test would fail if it did."""
    response = Client().get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_all_is_well() -> None:
    with CaptureQueriesContext(connection) as queries:
        status, found = ready()
    assert status == 200, found
    assert {name for name, part in found.items() if part["ok"]} == {
        *("database", "migrations", "due", "broker", "beat", "worker")
    }
    assert len(queries) <= 5


@pytest.mark.django_db
@override_settings(ALLOWED_HOSTS=["crm.example.org"], SECURE_SSL_REDIRECT=True)
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_come_by_any_host_without_https_and_leave_no_cookie(path: str) -> None:
    response = Client().get(path, headers={"host": "10.0.0.7:8000"})
    assert response.status_code == 200
    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]
    assert Client().get("/accounts/login/", headers={"host": "10.0.0.7"}).status_code == 400
    assert Client().post(path).status_code == 405


@pytest.mark.django_db
def test_a_broker_that_is_gone_is_told(settings: Any) -> None:
    settings.REDIS_URL = NOWHERE
    status, found = ready()
    assert status == 503
    assert found["broker"] == {"ok": False, "state": "unknown"}
    assert found["database"] == {"ok": True}


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "STATEMENT_MILLISECONDS", "'now' -- refused by the server")
    monkeypatch.setattr(connection, "close", lambda: None)  # the test's transaction lives on it
    status, found = ready()
    assert status == 503
    assert [name for name in ("database", "migrations", "due") if found[name]["ok"]] == []
    assert found["broker"] == {"ok": True}


@pytest.mark.django_db
def test_a_migration_that_has_not_run_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    known = parts.migrations_of_the_code() | {("core", "9999_to_come")}
    monkeypatch.setattr(parts, "migrations_of_the_code", lambda: known)
    assert ready()[1]["migrations"] == {"ok": False, "missing": 1}


@pytest.mark.django_db
def test_a_silent_worker_is_told_and_a_sweep_is_its_sign_of_life(settings: Any) -> None:
    heartbeat.forget()
    assert ready()[1]["worker"]["ok"] is False
    assert ready()[1]["beat"]["ok"] is False
    sweep_outbox.apply()
    found = ready()[1]
    assert found["worker"] == {"ok": True, "seconds": 0, "limit": settings.READY_HEARTBEAT_SECONDS}
    settings.READY_HEARTBEAT_SECONDS = -1
    assert ready()[1]["worker"]["ok"] is False


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "ok"), [(-60, True), (5, True), (16, False)])
def test_the_oldest_due_row_has_a_limit(minutes: int, ok: bool, alder: Office) -> None:
    due_at = timezone.now() - timedelta(minutes=minutes)
    with office_context(alder.pk):
        plan_rows(
            alder.pk,
            "daily-digest",
            [Plan("member:1", "once", due_at.date(), due_at.time(), "UTC", due_at)],
        )
    status, found = ready()
    assert found["due"]["ok"] is ok
    assert found["due"]["seconds"] == pytest.approx(max(0, minutes * 60), abs=5)
    assert status == (200 if ok else 503)


@pytest.mark.django_db
def test_the_oldest_of_all_offices_is_told(alder: Office, birch: Office) -> None:
    for office, minutes in ((alder, 3), (birch, 7)):
        due_at = timezone.now() - timedelta(minutes=minutes)
        plan = Plan("member:1", "once", due_at.date(), due_at.time(), "UTC", due_at)
        with office_context(office.pk):
            plan_rows(office.pk, "daily-digest", [plan])
    assert ready()[1]["due"]["seconds"] == pytest.approx(7 * 60, abs=5)
