from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "contacts"

    def ready(self) -> None:
        from contacts.actions.standing import refresh_contact_standing
        from contacts.addresses import PEOPLE
        from contacts.lookups import LOOKUPS
        from contacts.panels import ends_panel, people_hits, people_panel
        from contacts.panels.bounced import bounced_panel
        from contacts.panels.history import HISTORY
        from contacts.queries.contacts import partners_with_person
        from core.registries.exports import Export, register_export
        from core.registries.find import register_find_source
        from core.registries.history import register_history
        from core.registries.lookups import register_lookup
        from core.registries.panels import register_panel
        from core.registries.refusals import register_addresses
        from core.registries.search import register_partner_search
        from core.registries.standing import register_standing
        from offices.permissions import Permission

        for lookup in LOOKUPS:
            register_lookup(lookup)
        register_find_source("people", 20, people_hits)
        register_addresses("contacts", PEOPLE)
        register_panel("mail:refused", 10, bounced_panel)
        register_panel("partner:main", 10, ends_panel)
        register_panel("partner:ends", 10, ends_panel)
        register_panel("partner:main", 20, people_panel)
        register_export(
            Export(
                20,
                "people",
                _("People"),
                _("A line for each role at a partner, those who have left included"),
                "users-round",
                Permission.SEE,
            )
        )
        register_history("partner", HISTORY)
        register_standing("contacts", refresh_contact_standing)
        register_partner_search("contacts", partners_with_person)
