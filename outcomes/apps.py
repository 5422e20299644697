from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "outcomes"

    def ready(self) -> None:
        self._keep_years()
        self._check_risk()

    def _keep_years(self) -> None:
        """Who took part in which school year follows from activities, and is kept with them."""
        from core.registries.standing import register_follower, register_standing
        from outcomes.actions.partner_years import YEARS_KEPT, refresh_partner_years

        register_standing("partner years", refresh_partner_years)
        register_follower("partner years", YEARS_KEPT)

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
        from core.registries.due_rules import Planner, register_due_rule
        from core.registries.health import register_health
        from core.registries.lookups import register_lookup
        from core.registries.standing import register_touch
        from outcomes import lookups
        from outcomes.actions import nightly
        from outcomes.actions.stale import mark_stale
        from outcomes.panels.health import read_health

        for lookup in lookups.LOOKUPS:
            register_lookup(lookup)
        planner = Planner(lookups.unplanned_scans, nightly.plan_missing_scans)
        register_due_rule(nightly.RULE, nightly.work_scan, planner)
        register_touch(mark_stale)
        register_health(read_health)
