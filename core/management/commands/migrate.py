"""`manage.py migrate`: Django's own; an empty database is migrated in a fraction of the time."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from core.migrating import adding_to_what_is_drawn


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if MigrationRecorder(connection).applied_migrations():
            super().handle(*args, **options)
        else:
            with adding_to_what_is_drawn():
                super().handle(*args, **options)
