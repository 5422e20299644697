from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        # Imported here: the registries and checks need the app registry to be ready.
        from core.imports import forgetting, turns, work
        from core.registries.due_rules import register_due_rule
        from core.tenancy import checks  # noqa: F401 - registers system checks on import
        from core.tenancy.fence import lay_fence_after_migrate

        register_due_rule(turns.RULE, work.work_due_turn)
        register_due_rule(forgetting.RULE, forgetting.forget_due)
        post_migrate.connect(lay_fence_after_migrate, sender=self)
