from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "partnerships"

    def ready(self) -> None:
        from core.registries.lookups import register_lookup
        from core.registries.navigation import NavEntry, register_navigation
        from core.registries.vocabularies import register_vocabulary
        from offices.enums.vocabularies import Vocabulary
        from partnerships.enums.naics import NaicsSector
        from partnerships.enums.partners import PartnerKind, Source, Tier
        from partnerships.lookups import LOOKUPS

        for lookup in LOOKUPS:
            register_lookup(lookup)
        register_navigation(NavEntry(20, _("Partners"), "partners", "handshake"))
        for vocabulary, choices in (
            (Vocabulary.PARTNER_KIND, PartnerKind.choices),
            (Vocabulary.TIER, Tier.choices),
            (Vocabulary.NAICS_SECTOR, NaicsSector.choices),
            (Vocabulary.SOURCE, Source.choices),
        ):
            register_vocabulary(vocabulary, vocabulary.label, choices)
