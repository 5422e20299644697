"""Every table is fenced, or stands on the list of global tables with a reason."""

import psycopg
import pytest
from django.apps import apps
from django.db.models import ForeignKey

from core.models.tenant import TenantModel
from core.tenancy.checks import tenant_models
from core.tenancy.global_tables import GLOBAL_TABLES
from tests.laws import catalogue

LAWS = [
    catalogue.unfenced,
    catalogue.open_doors,
    catalogue.keys_without_office,
    catalogue.indexes_without_office,
    catalogue.plain_foreign_keys,
    catalogue.strong_grants,
    catalogue.loose_definers,
    catalogue.leaky_views,
    catalogue.strangers_let_in,
    catalogue.stale_globals,
]


def keys_of_models() -> list[tuple[str, str]]:
    """(table, column) of each foreign key to a tenant table, as the models say."""
    return [
        (model._meta.db_table, field.column)
        for model in tenant_models()
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and issubclass(field.related_model, TenantModel)
    ]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_catalogue_keeps_the_law(law: object, owner: psycopg.Connection) -> None:
    assert callable(law)
    assert law(owner) == []


def test_each_key_of_a_model_is_a_composite_key_of_the_database(
    owner: psycopg.Connection,
) -> None:
    assert catalogue.missing_foreign_keys(owner, keys_of_models()) == []


def test_each_global_table_has_a_reason() -> None:
    assert [table for table, reason in GLOBAL_TABLES.items() if len(reason) < 20] == []


def test_each_model_is_fenced_or_global() -> None:
    tenants = {model._meta.db_table for model in tenant_models()}
    histories = {f"{table}history" for table in tenants}
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    views = {"pghistory_events"}  # an unmanaged model without a table
    assert tables - tenants - histories - set(GLOBAL_TABLES) - views - {"offices_office"} <= {
        "pghistory_middlewareevents"
    }
