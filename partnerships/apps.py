from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "partnerships"

    def ready(self) -> None:
        from core.registries.commands import Command, register_command
        from core.registries.exports import Export, register_export
        from core.registries.find import register_find_source
        from core.registries.first_steps import register_first_step
        from core.registries.history import register_history
        from core.registries.lookups import register_lookup
        from core.registries.navigation import NavEntry, register_navigation
        from core.registries.vocabularies import register_vocabulary
        from offices.enums.vocabularies import Vocabulary
        from offices.permissions import Permission
        from partnerships.enums.naics import NaicsSector
        from partnerships.enums.partners import PartnerKind, Source, Tier
        from partnerships.first_steps import BACKUP
        from partnerships.lookups import LOOKUPS
        from partnerships.panels.find import partner_hits
        from partnerships.panels.history import HISTORY

        self._tell_of_endings()
        for lookup in LOOKUPS:
            register_lookup(lookup)
        register_find_source("partners", 10, partner_hits)
        register_command(
            Command(
                20,
                _("New partner"),
                _("add create employer company"),
                "partner_new",
                Permission.EDIT_PARTNERS,
                "plus",
            )
        )
        register_export(
            Export(
                10,
                "partners",
                _("Partners"),
                _("All that are not archived, with their next step"),
                "handshake",
                Permission.SEE,
            )
        )
        register_first_step(BACKUP)
        register_history("partner", HISTORY)
        register_navigation(NavEntry(20, _("Partners"), "partners", "handshake"))
        for vocabulary, choices in (
            (Vocabulary.PARTNER_KIND, PartnerKind.choices),
            (Vocabulary.TIER, Tier.choices),
            (Vocabulary.NAICS_SECTOR, NaicsSector.choices),
            (Vocabulary.SOURCE, Source.choices),
        ):
            register_vocabulary(vocabulary, vocabulary.label, choices)
        self._keep_needs()
        self._keep_agreements()

    def _keep_needs(self) -> None:
        """What partners want: on their page and in their history, in Find, and as a file."""
        from core.registries.commands import Command, register_command
        from core.registries.exports import Export, register_export
        from core.registries.history import register_history
        from core.registries.panels import register_panel
        from offices.permissions import Permission
        from partnerships.panels.needs import needs_panel
        from partnerships.panels.needs_history import NEEDS_HISTORY

        register_panel("partner:aside", 40, needs_panel)
        register_history("partner", NEEDS_HISTORY)
        what, words = _("What partners want"), _("needs wishes asked goals")
        register_command(Command(42, what, words, "needs", Permission.SEE, "target"))
        told = _("In their words, and when they were last asked")
        register_export(Export(15, "needs", what, told, "target", Permission.SEE))

    def _tell_of_endings(self) -> None:
        """How partnerships end: on a partner's page, as a list, in the settings and as a file."""
        from core.registries.beside import register_beside
        from core.registries.commands import Command, register_command
        from core.registries.exports import Export, register_export
        from core.registries.history import register_history
        from core.registries.panels import register_panel
        from core.registries.settings_pages import register_settings_page
        from core.registries.timeline import register_timeline
        from offices.permissions import Permission
        from partnerships.panels.exit_history import HISTORY
        from partnerships.panels.exits import stage_panel
        from partnerships.presenters.exit_timeline import ENDINGS
        from partnerships.queries.exit_timeline import BESIDE, endings_beside

        register_panel("partner:main", 5, stage_panel)
        register_beside(BESIDE, endings_beside)
        register_timeline(ENDINGS)
        register_history("partner", HISTORY)
        words = _("ended exits reasons lost why")
        register_command(Command(48, _("Endings"), words, "exits", Permission.SEE, "milestone"))
        what = _("Partnerships that ended, with their reasons")
        register_export(Export(20, "exits", _("Endings"), what, "milestone", Permission.SEE))
        register_settings_page(
            42,
            _("Why partnerships end"),
            "exit_reasons",
            Permission.EDIT_OFFICE,
            _("Reasons of your own, beside the survey's ten"),
            icon="milestone",
        )

    def _keep_agreements(self) -> None:
        """Agreements on a partner's page, on Today, in the history, in Find, by mail, as a file."""
        from core.registries.beside import register_beside
        from core.registries.commands import Command, register_command
        from core.registries.due_rules import Planner, register_due_rule
        from core.registries.exports import Export, register_export
        from core.registries.history import register_history
        from core.registries.mails import register_mail
        from core.registries.panels import register_panel
        from offices.permissions import Permission
        from partnerships import lookups
        from partnerships.actions import agreement_reminders
        from partnerships.agreement_mails import ENDINGS
        from partnerships.panels.agreements import agreements_panel
        from partnerships.panels.agreements_history import AGREEMENTS_HISTORY
        from partnerships.panels.agreements_today import ending_panel
        from partnerships.queries.agreement_reminders import RULE
        from partnerships.queries.agreements import BESIDE, agreements_beside

        planner = Planner(lookups.unreminded_agreements, agreement_reminders.plan_missing_reminders)
        register_due_rule(RULE, agreement_reminders.work_reminder, planner)
        register_mail(ENDINGS)
        register_beside(BESIDE, agreements_beside)
        register_panel("partner:aside", 30, agreements_panel)
        register_panel("today:aside", 12, ending_panel)
        register_history("partner", AGREEMENTS_HISTORY)
        label, words = _("Agreements"), _("contract goals signed renew memorandum")
        register_command(Command(43, label, words, "agreements", Permission.SEE, "file-text"))
        told = _("With their time and how they stand; all that run")
        register_export(Export(17, "agreements", label, told, "file-text", Permission.SEE))
