"""Imports: spreadsheets on their way in, and out again."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from rest_framework.decorators import action
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.parsers import BaseParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from contacts.actions import imports
from contacts.api.import_fields import (
    ImportSerializer,
    RowParameters,
    RowSerializer,
    RowsSerializer,
    UploadSerializer,
)
from core.api.etags import check_if_match, etag_of
from core.api.idempotency import Token, once
from core.api.parameters import ID, read_parameters, refuse_others
from core.exports.answers import Format, send_table
from core.exports.table import Table
from core.imports import queries
from core.imports.counts import counted_all
from core.imports.errors import CannotUndo, WrongState
from core.models.imports import Import, ImportRow
from offices.api.nouns import OfficeNoun
from offices.permissions import Permission

SENT: dict[str, Any] = {"create": UploadSerializer, "change_line": RowSerializer}
NOTHING_TO_CHOOSE = _("This row is not there already, so there is nothing to choose.")


class NotNow(APIException):
    """The import is at a point where this cannot be done."""

    status_code = 409
    default_code = "not_now"


@contextmanager
def _in_time() -> Iterator[None]:
    try:
        yield
    except (WrongState, CannotUndo) as error:
        raise NotNow(str(error.message)) from error


class ImportViews(OfficeNoun[Import]):
    model = Import
    read_permission = write_permission = Permission.IMPORT
    serializer_class = ImportSerializer
    orderings = {"recorded_at": "recorded_at", "id": "id"}
    default_ordering = "-recorded_at"
    notes = {
        "list": _("Imports are read, checked and written in the background: look again."),
        "create": _(
            "Sends a file. Once it is read, its state is mapping: look at its mapping, change it"
            " or send it back as it is. With start it goes on by itself; where somebody has to"
            " decide it rests, and waiting_for says why."
        ),
        "partial_update": _(
            "A mapping, words or a day_order that are sent let the rows be checked anew."
        ),
        "destroy": _("Discards a file that was not brought in."),
        "start": _("Writes the good rows of an import whose state is ready."),
        "change_line": _(
            "Says what becomes of one row that is there already, certainly or perhaps."
        ),
        "undo": _("Takes an import back, for 30 days. What was changed since stays."),
    }
    parameters_of = {"lines": [ID, RowParameters]}
    answer_classes = {
        "lines": RowsSerializer,
        "line": RowSerializer,
        "change_line": RowSerializer,
        "bad_rows": OpenApiTypes.STR,
    }
    media_types = {"bad_rows": "text/csv"}

    def get_parsers(self) -> list[BaseParser]:
        """A file comes as a form, everything else as JSON."""
        asked = (self.request.method or "").lower() if self.request else ""
        name = getattr(self, "action", None) or self.action_map.get(asked)
        return [MultiPartParser()] if name == "create" else super().get_parsers()

    def get_serializer_class(self) -> Any:
        return SENT.get(self.action, ImportSerializer)

    def rows(self) -> QuerySet[Import]:
        return super().rows().filter(archived_at=None)

    def prepare(self, things: Sequence[Import]) -> None:
        """The counts of all of them in one statement."""
        counts = counted_all(self.office.pk, things)
        for run in things:
            run.counts = counts[run.pk]  # type: ignore[attr-defined]  # for the serializer

    def represent(self, thing: Import) -> Any:
        self.prepare([thing])
        return ImportSerializer(thing, context=self.get_serializer_context()).data

    def make(self, data: dict[str, Any]) -> Import:
        file = data["file"]
        return imports.start_import(
            by=self.member,
            office=self.office,
            sheet=data["sheet"],
            filename=file.name,
            content=file,
            start=data["start"],
        )

    def change(self, thing: Import, data: dict[str, Any]) -> Import:
        with _in_time():
            if {"matches", "alike"} & data.keys():
                imports.choose_matches(
                    by=self.member,
                    run=thing,
                    matches=data.get("matches", thing.matches),
                    alike=data.get("alike", thing.alike),
                )
            if {"mapping", "words", "day_order"} & data.keys():
                imports.choose_columns(
                    by=self.member,
                    run=thing,
                    mapping=data.get("mapping", thing.mapping),
                    words=data.get("words", thing.words),
                    day_order=data.get("day_order"),
                )
        return thing

    def archive(self, thing: Import) -> Import:
        with _in_time():
            imports.discard(by=self.member, run=thing)
        return thing

    def bring_back(self, thing: Import) -> Import:
        raise NotNow(_("What was discarded is gone. Send the file again."))

    restore = None  # type: ignore[assignment]  # what is discarded does not come back

    @action(detail=True, url_path="rows")
    def lines(self, request: Request, id: str) -> Response:
        """The rows of the file, with what was found about each."""
        run = self.find(self.rows())
        asked = read_parameters(request, RowParameters)
        size, which = asked.get("page_size", queries.PAGE), asked.get("which", "all")
        page = queries.rows_of(run, which, asked.get("cursor"), size)
        return Response(
            {
                "next": self._page(page.next),
                "previous": self._page(page.previous),
                "results": RowSerializer(page.rows, many=True).data,
            }
        )

    @action(detail=True, url_path="rows/(?P<number>[0-9]{1,9})")
    def line(self, request: Request, id: str, number: str) -> Response:
        """One row."""
        data = self._row(self.find(self.rows()), number)
        refuse_others(request)
        return Response(data, headers={"ETag": etag_of(data)})

    @line.mapping.patch
    def change_line(self, request: Request, id: str, number: str) -> Response:
        """What becomes of one row."""
        run = self.find(self.rows(), lock=True)
        check_if_match(request, self._row(run, number))
        refuse_others(request)
        form = self.get_serializer(data=request.data)
        form.is_valid(raise_exception=True)
        try:
            with _in_time():
                imports.choose_row(
                    by=self.member, run=run, number=int(number), **form.validated_data
                )
        except ImportRow.DoesNotExist as error:
            raise ValidationError({"choice": [NOTHING_TO_CHOOSE]}) from error
        data = self._row(run, number)
        return Response(data, headers={"ETag": etag_of(data)})

    @action(detail=True, url_path="bad-rows")
    def bad_rows(self, request: Request, id: str) -> HttpResponseBase:
        """The rows to mend as a CSV file, which can be mended and sent again."""
        run = self.find(self.rows())
        refuse_others(request)
        header, rows = queries.bad_rows(run)
        return send_table(self.office.pk, Table(f"import-{run.pk}", header, rows), Format.CSV)

    @action(detail=True, methods=["post"])
    def start(self, request: Request, id: str) -> Response:
        return self._step(lambda run: imports.bring_in(by=self.member, run=run))

    @action(detail=True, methods=["post"])
    def stop(self, request: Request, id: str) -> Response:
        return self._step(lambda run: imports.stop(by=self.member, run=run))

    @action(detail=True, methods=["post"], url_path="go-on")
    def go_on(self, request: Request, id: str) -> Response:
        return self._step(lambda run: imports.go_on(by=self.member, run=run))

    @action(detail=True, methods=["post"])
    def undo(self, request: Request, id: str) -> Response:
        now = timezone.now()
        return self._step(lambda run: imports.undo_import(by=self.member, run=run, now=now))

    def _step(self, step: Callable[[Import], object]) -> Response:
        run = self.find(self.rows(), lock=True)
        check_if_match(self.request, self.represent(run))
        refuse_others(self.request)

        def do() -> Response:
            with _in_time():
                step(run)
            return self._answer(run.pk)

        return self._with_headers(once(self.request, cast("Token", self.request.auth), do))

    def _row(self, run: Import, number: str) -> Any:
        """The row as the API shows it. Http404."""
        try:
            return RowSerializer(queries.row_of(run, int(number))).data
        except ImportRow.DoesNotExist as error:
            raise Http404 from error

    def _page(self, cursor: str | None) -> str | None:
        if cursor is None:
            return None
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor)
