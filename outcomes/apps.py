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
