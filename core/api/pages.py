"""Lists in pages by keyset: stable while rows come and go, and never counted."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from core.api.parameters import PAGE
from core.pager import Page, SortKey, order_of, paginate


class KeysetPages(BasePagination):
    """`{"next", "previous", "results"}`; the addresses are absolute, null at an end."""

    page: Page[Any]
    request: Request

    def paginate_queryset(
        self, queryset: Any, request: Request, view: Any = None
    ) -> list[Any] | None:
        """One page in the order that `view.parameters` asks for. Raises BadCursor."""
        asked: Mapping[str, Any] = view.parameters
        self.request = request
        self.page = paginate(
            queryset,
            sort_keys(asked.get("ordering") or view.default_ordering, view.orderings),
            size=asked.get("page_size", PAGE),
            cursor=asked.get("cursor"),
        )
        return self.page.rows

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {
                "next": self._address(self.page.next),
                "previous": self._address(self.page.previous),
                "results": data,
            }
        )

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": address, "previous": address, "results": schema},
        }

    def _address(self, cursor: str | None) -> str | None:
        if cursor is None:
            return None
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor)


def sort_keys(spec: str, orderings: Mapping[str, str]) -> list[SortKey]:
    """The pager's keys for "-starts_on,name". Raises ValidationError for other names."""
    columns = []
    for name in filter(None, spec.split(",")):
        column = orderings.get(name.removeprefix("-"))
        if column is None:
            problem = _("Order by one of: %(names)s.") % {"names": ", ".join(sorted(orderings))}
            raise ValidationError({"ordering": [problem]})
        columns.append(f"-{column}" if name.startswith("-") else column)
    return order_of(",".join(dict.fromkeys(columns)))
