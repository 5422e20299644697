"""What the page /api/v1/docs/ shows, taken from the schema: nouns, operations, fields."""

import json
import shlex
from dataclasses import dataclass
from typing import Any

EXAMPLE_ID = "42"
FORM = "multipart/form-data"
JSON = "application/json"
PDF = "application/pdf"
EXAMPLE_TOKEN = "$LANYARD_TOKEN"  # noqa: S105 - the name of a shell variable


@dataclass(frozen=True)
class Field:
    """One line of a table: a field of a noun, or a parameter."""

    name: str
    kind: str
    choices: list[str]
    text: str
    required: bool
    read_only: bool = False


@dataclass(frozen=True)
class Answer:
    """What may come back."""

    status: str
    text: str


@dataclass(frozen=True)
class Operation:
    """One thing to do with a noun, with a line for the shell that does it."""

    key: str
    method: str
    path: str
    summary: str
    text: str
    parameters: list[Field]
    answers: list[Answer]
    example: str
    has_body: bool


@dataclass(frozen=True)
class Noun:
    """A noun, its fields and what can be done with it."""

    name: str
    fields: list[Field]
    operations: list[Operation]


def documented_nouns(schema: dict[str, Any], origin: str) -> list[Noun]:
    """Every noun of the schema in the order of its addresses; `origin` begins the examples."""
    found: dict[str, list[Operation]] = {}
    bodies: dict[str, dict[str, Any]] = {}
    for path, methods in schema["paths"].items():
        for method, described in methods.items():
            (noun,) = described["tags"]
            found.setdefault(noun, []).append(_operation(schema, path, method, described, origin))
            if described["operationId"].startswith("retrieve"):
                bodies[noun] = _resolve(schema, _content(described["responses"]["200"]))
    writable = _writable(schema)
    return [
        Noun(noun, _fields(schema, bodies[noun], writable.get(noun, set())), operations)
        for noun, operations in found.items()
    ]


def _operation(
    schema: dict[str, Any], path: str, method: str, described: dict[str, Any], origin: str
) -> Operation:
    return Operation(
        key=described["operationId"].replace("_", "-"),
        method=method.upper(),
        path=path,
        summary=described["summary"],
        text=described.get("description", ""),
        parameters=[_parameter(it) for it in described.get("parameters", [])],
        answers=[_answer(status, it) for status, it in described["responses"].items()],
        example=_example(schema, path, method, described, origin),
        has_body="requestBody" in described,
    )


def _answer(status: str, described: dict[str, Any]) -> Answer:
    """What is not JSON alone says what else it may be; refusals are all of one kind."""
    kinds = [it for it in described.get("content", {}) if not it.endswith("problem+json")]
    said = "" if kinds in ([], [JSON]) else f" ({', '.join(kinds)})"
    return Answer(status, described.get("description", "") + said)


def _parameter(parameter: dict[str, Any]) -> Field:
    described = parameter["schema"]
    return Field(
        name=parameter["name"],
        kind=kind_of(described),
        choices=_choices(described),
        text=parameter.get("description", ""),
        required=parameter.get("required", False),
    )


def _fields(schema: dict[str, Any], body: dict[str, Any], writable: set[str]) -> list[Field]:
    required = set(body.get("required", []))
    return [
        Field(
            name=name,
            kind=kind_of(_resolve(schema, described)),
            choices=_choices(described),
            text=described.get("description", ""),
            required=name in required,
            read_only=name not in writable,
        )
        for name, described in body["properties"].items()
    ]


def _writable(schema: dict[str, Any]) -> dict[str, set[str]]:
    """The fields that can be sent to make or to change a thing of each noun."""
    found: dict[str, set[str]] = {}
    for methods in schema["paths"].values():
        for described in methods.values():
            if described["operationId"].startswith(("create", "partial_update")):
                body = _resolve(schema, _content(described["requestBody"]))
                found.setdefault(described["tags"][0], set()).update(body["properties"])
    return found


def kind_of(described: dict[str, Any]) -> str:
    """A schema in a few words: `string`, `integer or null`, `list of string`."""
    if "oneOf" in described or "anyOf" in described:
        options = described.get("oneOf") or described["anyOf"]
        return " or ".join(dict.fromkeys(kind_of(option) for option in options))
    kinds = described.get("type", "object")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    words = [_list_of(described) if kind == "array" else str(kind) for kind in kinds]
    if described.get("format") in ("date", "date-time", "uri", "email"):
        words[0] = described["format"]
    return " or ".join(words)


def _list_of(described: dict[str, Any]) -> str:
    return f"list of {kind_of(described.get('items', {}))}"


def _choices(described: dict[str, Any]) -> list[str]:
    values = described.get("enum") or described.get("items", {}).get("enum") or []
    return [str(value) for value in values if value not in ("", None)]


def _example(
    schema: dict[str, Any], path: str, method: str, described: dict[str, Any], origin: str
) -> str:
    """A line of curl that does it."""
    address = f"{origin}{path}".replace("{id}", EXAMPLE_ID)
    words = ["curl", *(["-X", method.upper()] if method != "get" else []), address]
    lines = [" ".join(words), f'-H "Authorization: Bearer {EXAMPLE_TOKEN}"']
    if "requestBody" in described:
        body = _resolve(schema, _content(described["requestBody"]))
        if FORM in described["requestBody"]["content"]:
            lines += [f"-F {name}={_part(body, name)}" for name in _shown(body)]
            return " \\\n  ".join(lines)
        sample = {name: _sample(schema, body["properties"][name]) for name in _shown(body)}
        data = shlex.quote(json.dumps(sample, ensure_ascii=False))
        lines += ['-H "Content-Type: application/json"', f"-d {data}"]
    if PDF in described["responses"].get("200", {}).get("content", {}):
        lines.append(f"-o {EXAMPLE_ID}.pdf")
    return " \\\n  ".join(lines)


def _part(body: dict[str, Any], name: str) -> str:
    described = body["properties"][name]
    return (
        "@sheet.csv"
        if described.get("format") == "binary"
        else next(iter(_choices(described)), "…")
    )


def _shown(body: dict[str, Any]) -> list[str]:
    """The fields of an example: those that are needed, else the first."""
    return body.get("required") or list(body["properties"])[:1]


def _sample(schema: dict[str, Any], described: dict[str, Any]) -> Any:
    described = _resolve(schema, described)
    for option in described.get("oneOf") or described.get("anyOf") or []:
        return _sample(schema, option)
    if "examples" in described:
        return described["examples"][0]
    if choices := _choices(described):
        return choices[0]
    kind = described.get("type", "object")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "array":
        return [_sample(schema, described["items"])]
    if described.get("pattern") == "^[0-9]{1,19}$":
        return EXAMPLE_ID
    texts = {"date": "2026-03-02", "date-time": "2026-03-02T16:00:00Z"}
    plain = {"integer": 1, "number": 1.5, "boolean": True, "object": {}}
    return plain.get(kind, texts.get(described.get("format", ""), "…"))


def _content(described: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(iter(described["content"].values()))["schema"]
    return found


def _resolve(schema: dict[str, Any], described: dict[str, Any]) -> dict[str, Any]:
    """What a reference points to, the rest as it is."""
    if "$ref" not in described:
        return described
    found: dict[str, Any] = schema["components"]["schemas"][described["$ref"].split("/")[-1]]
    return found
