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
        from contacts.panels.contact_history import CONTACT_HISTORY
        from contacts.panels.history import HISTORY
        from contacts.queries.contact_history import SUBJECT
        from contacts.queries.partner_search import partners_with_person
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
        self._offer_sheets()
        self._offer_import()
        register_history("partner", HISTORY)
        register_history(SUBJECT, CONTACT_HISTORY)
        register_standing("contacts", refresh_contact_standing)
        register_partner_search("contacts", partners_with_person)

    def _offer_import(self) -> None:
        """The import, among the settings, in Find, and first on the checklist of a new office."""
        from contacts.first_steps import BRING_IN
        from core.registries.commands import Command, register_command
        from core.registries.first_steps import register_first_step
        from core.registries.settings_pages import register_settings_page
        from offices.permissions import Permission

        register_first_step(BRING_IN)
        register_command(
            Command(
                60,
                _("Import a spreadsheet"),
                _("upload excel csv file bring in undo"),
                "imports",
                Permission.IMPORT,
                "file-up",
            )
        )
        register_settings_page(
            57,
            _("Import"),
            "imports",
            Permission.IMPORT,
            _("Bring in partners, people and activities from a spreadsheet"),
            icon="file-up",
        )

    def _offer_sheets(self) -> None:
        """The kinds of spreadsheet whose rows are partners and people."""
        from contacts.sheets.contacts import CONTACTS
        from contacts.sheets.partners import PARTNERS
        from core.registries.sheets import register_sheet

        register_sheet(PARTNERS)
        register_sheet(CONTACTS)
