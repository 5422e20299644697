"""What the nouns of every app take from the request: the office, the member, the scope."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, QuerySet

from core.api.nouns import ReadNoun, WriteNoun
from offices.api.requests import inside
from offices.models import Membership, Office
from offices.permissions import Permission


class OfficeReadNoun[M: Model](ReadNoun[M]):
    """A noun of the token's office, to read."""

    model: type[M]
    write_permission: Permission | None = None

    @property
    def office(self) -> Office:
        """The token's office; only the schema's generator has none."""
        return inside(self.request).office

    @property
    def member(self) -> Membership:
        """In whose name the token works."""
        return inside(self.request).membership

    def rows(self) -> QuerySet[M]:
        return self.model._default_manager.filter(office=self.office)


class OfficeNoun[M: Model](OfficeReadNoun[M], WriteNoun[M]):
    """A noun of the token's office that its actions make and change."""

    write_permission: Permission | None = Permission.EDIT_PARTNERS


class ArchivableNoun[M: Model](OfficeNoun[M]):
    """A noun whose rows have `archived_at`: what is archived is not there, unless asked for."""

    def visible(self, rows: QuerySet[M]) -> QuerySet[M]:
        return rows.filter(archived_at=None)

    def narrow(self, rows: QuerySet[M], parameters: Mapping[str, Any]) -> QuerySet[M]:
        if parameters.get("archived"):
            return rows.exclude(archived_at=None)
        return self.visible(rows)


def matching[M: Model](
    rows: QuerySet[M], parameters: Mapping[str, Any], columns: Mapping[str, str]
) -> QuerySet[M]:
    """The rows whose columns (parameter → lookup) equal the parameters that were given.

    "none" finds rows without one.
    """
    for name, lookup in columns.items():
        if name not in parameters:
            continue
        value = parameters[name]
        rows = rows.filter(**({f"{lookup}__isnull": True} if value == "none" else {lookup: value}))
    return rows
