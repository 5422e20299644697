from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "offices"

    def ready(self) -> None:
        from core.registries.lookups import register_lookup
        from offices.lookups import LOOKUPS

        for lookup in LOOKUPS:
            register_lookup(lookup)
