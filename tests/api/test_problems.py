"""Whatever is refused is refused as application/problem+json."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, OperationalError
from django.test import Client
from psycopg.errors import DeadlockDetected

from core.api.problems import problem_response
from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.api.partners import PartnerViews
from partnerships.models import Partner
from tests.api.conftest import BASE, Api, make_token
from tests.factories import make_partner


def deadlock() -> OperationalError:
    error = OperationalError("deadlock")
    error.__cause__ = DeadlockDetected()
    return error


def test_bad_input_names_its_fields(api: Api) -> None:
    response = api.post("partners/", {"name": "", "kind": "circus"})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "Some of it is not valid.",
        "errors": {
            "name": ["This field may not be blank."],
            "kind": ['"circus" is not a valid choice.'],
        },
    }


def test_an_unknown_field_is_refused(api: Api) -> None:
    response = api.post("partners/", {"name": "Rivera", "colour": "red"})
    assert response.json()["errors"] == {"colour": ["There is no such field."]}


def test_what_is_only_read_may_be_sent_back(api: Api) -> None:
    made = api.post("partners/", {"name": "Rivera"}).json()
    response = api.patch(f"partners/{made['id']}/", made | {"name": "Rivera Machining"})
    assert (response.status_code, response.json()["name"]) == (200, "Rivera Machining")


@pytest.mark.parametrize("path", ["partners/?colour=red", "partners/?format=json", "members/?q=x"])
def test_an_unknown_parameter_is_refused(path: str, api: Api) -> None:
    name = path.partition("?")[2].partition("=")[0]
    response = api.get(path)
    assert response.status_code == 400
    assert response.json()["errors"] == {name: ["There is no such parameter here."]}


def test_an_unknown_parameter_of_a_thing_is_refused_once_it_is_found(
    api: Api, ana: Membership
) -> None:
    with office_context(ana.office_id):
        partner = make_partner(ana.office)
    assert api.get(f"partners/{partner.pk}/?colour=red").status_code == 400
    assert api.get("partners/999999/?colour=red").status_code == 404


@pytest.mark.parametrize("path", ["/api/v1/nonsense/", "/api/v1/partners/abc/", "/api/v2/x/"])
@pytest.mark.django_db
def test_an_unknown_address_is_a_problem_too(path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 404
    assert response.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "Not Found",
    }


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
def test_a_method_that_is_not_offered_is_405(method: str, api: Api) -> None:
    response = api.call(method, "partners/")
    assert (response.status_code, response["Content-Type"]) == (405, "application/problem+json")
    assert response["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize(
    "body", ["{", "[" * 100_000, '{"name": NaN}', b"\xff\xfe", '{"name": "Rivera"'], ids=range(5)
)
def test_what_is_no_json_is_400(body: Any, api: Api) -> None:
    response = _post_raw(api, body, "application/json")
    assert (response.status_code, response.json()["detail"]) == (400, "The body is not valid JSON.")


@pytest.mark.parametrize("body", ["[]", '"x"', "7", "null", "true"])
def test_a_body_that_is_no_object_is_400(body: str, api: Api) -> None:
    assert _post_raw(api, body, "application/json").status_code == 400


def test_another_content_type_is_415(api: Api) -> None:
    response = _post_raw(api, "name=Rivera", "application/x-www-form-urlencoded")
    assert (response.status_code, response["Content-Type"]) == (415, "application/problem+json")


def test_a_body_that_is_too_large_is_413(api: Api) -> None:
    assert _post_raw(api, " " * 2_700_000, "application/json").status_code == 413


@pytest.mark.parametrize("sign", ["\x00", "\ud800"])
def test_text_that_cannot_be_stored_is_400(sign: str, api: Api) -> None:
    assert api.post("partners/", {"name": f"a{sign}"}).status_code == 400
    assert api.post("partners/", {"name": "a", "custom": {"b": [sign]}}).status_code == 400
    assert api.post("partners/", {"name": "a", "custom": {sign: 1}}).status_code == 400


def test_a_parameter_that_cannot_be_text_is_400(api: Api) -> None:
    assert api.get("partners/?search=%00").status_code == 400
    assert api.get("partners/?town=%00").status_code == 400


def test_a_number_that_cannot_be_stored_is_400(api: Api) -> None:
    response = _post_raw(api, '{"name": "a", "custom": {"b": 1e400}}', "application/json")
    assert list(response.json()["errors"]) == ["custom"]


def test_a_failure_is_a_problem_and_rolls_back(
    api: Api, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = PartnerViews.make

    def make_and_fail(self: PartnerViews, data: dict[str, Any]) -> Partner:
        make(self, data)
        raise RuntimeError

    monkeypatch.setattr(PartnerViews, "make", make_and_fail)
    api.client.raise_request_exception = False
    response = api.post("partners/", {"name": "Rivera"})
    assert response.status_code == 500
    assert response.json()["title"] == "Internal Server Error"
    with office_context(ana.office_id):
        assert Partner.objects.count() == 0


@pytest.mark.parametrize(
    ("raised", "status"),
    [
        (ValidationError({"name": ["No."]}), 400),
        (ValidationError("No."), 400),
        (PermissionDenied("Not you."), 403),
        (IntegrityError("two"), 409),
        (deadlock(), 409),
    ],
)
def test_what_is_refused_after_writing_rolls_back(
    raised: Exception,
    status: int,
    api: Api,
    ana: Membership,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make = PartnerViews.make

    def make_and_refuse(self: PartnerViews, data: dict[str, Any]) -> Partner:
        make(self, data)
        raise raised

    monkeypatch.setattr(PartnerViews, "make", make_and_refuse)
    assert api.post("partners/", {"name": "Rivera"}).status_code == status
    with office_context(ana.office_id):
        assert Partner.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_what_the_database_refuses_at_the_end_is_409(
    ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make_nothing_whole(self: PartnerViews, data: dict[str, Any]) -> Partner:
        partner = make_partner(ana.office)
        Partner.objects.filter(pk=partner.pk).update(owner=999_999)
        return partner

    monkeypatch.setattr(PartnerViews, "make", make_nothing_whole)
    response = Api(make_token(ana)).post("partners/", {"name": "Rivera"})
    assert (response.status_code, response["Content-Type"]) == (409, "application/problem+json")
    with office_context(ana.office_id):
        assert Partner.objects.count() == 0


def test_what_nobody_foresaw_is_left_to_django() -> None:
    assert problem_response(RuntimeError(), {}) is None


def test_messages_come_in_the_language_of_the_request(api: Api) -> None:
    response = api.get("partners/?colour=red", Accept_Language="es")
    assert response["Content-Language"] == "es"


def _post_raw(api: Api, body: Any, content_type: str) -> Any:
    headers = {"Authorization": f"Bearer {api.token}"}
    return api.client.generic(
        "POST", f"{BASE}partners/", body, content_type=content_type, headers=headers
    )


@pytest.mark.parametrize("accept", ["text/html", "application/problem+json", "image/png"])
def test_an_answer_is_json_whatever_was_asked_for(accept: str, api: Api) -> None:
    response = api.get("partners/", Accept=accept)
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")


def test_an_address_without_its_slash_is_sent_on_with_its_body(api: Api) -> None:
    response = api.post("partners?x=1", {"name": "Rivera"})
    assert (response.status_code, response["Location"]) == (308, "/api/v1/partners/?x=1")


def test_no_shared_cache_keeps_an_answer(api: Api) -> None:
    assert api.get("partners/")["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("body", ['{"name": "\\ud800"}', '{"\\uDFFF": 1}', '{"kind": "\\ud83d"}'])
def test_half_a_character_is_refused(api: Api, body: str) -> None:
    response = api.client.generic(
        "POST",
        f"{BASE}partners/",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {api.token}"},
    )
    assert (response.status_code, response.json()["detail"]) == (
        400,
        "The body is not valid JSON.",
    )


def test_a_character_of_two_halves_is_taken(api: Api) -> None:
    response = api.client.generic(
        "POST",
        f"{BASE}partners/",
        '{"name": "Rivera \\ud83d\\ude00"}',
        content_type="application/json",
        headers={"Authorization": f"Bearer {api.token}"},
    )
    assert (response.status_code, response.json()["name"]) == (201, "Rivera \U0001f600")
