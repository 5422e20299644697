"""Composite foreign keys and keys that start with the office, as Django constraints.

PostgreSQL's own foreign-key checks bypass row security, so a plain foreign key could point into
another office. `OfficeForeignKey` adds the office to the key; the migration writer picks it up.
"""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint, Model, UniqueConstraint


class OfficeForeignKey(BaseConstraint):
    """`(office_id, x_id, …)` references the same columns of the other tenant table.

    `also` names further columns that both tables share and that must agree; they follow the
    referenced row when it changes (ON UPDATE CASCADE).
    """

    def __init__(
        self,
        *,
        name: str,
        field: str,
        also: tuple[str, ...] = (),
        violation_error_code: str | None = None,
        violation_error_message: Any = None,
    ) -> None:
        super().__init__(
            name=name,
            violation_error_code=violation_error_code,
            violation_error_message=violation_error_message,
        )
        self.field = field
        self.also = tuple(also)

    def _body(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        field = model._meta.get_field(self.field)
        remote = getattr(field, "remote_field", None)
        column = getattr(field, "column", None)
        if remote is None or column is None:
            raise FieldDoesNotExist(f"{model._meta.label}.{self.field} is no foreign key")
        quote = editor.quote_name
        shared = "".join(f", {quote(name)}" for name in self.also)
        return (
            f"FOREIGN KEY (office_id, {quote(column)}{shared})"
            f" REFERENCES {quote(remote.model._meta.db_table)} (office_id, id{shared})"
            f"{' ON UPDATE CASCADE' if self.also else ''} DEFERRABLE INITIALLY DEFERRED"
        )

    def constraint_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        """No inline form: the referenced table may be made later in the same migration.

        Django writes a constraint that came with its table into the table's own statement and
        nowhere else, so it is left for the end from here, too.
        """
        if model is not None and schema_editor is not None:
            self.create_sql(model, schema_editor)
        return ""

    def create_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        """Left for the end of the migration, when the key that it refers to is there."""
        assert model is not None
        assert schema_editor is not None
        name = schema_editor.quote_name(self.name)
        schema_editor.deferred_sql.append(
            Statement(
                f"ALTER TABLE %(table)s ADD CONSTRAINT {name} {self._body(model, schema_editor)}",
                table=Table(model._meta.db_table, schema_editor.quote_name),
            )
        )
        return None

    def remove_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        assert model is not None
        assert schema_editor is not None
        return Statement(
            f"ALTER TABLE %(table)s DROP CONSTRAINT {schema_editor.quote_name(self.name)}",
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Left to the database: a form can only offer rows of its own office."""

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        kwargs["field"] = self.field
        if self.also:
            kwargs["also"] = self.also
        return path, args, kwargs

    def __eq__(self, other: object) -> bool:
        if isinstance(other, OfficeForeignKey):
            return (self.name, self.field, self.also) == (other.name, other.field, other.also)
        return NotImplemented

    def __hash__(self) -> int:
        return hash((self.name, self.field, self.also))


def office_keys(prefix: str, *foreign_keys: str) -> list[BaseConstraint]:
    """The constraints that each tenant model has: its key for others, its keys to others.

    `prefix` begins the constraints' names and must be unique among the models.
    """
    keys: list[BaseConstraint] = [
        UniqueConstraint(fields=["office", "id"], name=f"{prefix}_office_id")
    ]
    for field in foreign_keys:
        keys.append(OfficeForeignKey(name=f"{prefix}_{field}_fk", field=field))
    return keys
