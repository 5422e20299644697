from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficesConfig(AppConfig):
    name = "offices"

    def ready(self) -> None:
        from core.registries.commands import Command, register_command
        from core.registries.find import register_find_source
        from core.registries.history import register_actor
        from core.registries.lookups import register_lookup
        from core.registries.mails import register_mail
        from core.registries.navigation import NavEntry, register_navigation
        from core.registries.refusals import register_addresses
        from core.registries.vocabularies import register_vocabulary
        from offices.account_mail import RESET_MAIL, UNKNOWN_MAIL
        from offices.addresses import MEMBERS
        from offices.enums.career_clusters import CareerCluster
        from offices.enums.vocabularies import Vocabulary
        from offices.lookups import LOOKUPS
        from offices.panels.find import page_hits
        from offices.permissions import Permission
        from offices.queries.history import MEMBER_FACTS

        for lookup in LOOKUPS:
            register_lookup(lookup)
        register_actor("member", "membership", MEMBER_FACTS)
        register_navigation(NavEntry(10, _("Today"), "today", "house", exact=True))
        register_addresses("offices", MEMBERS)
        for mail in (RESET_MAIL, UNKNOWN_MAIL):
            register_mail(mail)
        register_vocabulary(
            Vocabulary.CAREER_CLUSTER, Vocabulary.CAREER_CLUSTER.label, CareerCluster.choices
        )
        register_find_source("pages", 5, page_hits)
        for order, label, words, url_name, icon in (
            (
                80,
                _("Your profile"),
                _("account language away digest password"),
                "profile",
                "user-round",
            ),
            (90, _("Settings"), _("options configure"), "settings", "settings"),
        ):
            register_command(Command(order, label, words, url_name, Permission.SEE, icon))
        self._offer_settings()
        self._begin()
        self._offer_exports()

    def _begin(self) -> None:
        """The checklist of an office that has just begun, on Today and under Settings."""
        from core.registries.commands import Command, register_command
        from core.registries.first_steps import register_first_step
        from core.registries.panels import register_panel
        from core.registries.settings_pages import register_settings_page
        from offices.first_steps import CALENDAR
        from offices.panels.first_steps import first_steps_panel
        from offices.permissions import Permission

        register_first_step(CALENDAR)
        register_panel("today:main", 5, first_steps_panel)
        register_command(
            Command(
                85,
                _("First steps"),
                _("begin start checklist onboarding"),
                "first_steps",
                Permission.EDIT_PARTNERS,
                "list-checks",
            )
        )
        register_settings_page(
            90,
            _("First steps"),
            "first_steps",
            Permission.EDIT_PARTNERS,
            _("What a new office does in its first days"),
            icon="list-checks",
        )

    def _offer_settings(self) -> None:
        """The settings that the office itself has; later apps add theirs."""
        from core.registries.settings_pages import register_settings_page
        from offices.permissions import Permission

        register_settings_page(
            10,
            _("Office"),
            "office_settings",
            Permission.EDIT_OFFICE,
            _("Its name, time zone and school year"),
            icon="building-2",
        )
        register_settings_page(
            20,
            _("Sites and programs"),
            "sites",
            Permission.SEE,
            _("Schools and campuses, who leads them, what they teach"),
            icon="school",
        )
        register_settings_page(
            25,
            _("School calendar"),
            "calendar",
            Permission.SEE,
            _("Terms, breaks and days off"),
            icon="calendar-days",
        )
        register_settings_page(
            30,
            _("Labels"),
            "labels",
            Permission.EDIT_OFFICE,
            _("Tiers, kinds and clusters in your own words"),
            icon="tags",
        )
        register_settings_page(
            50,
            _("Members"),
            "members",
            Permission.SEE_MEMBERS,
            _("Who is in the office, in which role, and who is away"),
            icon="users",
        )
        register_settings_page(
            55,
            _("Mail"),
            "mail_settings",
            Permission.MANAGE_MAIL,
            _("What goes out, how it looks, who gets the answers"),
            icon="mail",
        )
        register_settings_page(
            58,
            _("Downloads"),
            "downloads",
            Permission.EXPORT,
            _("Every list of your office, for a spreadsheet"),
            icon="download",
        )
        register_settings_page(
            60,
            _("API tokens"),
            "tokens",
            Permission.MAKE_TOKENS,
            _("Let your programs read and write in your name"),
            icon="key-round",
        )

    def _offer_exports(self) -> None:
        """The lists of the settings as files, and the page that offers all lists."""
        from core.registries.commands import Command, register_command
        from core.registries.exports import Export, register_export
        from offices.permissions import Permission

        register_command(
            Command(
                70,
                _("Download lists"),
                _("export csv excel spreadsheet activities"),
                "downloads",
                Permission.EXPORT,
                "download",
            )
        )
        for order, name, label, what, icon, permission in (
            (
                50,
                "sites",
                _("Sites and programs"),
                _("A line for each program"),
                "school",
                Permission.SEE,
            ),
            (
                60,
                "calendar",
                _("School calendar"),
                _("Terms and days off"),
                "calendar-days",
                Permission.SEE,
            ),
            (
                70,
                "members",
                _("Members"),
                _("Who is in the office, in which role"),
                "users",
                Permission.SEE_MEMBERS,
            ),
        ):
            register_export(Export(order, name, label, what, icon, permission))
