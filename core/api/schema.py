"""The OpenAPI description: what each operation takes and answers, refusals included."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from core.api.idempotency import LONGEST
from core.api.parameters import ID
from core.api.problems import MEDIA_TYPE
from core.api.serializers import ProblemSerializer

VERBS = {
    "list": _("List"),
    "retrieve": _("Read one"),
    "create": _("Add one"),
    "partial_update": _("Change one"),
    "destroy": _("Archive one"),
    "restore": _("Bring one back"),
    "parse": _("Understand a sentence"),
    "lines": _("Read its rows"),
    "line": _("Read one row"),
    "change_line": _("Choose for one row"),
    "bad_rows": _("Download the rows to mend"),
    "start": _("Bring it in"),
    "stop": _("Stop it"),
    "go_on": _("Go on with it"),
    "undo": _("Take it back"),
}
REFUSALS = {
    400: _("A parameter or a field is not valid; “errors” says which."),
    401: _("The token is missing, not valid, or revoked."),
    403: _("The token may only read, or its member's role does not allow it."),
    404: _("There is none with this id in the token's office."),
    409: _("A request with the same Idempotency-Key is running, or two changes met."),
    412: _("The thing has changed since it was read; see If-Match."),
    413: _("The body is too large."),
    415: _("The body is not application/json."),
    422: _("The Idempotency-Key was used for a different request."),
    429: _("More requests a minute than the token has; wait Retry-After seconds."),
}
ALWAYS = (401, 429)
OF_ACTION = {
    "list": (400,),
    "retrieve": (400, 404),
    "create": (400, 403, 409, 413, 415, 422),
    "partial_update": (400, 403, 404, 409, 412, 413, 415),
    "destroy": (400, 403, 404, 409, 412),
    "parse": (400, 413, 415),
    "lines": (400, 403, 404),
    "line": (400, 403, 404),
    "change_line": (400, 403, 404, 409, 412, 413, 415),
    "bad_rows": (400, 403, 404),
}
OF_STEP = (400, 403, 404, 409, 415, 422)
"""Refusals of what is done to one thing by POST, without a body."""

ETAG = OpenApiParameter(
    "ETag",
    str,
    OpenApiParameter.HEADER,
    response=[200, 201],
    description=_("The version of the thing; send it as If-Match to change just this one."),
)
LOCATION = OpenApiParameter(
    "Location", str, OpenApiParameter.HEADER, response=[201], description=_("Its address.")
)
IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    description=_("The ETag of what you read. 412 if it is no longer the newest."),
)
NUMBER = OpenApiParameter(
    "number",
    {"type": "string", "pattern": "^[0-9]{1,9}$"},
    OpenApiParameter.PATH,
    description=_("The line in the file."),
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": LONGEST},
    OpenApiParameter.HEADER,
    description=_("Any text of yours. For 24 hours the same key and body get the first answer."),
)
OF_REQUEST = {
    "list": [],
    "retrieve": [ID, ETAG],
    "create": [IDEMPOTENCY_KEY, ETAG, LOCATION],
    "partial_update": [ID, IF_MATCH, ETAG],
    "destroy": [ID, IF_MATCH],
    "parse": [],
    "bad_rows": [ID],
    "line": [ID, NUMBER, ETAG],
    "change_line": [ID, NUMBER, IF_MATCH, ETAG],
}
OF_REQUEST_STEP = [ID, IDEMPOTENCY_KEY, ETAG]
STEPS = ("restore", "start", "stop", "go_on", "undo")


class NounSchema(AutoSchema):
    """Describes the views of `core.api.nouns`."""

    view: Any

    @property
    def _noun(self) -> str:
        return str(self.view.basename)

    def get_tags(self) -> list[str]:
        return [self._noun]

    def get_operation_id(self) -> str:
        return f"{self.view.action}_{self._noun}".replace("-", "_")

    def get_summary(self) -> str:
        return str(VERBS[self.view.action])

    def get_description(self) -> str:  # type: ignore[override]  # the library infers another type of its own untyped code
        notes: dict[str, str] = getattr(self.view, "notes", {})
        return notes.get(self.view.action, "")

    def get_override_parameters(self) -> list[Any]:
        if self.view.action == "list":
            return [self.view.parameters_class, self._ordering()]
        own: dict[str, list[Any]] = getattr(self.view, "parameters_of", {})
        usual = OF_REQUEST.get(self.view.action, OF_REQUEST_STEP)
        return own.get(self.view.action, list(usual))

    def _ordering(self) -> OpenApiParameter:
        """By what this noun can be ordered, and how it is if nothing is said."""
        names = "|".join(re.escape(name) for name in self.view.orderings)
        text = _("With commas, a minus for descending: %(names)s. If not said: %(default)s.")
        named = {"names": ", ".join(self.view.orderings), "default": self.view.default_ordering}
        pattern = {"type": "string", "pattern": f"^-?({names})(,-?({names}))*$", "maxLength": 200}
        return OpenApiParameter("ordering", pattern, description=text % named)

    def get_request_serializer(self) -> Any:
        return None if self.view.action in STEPS else self.view.get_serializer()

    def get_response_serializers(self) -> Any:
        code, text = {"create": (201, _("Made.")), "destroy": (204, _("Archived."))}.get(
            self.view.action, (200, _("Done."))
        )
        other: dict[str, Any] = getattr(self.view, "answer_classes", {})
        answered = other.get(self.view.action, self.view.serializer_class)
        body = None if code == 204 else answered
        media = getattr(self.view, "media_types", {}).get(self.view.action)
        key = (code, media) if media else code
        answers: dict[Any, Any] = {key: OpenApiResponse(body, description=text)}
        files: dict[str, str] = getattr(self.view, "files_of", {})
        if file := files.get(self.view.action):
            answers[(code, file)] = OpenApiResponse(OpenApiTypes.BINARY, description=text)
        own: dict[str, tuple[int, ...]] = getattr(self.view, "refusals_of", {})
        refusals = own.get(self.view.action) or OF_ACTION.get(self.view.action, OF_STEP)
        for refusal in sorted((*refusals, *ALWAYS)):
            answers[(refusal, MEDIA_TYPE)] = OpenApiResponse(
                ProblemSerializer, description=REFUSALS[refusal]
            )
        return answers


def tidy(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """A hook of the generator: bodies that are sent may hold no other fields; no inner marks."""
    for name, schema in result["components"]["schemas"].items():
        if name.endswith("Request") and "properties" in schema:
            schema["additionalProperties"] = False
    _drop_marks(result)
    return result


def _drop_marks(node: Any) -> None:
    """Remove what the generator keeps for its own enumerations."""
    if isinstance(node, dict):
        node.pop("x-spec-enum-id", None)
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            _drop_marks(inner)
