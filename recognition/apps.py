from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "recognition"

    def ready(self) -> None:
        from core.registries.due_rules import register_due_rule
        from core.registries.standing import register_standing
        from core.registries.strands import register_strand_names
        from recognition.actions import making
        from recognition.actions.standing import refresh_recognition_standing
        from recognition.enums.channels import Channel

        register_standing("recognition", refresh_recognition_standing)
        register_strand_names("thanks", {it.value: it.label for it in Channel})
        register_due_rule(making.RULE, making.work_making)
        self._tell_of_thanks()

    def _tell_of_thanks(self) -> None:
        """Thanks stand on a partner's timeline and in its history."""
        from core.registries.history import register_history
        from core.registries.timeline import register_timeline
        from recognition.panels.history import HISTORY
        from recognition.panels.timeline import THANKS

        register_timeline(THANKS)
        register_history("partner", HISTORY)
