from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "recognition"

    def ready(self) -> None:
        from core.registries.due_rules import register_due_rule
        from core.registries.mails import register_mail
        from core.registries.standing import register_standing
        from core.registries.strands import register_strand_names
        from recognition.actions import batch_files, batch_turns, batch_work, making
        from recognition.actions.standing import refresh_recognition_standing
        from recognition.document_mails import DOCUMENT
        from recognition.enums.channels import Channel

        register_standing("recognition", refresh_recognition_standing)
        register_strand_names("thanks", {it.value: it.label for it in Channel})
        register_due_rule(making.RULE, making.work_making)
        register_due_rule(batch_turns.RULE, batch_work.work_batch)
        register_due_rule(batch_files.FORGET_RULE, batch_files.forget_due)
        register_mail(DOCUMENT)
        self._tell_of_thanks()
        self._add_to_made_up_offices()
        self._ask_for_signatures()

    def _add_to_made_up_offices(self) -> None:
        """The offices of the demo, and those that are loaded in bulk, have thanked."""
        from core.registries.demo import register_bulk, register_demo
        from recognition.demo.bulk import thank_in_bulk
        from recognition.demo.load import make_thanks

        register_demo("recognition", make_thanks)
        register_bulk("recognition", thank_in_bulk)

    def _tell_of_thanks(self) -> None:
        """Thanks stand on a partner's timeline and in its history."""
        from core.registries.history import register_history
        from core.registries.timeline import register_timeline
        from recognition.panels.history import HISTORY
        from recognition.panels.timeline import THANKS

        register_timeline(THANKS)
        register_history("partner", HISTORY)

    def _ask_for_signatures(self) -> None:
        """What waits for a signature stands on Today and in Find, and is told by mail."""
        from django.utils.translation import gettext_lazy as _

        from core.registries.commands import Command, register_command
        from core.registries.due_rules import Planner, register_due_rule
        from core.registries.lookups import register_lookup
        from core.registries.mails import register_mail
        from core.registries.panels import register_panel
        from offices.permissions import Permission
        from recognition import lookups
        from recognition.actions import signature_mail
        from recognition.panels.signing import signing_panel
        from recognition.queries.signing import RULE
        from recognition.signature_mails import SIGNATURES

        for lookup in lookups.LOOKUPS:
            register_lookup(lookup)
        planner = Planner(lookups.untold_signatures, signature_mail.plan_missing_asked)
        register_due_rule(RULE, signature_mail.work_asked, planner)
        register_mail(SIGNATURES)
        register_panel("today:main", 5, signing_panel)
        register_command(
            Command(
                60,
                _("Sign what waits"),
                _("signature certificates letters"),
                "thanks_sign",
                Permission.SIGN,
                "signature",
            )
        )
