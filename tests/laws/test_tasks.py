"""Each Celery task belongs to an office or says that it belongs to none."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils.module_loading import module_has_submodule

from config.celery import app
from core.tenancy.tasks import OfficeTask, SystemTask
from offices.models import Office

for config in apps.get_app_configs():
    if config.module and module_has_submodule(config.module, "tasks"):
        import_module(f"{config.name}.tasks")
app.finalize()
TASKS = [task for name, task in sorted(app.tasks.items()) if not name.startswith("celery.")]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_task_is_of_an_office_or_of_the_system(task: object) -> None:
    assert isinstance(task, OfficeTask | SystemTask)


@pytest.mark.django_db
def test_a_task_sees_its_office_only(alder: Office, birch: Office) -> None:
    @app.task(base=OfficeTask, name="tests.offices")
    def slugs() -> list[str]:
        return list(Office.objects.values_list("slug", flat=True))

    result = slugs.apply(headers={"office_id": str(birch.pk)})
    assert result.get() == ["birch"]


def test_a_task_without_an_office_is_an_error() -> None:
    @app.task(base=OfficeTask, name="tests.lost")
    def lost() -> str:
        return "ran"

    with pytest.raises(RuntimeError, match="needs an office"):
        lost.apply().get()
