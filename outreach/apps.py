from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "outreach"

    def ready(self) -> None:
        from core.registries.standing import register_standing
        from core.registries.vocabularies import register_vocabulary
        from offices.enums.vocabularies import Vocabulary
        from outreach.actions.standing import refresh_outreach_standing
        from outreach.enums.activities import ActivityKind

        register_standing("outreach", refresh_outreach_standing)
        register_vocabulary(
            Vocabulary.ACTIVITY_KIND, Vocabulary.ACTIVITY_KIND.label, ActivityKind.choices
        )
