"""An empty database is migrated by adding to the models that are drawn, not by drawing all anew."""

from typing import Any

import pytest
from django.apps.registry import Apps
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations import operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from core import migrating
from core.management.commands import migrate

ADDED = [
    operations.CreateModel("Office", [("id", models.BigAutoField(primary_key=True))]),
    operations.CreateModel("Partner", [("id", models.BigAutoField(primary_key=True))]),
    operations.AddField("partner", "name", models.CharField(max_length=20)),
    operations.AddField(
        "partner", "office", models.ForeignKey("offices.Office", models.CASCADE, null=True)
    ),
    operations.AddIndex("partner", models.Index(fields=["name"], name="by_name")),
    operations.AddConstraint(
        "partner", models.UniqueConstraint(fields=["office", "name"], name="named_once")
    ),
]


def drawn(apps: Apps) -> dict[str, Any]:
    """What migrations ask the drawn models for."""
    return {
        model._meta.label: (
            model._meta.db_table,
            sorted((it.name, str(it.deconstruct())) for it in model._meta.local_fields),
            sorted(it.related_model._meta.label for it in model._meta.related_objects),
            sorted(it.name for it in model._meta.indexes),
            sorted(it.name for it in model._meta.constraints),
            sorted(model._meta.total_unique_constraints, key=lambda it: it.name),
        )
        for model in apps.get_models(include_auto_created=True)
    }


def test_all_migrations_lead_to_the_models_that_their_end_leads_to() -> None:
    loader = MigrationLoader(None)
    state = ProjectState(real_apps=loader.unmigrated_apps)
    assert state.apps
    with migrating.adding_to_what_is_drawn():
        for key in dict.fromkeys(
            it for leaf in loader.graph.leaf_nodes() for it in loader.graph.forwards_plan(leaf)
        ):
            state = loader.graph.nodes[key].mutate_state(state, preserve=False)
    by_adding = drawn(state.apps)
    del state.apps
    assert by_adding == drawn(state.apps)


def test_what_is_added_draws_nothing_anew() -> None:
    state = ProjectState()
    assert state.apps
    with migrating.adding_to_what_is_drawn():
        ADDED[0].state_forwards("offices", state)
        office = state.apps.get_model("offices", "office")
        for operation in ADDED[1:]:
            operation.state_forwards("offices", state)
    partner = state.apps.get_model("offices", "partner")
    assert state.apps.get_model("offices", "office") is office
    assert partner._meta.get_field("office").remote_field.model is office
    assert [it.related_model for it in office._meta.related_objects] == [partner]
    assert [it.name for it in partner._meta.total_unique_constraints] == ["named_once"]


def test_what_changes_a_field_draws_anew_as_ever() -> None:
    state = ProjectState()
    assert state.apps
    with migrating.adding_to_what_is_drawn():
        for operation in ADDED:
            operation.state_forwards("offices", state)
        before = state.apps.get_model("offices", "partner")
        longer = operations.AlterField("partner", "name", models.CharField(max_length=40))
        longer.state_forwards("offices", state)
    after = state.apps.get_model("offices", "partner")
    assert after is not before
    assert after._meta.get_field("name").max_length == 40
    assert [it.name for it in after._meta.indexes] == ["by_name"]


def test_afterwards_django_draws_as_ever() -> None:
    plain = operations.AddField.state_forwards
    with migrating.adding_to_what_is_drawn():
        assert operations.AddField.state_forwards is not plain
    assert operations.AddField.state_forwards is plain


@pytest.mark.django_db
def test_a_database_that_was_migrated_before_is_left_to_django(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert MigrationRecorder(connection).applied_migrations()
    monkeypatch.setattr(migrate, "adding_to_what_is_drawn", None)
    call_command("migrate", plan=True, verbosity=0, skip_checks=True)
