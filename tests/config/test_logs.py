"""What stands in the logs, through real requests: ids, office and member, never people's words."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path, reverse

from core.logs.formats import JSONFormatter, message_of
from core.logs.middleware import HEADER
from core.logs.tasks import send_request_id
from core.logs.work import Work, at_work_on, current_work
from core.tasks import work_due_rows
from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from tests.factories import make_partner

ClientOf = Callable[[Membership], Client]
SECRETS = ("zebrafish", "Quintanilla", "wildflower", "ana@example.org", "correct-horse")


def break_with_locals(request: HttpRequest, office: str) -> HttpResponse:
    secret = "zebrafish"
    raise RuntimeError(f"Quintanilla said {secret}")


def break_the_database(request: HttpRequest, office: str) -> HttpResponse:
    Partner.objects.create(office_id=request.office.pk, name="zebrafish", tier="x" * 999)  # type: ignore[attr-defined]  # set by the middleware
    return HttpResponse()


urlpatterns = [
    path("o/<slug:office>/break/", break_with_locals),
    path("o/<slug:office>/break-database/", break_the_database),
    path("", include("config.urls")),
]


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What has been logged until now, as production logs it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JSONFormatter())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


Lines = Callable[[], list[dict[str, Any]]]


def of_requests(lines: Lines) -> list[dict[str, Any]]:
    return [line for line in lines() if line["logger"] == "lanyard.request"]


@pytest.mark.django_db
def test_a_page_has_its_line_with_office_and_member(
    ana: Membership, client_of: ClientOf, lines: Lines
) -> None:
    client_of(ana).get("/o/alder/partners/?q=Quintanilla", headers={HEADER: "proxy-id-1234"})
    (line,) = of_requests(lines)
    assert line["request_id"] == "proxy-id-1234"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/o/alder/partners/", 200)
    assert (line["office"], line["office_id"], line["member"]) == ("alder", ana.office_id, ana.pk)
    assert line["ms"] >= 0


@pytest.mark.django_db
@pytest.mark.parametrize("wish", ["", "short", "a" * 65, "two words here", 'quote"quote', "ü" * 9])
def test_an_id_that_is_no_id_is_replaced(wish: str, lines: Lines) -> None:
    response = Client().get("/accounts/login/", headers={HEADER: wish} if wish else {})
    (line,) = of_requests(lines)
    assert response.headers[HEADER] == line["request_id"] != wish
    assert len(line["request_id"]) == 32


@pytest.mark.django_db
def test_what_people_type_is_in_no_line(ana: Membership, client_of: ClientOf, lines: Lines) -> None:
    with office_context(ana.office_id):
        partner = make_partner(ana.office, name="Quintanilla Foods")
    Client().post(
        reverse("account_login"), {"login": "ana@example.org", "password": "correct-horse"}
    )
    client = client_of(ana)
    client.get("/o/alder/find/?q=zebrafish")
    client.get("/o/alder/partners/?q=Quintanilla")
    client.post(
        reverse("log", args=["alder"]),
        {"partner": partner.pk, "note": "wildflower", "sentence": "Called Quintanilla, wildflower"},
    )
    client.get("/mail/stop/zebrafish/")
    client.get("/o/alder/partners/wildflower?email=ana@example.org")
    text = json.dumps(lines())
    assert len(of_requests(lines)) == 6
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.config.test_logs")
@pytest.mark.parametrize("where", ["break", "break-database"])
def test_an_error_shows_its_place_but_no_words_and_no_values(
    where: str, ana: Membership, client_of: ClientOf, lines: Lines
) -> None:
    client = client_of(ana)
    client.raise_request_exception = False
    assert client.get(f"/o/alder/{where}/?q=zebrafish").status_code == 500
    text = json.dumps(lines())
    assert [secret for secret in SECRETS if secret in text] == []
    error = next(line for line in lines() if "error" in line)
    assert error["request_id"] == of_requests(lines)[0]["request_id"]
    assert error["office"] == "alder"
    assert any("test_logs.py" in place for place in error["error"]["at"])
    assert "Exception" in error["error"]["type"] or "Error" in error["error"]["type"]


@pytest.mark.django_db
def test_a_row_that_the_database_refuses_is_told_by_table_and_constraint(
    in_alder: object, lines: Lines
) -> None:
    with (
        pytest.raises(DatabaseError) as caught,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("INSERT INTO django_session VALUES ('zebrafish', 'wildflower', NULL)")
    logging.getLogger("lanyard.x").error("failed: %s", caught.value, exc_info=caught.value)
    (line,) = (line for line in lines() if line["logger"] == "lanyard.x")
    assert "wildflower" not in json.dumps(line)
    assert line["error"]["cause"]["sqlstate"] == "23502"
    assert line["error"]["cause"]["table"] == "django_session"


def test_a_task_that_failed_is_told_without_what_it_was_given() -> None:
    args = {"name": "core.tasks.x", "description": "raised", "exc": "zebrafish", "traceback": "…"}
    record = logging.LogRecord("celery.app.trace", 40, "", 0, "%(exc)s", (args,), None)
    assert message_of(record) == "Task core.tasks.x raised"


def test_an_address_that_gunicorn_quotes_loses_its_query() -> None:
    record = logging.LogRecord("gunicorn.error", 40, "", 0, "Error at %s", ("/x?q=zebra",), None)
    assert message_of(record) == "Error at /x?…"


@pytest.mark.django_db
def test_a_task_goes_on_with_the_id_of_the_request_that_started_it(
    ana: Membership, lines: Lines
) -> None:
    headers: dict[str, Any] = {}
    with at_work_on(Work("proxy-id-1234")):
        send_request_id(headers=headers)
    work_due_rows.apply(headers=headers | {"office_id": str(ana.office_id)})
    (line,) = (line for line in lines() if line["logger"] == "lanyard.task")
    assert (line["request_id"], line["office_id"]) == ("proxy-id-1234", ana.office_id)
    assert (line["task"], line["state"]) == ("core.tasks.work_due_rows", "success")
    assert current_work() is None
