from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    name = "outreach"

    def ready(self) -> None:
        from core.registries.due_rules import register_due_rule
        from core.registries.first_steps import register_first_step
        from core.registries.lookups import register_lookup
        from core.registries.mails import register_mail
        from core.registries.standing import register_standing
        from core.registries.vocabularies import register_vocabulary
        from offices.enums.vocabularies import Vocabulary
        from outreach.actions.standing import refresh_outreach_standing
        from outreach.due_rules import DUE_RULES
        from outreach.enums.activities import ActivityKind
        from outreach.first_steps import FIRST_TOUCH
        from outreach.lookups import LOOKUPS
        from outreach.mails import MAILS

        for lookup in LOOKUPS:
            register_lookup(lookup)
        for rule, handler, planner in DUE_RULES:
            register_due_rule(rule, handler, planner)
        for mail in MAILS:
            register_mail(mail)
        register_standing("outreach", refresh_outreach_standing)
        register_vocabulary(
            Vocabulary.ACTIVITY_KIND, Vocabulary.ACTIVITY_KIND.label, ActivityKind.choices
        )
        register_first_step(FIRST_TOUCH)
        self._close_with_partners()
        self._fill_pages()
        self._fill_find()
        self._offer_exports()
        self._offer_sheet()
        self._count_for_goals()
        self._check_risk()
        self._keep_concerns()

    def _fill_find(self) -> None:
        """Let Find know what outreach can do, and what was written down."""
        from core.registries.commands import Command, register_command
        from core.registries.find import register_find_source
        from offices.permissions import Permission
        from outreach.panels.find import activity_hits

        register_find_source("activities", 30, activity_hits)
        for order, label, words, url_name, permission, icon, sheet in (
            (10, _("Log a touch"), _("call visit email note"), "log", Permission.LOG, "plus", True),
            (
                30,
                _("All follow-ups"),
                _("due promises tasks week"),
                "follow_ups",
                Permission.SEE,
                "list-todo",
                False,
            ),
            (
                40,
                _("Losing touch"),
                _("silent quiet partners"),
                "losing_touch",
                Permission.SEE,
                "timer",
                False,
            ),
        ):
            register_command(Command(order, label, words, url_name, permission, icon, sheet))

    def _fill_pages(self) -> None:
        """Put outreach's panels on Today and on a partner's page, its page into the settings."""
        from core.registries.beside import register_beside
        from core.registries.history import register_history
        from core.registries.panels import register_panel
        from core.registries.settings_pages import register_settings_page
        from core.registries.timeline import register_timeline
        from offices.permissions import Permission
        from outreach.panels.band import band_panel
        from outreach.panels.cadences_history import CADENCES_HISTORY
        from outreach.panels.history import HISTORY
        from outreach.panels.loose_ends import loose_ends_panel
        from outreach.panels.next_step import next_step_panel
        from outreach.panels.silence import losing_touch_panel
        from outreach.panels.timeline import ACTIVITIES, partner_timeline
        from outreach.panels.today import work_panel
        from outreach.queries.cadences import BESIDE, cadences_beside

        register_panel("today:band", 10, band_panel)
        register_panel("today:main", 10, work_panel)
        register_panel("today:aside", 10, losing_touch_panel)
        register_panel("today:aside", 20, loose_ends_panel)
        register_panel("partner:main", 30, partner_timeline)
        register_beside(BESIDE, cadences_beside)
        register_panel("partner:aside", 10, next_step_panel)
        register_timeline(ACTIVITIES)
        register_history("partner", HISTORY)
        register_history("partner", CADENCES_HISTORY)
        register_settings_page(
            40,
            _("Staying in touch"),
            "cadence_settings",
            Permission.EDIT_OFFICE,
            _("How long a partner of each tier may go without an exchange"),
            icon="timer",
        )

    def _offer_exports(self) -> None:
        """What happened and what is due, as files."""
        from core.registries.exports import Export, register_export
        from offices.permissions import Permission

        register_export(
            Export(
                30,
                "activities",
                _("Activities"),
                _("What happened or is planned with partners, between two days"),
                "calendar-range",
                Permission.SEE,
                dated=True,
            )
        )
        register_export(
            Export(
                40,
                "follow_ups",
                _("Follow-ups"),
                _("Everything that is still open, of everybody"),
                "list-todo",
                Permission.SEE,
                query="whose=all",
            )
        )

    def _offer_sheet(self) -> None:
        """Logs, and what partners want and wait for, come in as spreadsheets."""
        from core.registries.sheets import register_sheet
        from outreach.sheets.activities import ACTIVITIES
        from outreach.sheets.agreements import AGREEMENTS
        from outreach.sheets.concerns import CONCERNS
        from outreach.sheets.needs import NEEDS

        for sheet in (ACTIVITIES, NEEDS, CONCERNS, AGREEMENTS):
            register_sheet(sheet)

    def _close_with_partners(self) -> None:
        """Follow-ups are dropped when a partnership ends, and come back when that is undone."""
        from core.registries.endings import Ending, register_ending
        from outreach.actions.endings import drop_with_partners, open_with_partners

        register_ending("outreach", Ending(drop_with_partners, open_with_partners))

    def _keep_concerns(self) -> None:
        """What partners wait for: on Today, on their page, on its timeline, in its history."""
        from core.registries.beside import register_beside
        from core.registries.commands import Command, register_command
        from core.registries.demo import register_bulk, register_demo
        from core.registries.exports import Export, register_export
        from core.registries.history import register_history
        from core.registries.panels import register_panel
        from core.registries.timeline import register_timeline
        from offices.permissions import Permission
        from outreach.bulk.facts import facts_in_bulk
        from outreach.demo.concerns import make_concerns
        from outreach.demo.needs import make_needs
        from outreach.panels.concerns import (
            BESIDE,
            CONCERNS,
            CONCERNS_HISTORY,
            answers_panel,
            concerns_panel,
        )
        from outreach.queries.concerns import concerns_beside

        register_demo("needs", make_needs)
        register_demo("concerns", make_concerns)
        register_bulk("facts", facts_in_bulk)
        register_panel("today:main", 7, answers_panel)
        register_beside(BESIDE, concerns_beside)
        register_panel("partner:aside", 15, concerns_panel)
        register_timeline(CONCERNS)
        register_history("partner", CONCERNS_HISTORY)
        label, words = _("Concerns and questions"), _("answer unhappy complaint waits promised")
        icon = "message-circle-question-mark"
        register_command(Command(35, label, words, "concerns", Permission.SEE, icon))
        told = _("What partners wait for, and what they were answered")
        register_export(Export(41, "concerns", label, told, icon, Permission.SEE, query="view=all"))

    def _check_risk(self) -> None:
        """The checks of risk that look at what was exchanged and promised."""
        from core.registries.checks import register_check
        from outreach.checks.closed import CLOSED
        from outreach.checks.our_side import OUR_SIDE
        from outreach.checks.silence import SILENCE
        from outreach.checks.their_side import THEIR_SIDE
        from outreach.checks.time import CONSEQUENCES, TIME
        from outreach.checks.wants import WANTS

        for check in (CLOSED, TIME, CONSEQUENCES, OUR_SIDE, SILENCE, WANTS, THEIR_SIDE):
            register_check(check)

    def _count_for_goals(self) -> None:
        """Goals of agreements are counted from activities; offices that are made up have some."""
        from core.registries.demo import register_bulk, register_demo
        from core.registries.goal_counts import register_goal_counts
        from outreach.bulk.agreements import agreements_in_bulk
        from outreach.demo.agreements import make_agreements
        from outreach.queries.goal_counts import count_for_goals

        register_goal_counts(count_for_goals)
        register_demo("agreements", make_agreements)
        register_bulk("agreements", agreements_in_bulk)
