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
