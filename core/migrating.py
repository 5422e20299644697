"""Migrates an empty database without drawing models anew that are only added to.

Django draws a model, and all that are tied to it, anew after each operation, and an office is tied
to everything: of a fresh installation's migrations that was nine tenths. What comes new (a model, a
field, an index, a constraint, a trigger) can be added to what is drawn already. Whatever changes or
goes is left to Django, and so is a database that has been migrated before.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any

from django.apps.registry import Apps
from django.db.migrations import operations
from django.db.migrations.state import ModelState, ProjectState
from pgtrigger.migrations import AddTrigger

Draw = Callable[[Apps, ModelState, Any], None]
StateForwards = Callable[[Any, str, ProjectState], None]


@contextmanager
def adding_to_what_is_drawn() -> Iterator[None]:
    """While it lasts, what comes new leaves the models that are drawn already as they are."""
    with ExitStack() as stack:
        for operation, draw in ADDITIONS.items():
            plain = operation.state_forwards
            stack.callback(setattr, operation, "state_forwards", plain)
            setattr(operation, "state_forwards", _sparing(plain, draw))  # noqa: B010 - a method
        yield


def _sparing(plain: StateForwards, draw: Draw) -> StateForwards:
    @wraps(plain)
    def spared(operation: Any, app_label: str, state: ProjectState) -> None:
        apps = state.__dict__.pop("apps", None)  # a cached property: without it nothing is drawn
        plain(operation, app_label, state)
        if apps is not None:
            state.__dict__["apps"] = apps
            name = getattr(operation, "model_name_lower", "") or operation.name_lower
            draw(apps, state.models[app_label, name], operation)

    return spared


def _draw_model(apps: Apps, state: ModelState, operation: Any) -> None:
    state.render(apps)


def _draw_field(apps: Apps, state: ModelState, operation: Any) -> None:
    model: Any = apps.get_model(state.app_label, state.name)
    model.add_to_class(operation.name, state.fields[operation.name].clone())
    apps.clear_cache()


def _draw_options(apps: Apps, state: ModelState, operation: Any) -> None:
    """A column that changes later takes its indexes and constraints from the drawn model."""
    options = apps.get_model(state.app_label, state.name)._meta
    options.indexes = list(state.options.get("indexes", ()))
    options.constraints = list(state.options.get("constraints", ()))
    options._expire_cache(reverse=False)


ADDITIONS: dict[type[Any], Draw] = {
    operations.CreateModel: _draw_model,
    operations.AddField: _draw_field,
    operations.AddIndex: _draw_options,
    operations.AddConstraint: _draw_options,
    AddTrigger: _draw_options,
}
