"""The description of the API, and its page."""

from typing import Any

import pytest
from django.test import Client

from core.api.documentation import documented_nouns, kind_of
from core.api.openapi import openapi
from tests.api.conftest import BASE

NOUNS = [
    "partners",
    "needs",
    "agreements",
    "contacts",
    "affiliations",
    "imports",
    "activities",
    "follow-ups",
    "concerns",
    "cadences",
    "recognitions",
    "certificates",
    "measures",
    "results",
    "risk",
    "mutes",
    "sites",
    "programs",
    "members",
]


@pytest.mark.django_db
def test_the_schema_is_open_to_all_and_says_which_openapi_it_is() -> None:
    response = Client().get(f"{BASE}schema/?format=json")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert response.json()["openapi"] == "3.1.0"


@pytest.mark.django_db
def test_it_comes_as_yaml_too() -> None:
    response = Client().get(f"{BASE}schema/?format=yaml")
    assert response.content.startswith(b"openapi: 3.1.0\n")
    assert Client().get(f"{BASE}schema/?format=xml").status_code == 400


def test_each_noun_is_described_and_put_is_nowhere() -> None:
    paths = openapi()["paths"]
    assert list(dict.fromkeys(path.split("/")[3] for path in paths)) == NOUNS
    assert not [path for path, methods in paths.items() if "put" in methods]


def test_ids_and_relations_are_strings() -> None:
    partner = openapi()["components"]["schemas"]["Partner"]["properties"]
    assert partner["id"]["type"] == "string"
    assert partner["parent"]["type"] == ["string", "null"]
    assert partner["sites"]["items"]["type"] == "string"


def test_a_body_may_hold_no_other_fields() -> None:
    schemas = openapi()["components"]["schemas"]
    assert schemas["PartnerRequest"]["additionalProperties"] is False
    assert "recorded_at" not in schemas["PartnerRequest"]["properties"]


def test_every_operation_says_how_it_refuses() -> None:
    operations = [it for methods in openapi()["paths"].values() for it in methods.values()]
    for operation in operations:
        refusals = {code for code in operation["responses"] if code >= "400"}
        assert {"400", "401", "429"} <= refusals
        for code in refusals:
            assert list(operation["responses"][code]["content"]) == ["application/problem+json"]


@pytest.mark.django_db
def test_the_page_is_open_to_all_and_shows_each_operation() -> None:
    response = Client().get(f"{BASE}docs/")
    page = response.content.decode()
    assert response.status_code == 200
    for path, methods in openapi()["paths"].items():
        for method in methods:
            assert f"<code>{method.upper()} {path}</code>" in page


def test_examples_can_be_pasted_into_a_shell() -> None:
    (partners, *_) = documented_nouns(openapi(), "http://localhost:8000")
    create = next(it for it in partners.operations if it.key == "create-partners")
    assert create.example == (
        "curl -X POST http://localhost:8000/api/v1/partners/ \\\n"
        '  -H "Authorization: Bearer $LANYARD_TOKEN" \\\n'
        '  -H "Content-Type: application/json" \\\n'
        """  -d '{"name": "…"}'"""
    )


def test_a_certificate_is_a_pdf_or_json_and_the_page_says_so() -> None:
    read = openapi()["paths"]["/api/v1/certificates/{id}/"]["get"]
    assert list(read["responses"]["200"]["content"]) == ["application/json", "application/pdf"]
    assert "409" in read["responses"]
    nouns = {noun.name: noun for noun in documented_nouns(openapi(), "http://localhost:8000")}
    named = {it.key: it for it in nouns["certificates"].operations}
    assert "patch" not in openapi()["paths"]["/api/v1/certificates/{id}/"]
    assert named["retrieve-certificates"].example.endswith("-o 42.pdf")
    assert "application/pdf" in named["retrieve-certificates"].answers[0].text
    assert {field.name for field in nouns["certificates"].fields} >= {"partner", "signers", "state"}


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": ["string", "null"]}, "string or null"),
        ({"type": "string", "format": "date"}, "date"),
        ({"type": "array", "items": {"type": "integer"}}, "list of integer"),
        ({"oneOf": [{"type": "object"}, {"type": "string"}]}, "object or string"),
        ({}, "object"),
    ],
)
def test_a_type_is_said_in_a_few_words(schema: dict[str, Any], words: str) -> None:
    assert kind_of(schema) == words
