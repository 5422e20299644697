from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        # Imported here: the registries and checks need the app registry to be ready.
        from core.tenancy import checks  # noqa: F401 - registers system checks on import
        from core.tenancy.fence import lay_fence_after_migrate

        post_migrate.connect(lay_fence_after_migrate, sender=self)
