from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "outreach"

    def ready(self) -> None:
        from core.registries.due_rules import Planner, register_due_rule
        from core.registries.lookups import register_lookup
        from core.registries.standing import register_standing
        from core.registries.vocabularies import register_vocabulary
        from offices.enums.vocabularies import Vocabulary
        from outreach.actions.digests import plan_missing_digests, work_digest
        from outreach.actions.standing import refresh_outreach_standing
        from outreach.enums.activities import ActivityKind
        from outreach.lookups import LOOKUPS, unplanned_digests
        from outreach.queries.digests import RULE

        for lookup in LOOKUPS:
            register_lookup(lookup)
        register_due_rule(RULE, work_digest, Planner(unplanned_digests, plan_missing_digests))
        register_standing("outreach", refresh_outreach_standing)
        register_vocabulary(
            Vocabulary.ACTIVITY_KIND, Vocabulary.ACTIVITY_KIND.label, ActivityKind.choices
        )
