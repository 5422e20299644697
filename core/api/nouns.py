"""The views of a noun: a list and things to read, and perhaps to make, change and archive.

Refusals come in one order: 401 (who are you), 404 (there is none), 403 (you may not), 412 (you
have not read the newest). Bad parameters and bodies come after them.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.db.models import Model, QuerySet
from django.http import Http404
from django.urls import reverse
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.schemas.inspectors import DefaultSchema
from rest_framework.viewsets import GenericViewSet

from core.api.etags import check_if_match, etag_of
from core.api.fields import read_id
from core.api.idempotency import Token, once
from core.api.pages import KeysetPages
from core.api.parameters import ListParameters, read_parameters, refuse_others


class SchemaWhenAsked(DefaultSchema):
    """Says how a view is described, of a view and not of its class.

    The router looks at all that a class has; that alone would load the library of descriptions.
    """

    def __get__(self, instance: Any, owner: Any) -> Any:
        if instance is None:
            return self
        return super().__get__(instance, owner)


class ReadNoun[M: Model](GenericViewSet[M], ABC):
    """A list and its things, to read.

    A noun names its `parameters_class`, its `orderings` (public name → column) and
    `default_ordering`, and says what `rows()` there are.
    """

    schema = SchemaWhenAsked()
    http_method_names = ["get", "head", "post", "patch", "delete"]
    pagination_class = KeysetPages
    lookup_url_kwarg = "id"
    lookup_value_regex = "[0-9]{1,19}"
    parameters_class: type[ListParameters] = ListParameters
    parameters: Mapping[str, Any] = {}
    orderings: Mapping[str, str] = {"id": "id"}
    default_ordering = "id"

    @abstractmethod
    def rows(self) -> QuerySet[M]:
        """All rows of the office, archived ones too, with what their representation needs."""

    def narrow(self, rows: QuerySet[M], parameters: Mapping[str, Any]) -> QuerySet[M]:
        """The rows that a list's parameters ask for."""
        return rows

    def visible(self, rows: QuerySet[M]) -> QuerySet[M]:
        """The rows that are there; archived ones are not."""
        return rows

    def prepare(self, things: Sequence[M]) -> None:
        """Load, for all at once, what no join brings along."""

    def list(self, request: Request) -> Response:
        self.parameters = read_parameters(request, self.parameters_class)
        things = self.paginate_queryset(self.narrow(self.rows(), self.parameters)) or []
        self.prepare(things)
        return self.get_paginated_response(self.get_serializer(things, many=True).data)

    def retrieve(self, request: Request, id: str) -> Response:
        data = self.represent(self.find(self.visible(self.rows())))
        refuse_others(request)
        return Response(data, headers={"ETag": etag_of(data)})

    def find(self, rows: QuerySet[M], *, lock: bool = False) -> M:
        """The thing that the path names. Http404, then PermissionDenied."""
        number = read_id(self.kwargs[self.lookup_url_kwarg])
        if lock:
            rows = rows.select_for_update(of=("self",), no_key=True)
        thing = None if number is None else rows.filter(pk=number).first()
        if thing is None:
            raise Http404
        self.check_object_permissions(self.request, thing)
        return thing

    def represent(self, thing: M) -> Any:
        """The thing as the API shows it."""
        self.prepare([thing])
        return self.get_serializer(thing).data


class WriteNoun[M: Model](ReadNoun[M]):
    """A noun that can be made, changed, archived and restored, each by its action."""

    @abstractmethod
    def make(self, data: dict[str, Any]) -> M:
        """Call the action that creates."""

    @abstractmethod
    def change(self, thing: M, data: dict[str, Any]) -> M:
        """Call the action that updates with what was sent."""

    @abstractmethod
    def archive(self, thing: M) -> M:
        """Call the action that archives."""

    @abstractmethod
    def bring_back(self, thing: M) -> M:
        """Call the action that undoes archiving."""

    def create(self, request: Request) -> Response:
        refuse_others(request)
        return self._with_headers(once(request, cast("Token", request.auth), self._create))

    def partial_update(self, request: Request, id: str) -> Response:
        thing = self.find(self.visible(self.rows()), lock=True)
        check_if_match(request, self.represent(thing))
        refuse_others(request)
        form = self.get_serializer(thing, data=request.data, partial=True)
        form.is_valid(raise_exception=True)
        if form.validated_data:
            self.change(thing, dict(form.validated_data))
        return self._answer(thing.pk)

    def destroy(self, request: Request, id: str) -> Response:
        thing = self.find(self.visible(self.rows()), lock=True)
        check_if_match(request, self.represent(thing))
        refuse_others(request)
        self.archive(thing)
        return Response(status=204)

    @action(detail=True, methods=["post"])
    def restore(self, request: Request, id: str) -> Response:
        thing = self.find(self.rows(), lock=True)
        refuse_others(request)
        token = cast("Token", request.auth)
        return self._with_headers(once(request, token, lambda: self._restore(thing)))

    def _create(self) -> Response:
        form = self.get_serializer(data=self.request.data)
        form.is_valid(raise_exception=True)
        response = self._answer(self.make(dict(form.validated_data)).pk)
        response.status_code = 201
        return response

    def _restore(self, thing: M) -> Response:
        self.bring_back(thing)
        return self._answer(thing.pk)

    def _answer(self, pk: Any) -> Response:
        """The thing as it is now, read anew: the database may have had a say in it."""
        data = self.represent(self.rows().get(pk=pk))
        return Response(data, headers={"ETag": etag_of(data)})

    def _with_headers(self, response: Response) -> Response:
        """ETag and address, for a first answer as for a repeated one."""
        response.headers["ETag"] = etag_of(response.data)
        if response.status_code == 201:
            address = reverse(f"{self.basename}-detail", args=[response.data["id"]])
            response.headers["Location"] = self.request.build_absolute_uri(address)
        return response
