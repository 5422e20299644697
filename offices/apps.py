from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficesConfig(AppConfig):
    name = "offices"

    def ready(self) -> None:
        from core.registries.lookups import register_lookup
        from core.registries.navigation import NavEntry, register_navigation
        from core.registries.vocabularies import register_vocabulary
        from offices.enums.career_clusters import CareerCluster
        from offices.enums.vocabularies import Vocabulary
        from offices.lookups import LOOKUPS

        for lookup in LOOKUPS:
            register_lookup(lookup)
        register_navigation(NavEntry(10, _("Today"), "today", "house", exact=True))
        register_vocabulary(
            Vocabulary.CAREER_CLUSTER, Vocabulary.CAREER_CLUSTER.label, CareerCluster.choices
        )
