"""The base of Celery tasks: each runs in one office, or says that it belongs to none."""

from typing import Any

from celery import Task

from core.tenancy.context import office_context


class OfficeTask(Task[Any, Any]):
    """A task of one office, whose id travels in the message's headers.

    Started by `task.for_office(office_id, …)`. Without an office it is an error. Tasks that open
    a transaction per row set `own_transactions` and enter the office themselves, with `office_id`.
    """

    abstract = True
    own_transactions = False

    def for_office(self, office_id: int, *args: Any, **kwargs: Any) -> None:
        """Queue the task for an office."""
        self.apply_async(args, kwargs, headers={"office_id": str(office_id)})

    @property
    def office_id(self) -> int:
        """The office that this run belongs to."""
        headers = self.request.headers or {}
        office_id = headers.get("office_id", self.request.get("office_id"))
        if office_id is None:
            raise RuntimeError(f"{self.name} needs an office: start it with for_office()")
        return int(office_id)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self.own_transactions:
            self.office_id  # noqa: B018 - raises where the office is missing
            return self.run(*args, **kwargs)
        with office_context(self.office_id):
            return self.run(*args, **kwargs)


class SystemTask(Task[Any, Any]):
    """A task of no office: it may ask the named lookups and fan out, nothing else."""

    abstract = True
