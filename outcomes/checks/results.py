"""Is it known what came of it, and was the partner told?"""

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.registries.checks import Check, Click, Evidence, Facts, Lens
from partnerships.checks.words import ENGAGED, NEVER, day_in, form, partner_page
from partnerships.enums.exits import SURVEY_SHARES, ExitReason


def _results(lens: Lens) -> str:
    shared = "CASE WHEN r.shared_on <= %(as_of)s THEN r.shared_on END"
    return f"""
        SELECT r.partner_id, max(r.ends_on) AS recorded_on, max({shared}) AS shared_on
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
    try:
        return form(_("Add a result"), "result_new", slug, partner_id)
    except NoReverseMatch:
        return Click(_("Add a result"), partner_page(slug, partner_id), "see", dialog=False)


OUTCOMES = Check(
    key=ExitReason.NO_OUTCOMES,
    label=gettext_lazy("Results"),
    weight=SURVEY_SHARES[ExitReason.NO_OUTCOMES],
    strands=("results",),
    applies=ENGAGED,
    state=f"""CASE WHEN results.shared_on > p.year_ago THEN 'o'
        WHEN results.recorded_on > p.year_ago THEN 'w'
        WHEN results.recorded_on IS NULL THEN {NEVER} ELSE 'm' END""",
    evidence={"recorded_on": "results.recorded_on", "shared_on": "results.shared_on"},
    facts=(RESULTS,),
    sentence=_sentence,
    action=_mend,
    proof=partner_page,
)
