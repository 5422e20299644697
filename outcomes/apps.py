from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "outcomes"

    def ready(self) -> None:
        self._keep_years()
        self._keep_results()
        self._lose_in_the_demo()
        self._check_risk()
        self._close_years()
        self._show_retention()
        self._tell_of_changes()
        self._set_risk()
        self._show_own()

    def _keep_years(self) -> None:
        """Who took part in which school year follows from activities, and is kept with them."""
        from core.registries.standing import register_follower, register_standing
        from outcomes.actions.partner_years import YEARS_KEPT, refresh_partner_years

        register_standing("partner years", refresh_partner_years)
        register_follower("partner years", YEARS_KEPT)

    def _keep_results(self) -> None:
        """What is measured, and what came of it: on partners' pages, as a list, in the settings."""
        from django.utils.translation import gettext_lazy as _

        from core.registries.beside import register_beside
        from core.registries.commands import Command, register_command
        from core.registries.demo import register_bulk, register_demo
        from core.registries.exports import Export, register_export
        from core.registries.history import register_history
        from core.registries.panels import register_panel
        from core.registries.settings_pages import register_settings_page
        from core.registries.sheets import register_sheet
        from core.registries.timeline import register_timeline
        from offices.permissions import Permission
        from outcomes.demo.bulk_results import results_in_bulk
        from outcomes.demo.results import make_results
        from outcomes.panels.results import RESULTS_HISTORY, SHARED, results_panel
        from outcomes.queries.results import BESIDE, results_beside
        from outcomes.sheets.results import RESULTS

        register_sheet(RESULTS)
        register_demo("results", make_results)
        register_bulk("results", results_in_bulk)
        register_beside(BESIDE, results_beside)
        register_panel("partner:aside", 45, results_panel)
        register_timeline(SHARED)
        register_history("partner", RESULTS_HISTORY)
        icon, label = "chart-column", _("Results")
        words = _("outcomes measures credentials hires shared impact")
        register_command(Command(44, label, words, "results", Permission.SEE, icon))
        told = _("What came of partnerships, by measure and period")
        register_export(Export(19, "results", label, told, icon, Permission.SEE))
        what = _("Outcomes of students, school, staff and partner, from a library or your own")
        name = _("What you measure")
        register_settings_page(44, name, "measures", Permission.EDIT_OFFICE, what, icon=icon)

    def _check_risk(self) -> None:
        """The ten checks, whose facts are the apps' below."""
        from core.registries.checks import register_check
        from outcomes.checks.results import OUTCOMES
        from outcomes.checks.support import SUPPORT

        register_check(OUTCOMES)
        register_check(SUPPORT)
        self._look_at_risk()

    def _look_at_risk(self) -> None:
        """Partners are looked at each night, and anew soon after something was written."""
        from core.registries.demo import register_last_of_demo
        from core.registries.due_rules import Planner, register_due_rule
        from core.registries.health import register_health
        from core.registries.lookups import register_lookup
        from core.registries.standing import register_touch
        from outcomes import lookups
        from outcomes.actions import nightly
        from outcomes.actions.stale import mark_stale
        from outcomes.demo.risk import scan_demo
        from outcomes.panels.health import read_health

        for lookup in lookups.LOOKUPS:
            register_lookup(lookup)
        planner = Planner(lookups.unplanned_scans, nightly.plan_missing_scans)
        register_due_rule(nightly.RULE, nightly.work_scan, planner)
        register_touch(mark_stale)
        register_health(read_health)
        register_last_of_demo("risk", scan_demo)

    def _close_years(self) -> None:
        """The close of a school year: on Today, in Find, in a partner's history."""
        from django.utils.translation import gettext_lazy as _

        from core.registries.commands import Command, register_command
        from core.registries.history import register_history
        from core.registries.panels import register_panel
        from core.registries.school_years import register_closed_years
        from offices.permissions import Permission
        from outcomes.panels.year_close import year_panel
        from outcomes.panels.year_history import HISTORY
        from outcomes.queries.frames import spans_of

        register_closed_years(spans_of)
        register_panel("today:main", 3, year_panel)
        register_history("partner", HISTORY)
        words = _("end finish school year settle lapsed")
        register_command(
            Command(
                49,
                _("Close the school year"),
                words,
                "year_close_last",
                Permission.CLOSE_YEAR,
                "calendar-check",
            )
        )

    def _show_retention(self) -> None:
        """The dashboard of retention in the navigation, in Find and among the files."""
        from django.utils.translation import gettext_lazy as _

        from core.registries.commands import Command, register_command
        from core.registries.exports import Export, register_export
        from core.registries.navigation import NavEntry, register_navigation
        from offices.permissions import Permission

        register_navigation(NavEntry(40, _("Retention"), "retention", "trending-up"))
        words = _("dashboard figures kept lost cohorts endings board report")
        register_command(
            Command(
                48,
                _("Print retention for the board"),
                words,
                "retention_board",
                Permission.SEE,
                "printer",
            )
        )
        register_export(
            Export(
                60,
                "retention",
                _("Retention"),
                _("Every figure of the dashboard, of the whole office"),
                "trending-up",
                Permission.SEE,
            )
        )

    def _lose_in_the_demo(self) -> None:
        """The offices of the demo have lost partners and closed years; it is told before risk is
        looked at there."""
        from core.registries.demo import register_bulk, register_demo
        from outcomes.demo.bulk_closes import close_in_bulk
        from outcomes.demo.bulk_endings import end_in_bulk
        from outcomes.demo.closes import close_years
        from outcomes.demo.endings import make_endings

        register_demo("endings", make_endings)
        register_demo("closes", close_years)
        register_bulk("endings", end_in_bulk)
        register_bulk("closes", close_in_bulk)

    def _tell_of_changes(self) -> None:
        """Whose health has changed: on Today, in Find, and by mail once a week; mutes in the
        history; on the dashboard how well risk warns."""
        from django.utils.translation import gettext_lazy as _

        from core.registries.commands import Command, register_command
        from core.registries.due_rules import Planner, register_due_rule
        from core.registries.history import register_history
        from core.registries.mails import register_mail
        from core.registries.panels import register_panel
        from offices.permissions import Permission
        from outcomes import lookups
        from outcomes.actions import risk_mails
        from outcomes.panels.backtest import backtest_panel
        from outcomes.panels.changes import changes_panel
        from outcomes.panels.mutes_history import MUTES_HISTORY
        from outcomes.queries.risk_mails import RULE
        from outcomes.risk_mails import RISK_NEWS

        register_history("partner", MUTES_HISTORY)
        planner = Planner(lookups.unplanned_news, risk_mails.plan_missing_news)
        register_due_rule(RULE, risk_mails.work_news, planner)
        register_mail(RISK_NEWS)
        register_panel("today:main", 4, changes_panel)
        register_panel("retention:main", 50, backtest_panel)
        words = _("risk bands moved worse better scan look now")
        register_command(
            Command(
                47,
                _("See whose health has changed"),
                words,
                "risk_changes",
                Permission.SEE,
                "trending-up",
            )
        )

    def _show_own(self) -> None:
        """A member's own page in Find; Today leads there, too."""
        from django.utils.translation import gettext_lazy as _

        from core.registries.commands import Command, register_command
        from offices.permissions import Permission

        words = _("mine own promises partners risk thanks")
        register_command(Command(43, _("My partners"), words, "mine", Permission.SEE, "user-round"))

    def _set_risk(self) -> None:
        """What an office decides about risk, among its settings."""
        from django.utils.translation import gettext_lazy as _

        from core.registries.settings_pages import register_settings_page
        from offices.permissions import Permission

        register_settings_page(
            46,
            _("Risk"),
            "risk_settings",
            Permission.EDIT_OFFICE,
            _("From when a partner needs care or is at risk, and what is asked of whom"),
            icon="shield-alert",
        )
