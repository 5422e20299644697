"""Is it known what came of it, and was the partner told?"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.addresses import address_in
from core.registries.checks import Check, Click, Evidence, Facts, Lens, number, word
from partnerships.checks.words import ENGAGED, NEVER, day_in, form
from partnerships.enums.exits import SURVEY_SHARES, ExitReason


def _results(lens: Lens) -> str:
    shared = "CASE WHEN r.shared_on <= %(as_of)s THEN r.shared_on END"
    until = "least(r.ends_on, %(as_of)s::date)"  # of a period that runs on, what is there so far
    return f"""
        SELECT r.partner_id, max({until}) AS recorded_on, max({shared}) AS shared_on,
            (array_agg(r.id ORDER BY r.ends_on DESC, r.id DESC)
                FILTER (WHERE r.shared_on IS NULL))[1] AS to_share_id
        FROM outcomes_result r
        WHERE r.office_id = %(office)s AND {lens.chosen("r.partner_id")} AND {lens.there("r")}
          AND r.starts_on <= %(as_of)s
        GROUP BY r.partner_id
    """


RESULTS = Facts("results", _results)


def _sentence(evidence: Evidence, state: str) -> str:
    if evidence.get("shared_on") and state == "o":
        return _("Shared on %(day)s") % {"day": day_in(evidence, "shared_on")}
    if not evidence.get("recorded_on"):
        return _("No results on record")
    day = day_in(evidence, "recorded_on")
    if state == "w":
        return _("Results up to %(day)s not shared") % {"day": day}
    return _("No results since %(day)s") % {"day": day}


def _mend(slug: str, partner_id: int, evidence: Evidence) -> Click:
    if evidence.get("to_share_id"):
        return form(_("Share what came of it"), "result_edit", slug, evidence["to_share_id"])
    return form(_("Add a result"), "result_new", slug, partner_id)


def _proof(slug: str, partner_id: int) -> str:
    return f"{address_in(slug, 'results')}?partner={partner_id}"


UNTOLD = """results.recorded_on > p.year_ago
    AND (results.shared_on IS NULL OR results.shared_on <= p.year_ago)"""

OUTCOMES = Check(
    key=ExitReason.NO_OUTCOMES,
    label=gettext_lazy("Results"),
    weight=SURVEY_SHARES[ExitReason.NO_OUTCOMES],
    strands=("results",),
    applies=ENGAGED,
    state=f"""CASE WHEN results.shared_on > p.year_ago THEN 'o'
        WHEN results.recorded_on > p.year_ago THEN 'w'
        WHEN results.recorded_on IS NULL THEN {NEVER} ELSE 'm' END""",
    evidence={
        "recorded_on": word("results.recorded_on"),
        "shared_on": word("results.shared_on"),
        "to_share_id": number(f"CASE WHEN {UNTOLD} THEN results.to_share_id END"),
    },
    facts=(RESULTS,),
    sentence=_sentence,
    action=_mend,
    proof=_proof,
)
