from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "recognition"

    def ready(self) -> None:
        from core.registries.due_rules import register_due_rule
        from core.registries.mails import register_mail
        from core.registries.standing import register_standing
        from core.registries.strands import register_strand_names
        from recognition.actions import (
            batch_files,
            batch_own_files,
            batch_turns,
            batch_work,
            making,
        )
        from recognition.actions.standing import refresh_recognition_standing
        from recognition.document_mails import DOCUMENT
        from recognition.enums.channels import Channel

        register_standing("recognition", refresh_recognition_standing)
        register_strand_names("thanks", {it.value: it.label for it in Channel})
        register_due_rule(making.RULE, making.work_making)
        register_due_rule(batch_turns.RULE, batch_work.work_batch)
        register_due_rule(batch_files.FORGET_RULE, batch_files.forget_due)
        register_due_rule(batch_own_files.RULE, batch_own_files.work_own_files)
        register_mail(DOCUMENT)
        self._show_thanks()
        self._tell_of_thanks()
        self._add_to_made_up_offices()
        self._ask_for_signatures()
        self._write_documents()
        self._check_thanks()

    def _check_thanks(self) -> None:
        """Thanks are one of the ten checks of risk."""
        from core.registries.checks import register_check
        from recognition.checks.thanks import THANKS

        register_check(THANKS)

    def _show_thanks(self) -> None:
        """The screens of Thanks, and its panels on Today and on a partner's page."""
        from django.utils.translation import gettext_lazy as _

        from core.registries.commands import Command, register_command
        from core.registries.exports import Export, register_export
        from core.registries.navigation import NavEntry, register_navigation
        from core.registries.panels import register_panel
        from offices.permissions import Permission
        from recognition.panels.owed import owed_panel
        from recognition.panels.thank_button import thank_button
        from recognition.panels.thanks import thanks_panel

        register_navigation(NavEntry(30, _("Thanks"), "thanks", "heart"))
        register_panel("today:aside", 15, owed_panel)
        register_panel("partner:aside", 20, thanks_panel)
        register_panel("partner:head", 10, thank_button)
        for order, label, words, url_name, permission, sheet in (
            (
                26,
                _("Thank a partner"),
                _("thanks spotlight card call plaque record"),
                "thanks_record",
                Permission.THANK,
                True,
            ),
            (
                45,
                _("Thank-yous owed"),
                _("thanks owe waiting"),
                "thanks_owed",
                Permission.SEE,
                False,
            ),
            (
                46,
                _("Thank several"),
                _("thanks many batch bulk certificates letters labels"),
                "thanks_many",
                Permission.THANK,
                False,
            ),
        ):
            register_command(Command(order, label, words, url_name, permission, "heart", sheet))
        for order, name, label, what, icon in (
            (
                42,
                "thanks_owed",
                _("Thank-yous owed"),
                _("Who should be thanked, for what"),
                "heart",
            ),
            (44, "thanks_partners", _("Who was thanked"), _("Partners thanked this term"), "users"),
            (
                46,
                "thanks_engagements",
                _("How soon thanks came"),
                _("This school year's engagements and the first thanks after each"),
                "timer",
            ),
        ):
            register_export(Export(order, name, label, what, icon, Permission.SEE))
        register_export(
            Export(
                48,
                "thanks_history",
                _("Thanks"),
                _("Every act of thanks on record, between two days"),
                "award",
                Permission.SEE,
                dated=True,
            )
        )

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

    def _write_documents(self) -> None:
        """Certificates and letters in Find, their look in the settings, signatures on profiles."""
        from django.utils.translation import gettext_lazy as _

        from core.registries.commands import Command, register_command
        from core.registries.panels import register_panel
        from core.registries.settings_pages import register_settings_page
        from offices.permissions import Permission
        from recognition.panels.signature import signature_panel

        for order, label, words, url_name, icon in (
            (22, _("Make a certificate"), _("award print pdf thank"), "thanks", "award"),
            (24, _("Write a letter of thanks"), _("gift note print"), "thanks_letter", "mail"),
        ):
            register_command(Command(order, label, words, url_name, Permission.THANK, icon))
        register_settings_page(
            45,
            _("Stationery"),
            "stationery",
            Permission.EDIT_OFFICE,
            _("Logo, colours and address of certificates and letters"),
            icon="palette",
        )
        register_panel("profile:aside", 10, signature_panel)
