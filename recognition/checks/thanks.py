"""When and in which ways a partner was thanked; what a leader did of it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.addresses import address_in
from core.registries.checks import Check, Click, Evidence, Facts, Lens, word
from offices.enums.roles import Role
from offices.permissions import Permission
from partnerships.checks.words import ENGAGED, NEVER, month_in, on_page
from partnerships.enums.exits import SURVEY_SHARES, ExitReason
from recognition.enums.channels import Channel

IN_A_ROW = 3  # the same channel as often as this is thanks by rote


def _thanks(lens: Lens) -> str:
    return f"""
        SELECT partner_id, max(given_on) AS thanked_on,
            (array_agg(channel ORDER BY given_on DESC, channel))[1] AS channel,
            count(*) FILTER (WHERE place <= {IN_A_ROW}) AS ways,
            count(DISTINCT channel) FILTER (WHERE place <= {IN_A_ROW}) AS different
        FROM (
            SELECT r.partner_id, r.given_on, r.channel,
                row_number() OVER (
                    PARTITION BY r.partner_id ORDER BY r.given_on DESC, r.channel) AS place
            FROM recognition_recognition r
            WHERE r.office_id = %(office)s AND {lens.chosen("r.partner_id")}
              AND r.given_on <= %(as_of)s AND {lens.there("r")}
        ) given
        GROUP BY partner_id
    """


def _by_leaders(lens: Lens) -> str:
    """A leader's call, a seat at an event, a letter that a leader signs."""
    theirs = f"""SELECT r.document_id FROM recognition_recognition r
        WHERE r.office_id = %(office)s AND {lens.chosen("r.partner_id")}"""
    said = f"r.channel IN ('{Channel.LEADER_CALL}', '{Channel.EVENT_SEAT}')"
    return f"""
        SELECT r.partner_id, max(r.given_on) AS given_on
        FROM recognition_recognition r
        LEFT JOIN (
            SELECT DISTINCT s.document_id FROM recognition_documentsigner s
            JOIN offices_membership m ON m.office_id = s.office_id AND m.id = s.member_id
            WHERE s.office_id = %(office)s AND {lens.among("s.document_id", theirs)}
              AND (m.role = '{Role.LEADER}' OR EXISTS (
                SELECT FROM offices_siteleader l
                WHERE l.office_id = s.office_id AND l.member_id = m.id))
        ) d ON d.document_id = r.document_id
        WHERE r.office_id = %(office)s AND {lens.chosen("r.partner_id")}
          AND r.given_on <= %(as_of)s AND {lens.there("r")}
          AND ({said} OR d.document_id IS NOT NULL)
        GROUP BY r.partner_id
    """


THANKED = Facts("thanked", _thanks)
BY_LEADERS = Facts("by_leaders", _by_leaders)
"""When a partner last heard of a leader by way of thanks."""

BY_ROTE = f"thanked.ways = {IN_A_ROW} AND thanked.different = 1"


def _sentence(evidence: Evidence, state: str) -> str:
    if not evidence.get("thanked_on"):
        return _("No thanks yet")
    names = {"month": month_in(evidence, "thanked_on")}
    if state == "m":
        return _("No thanks since %(month)s") % names
    names["channel"] = str(Channel(evidence["channel"]).label)
    if state == "w":
        return _("%(channel)s in %(month)s, as the times before") % names
    return _("%(channel)s in %(month)s") % names


def _mend(slug: str, partner_id: int, evidence: Evidence) -> Click:
    url = f"{address_in(slug, 'thanks_record')}?partner={partner_id}"
    return Click(_("Thank"), url, Permission.THANK)


THANKS = Check(
    key=ExitReason.POOR_RECOGNITION,
    label=gettext_lazy("Thanks"),
    weight=SURVEY_SHARES[ExitReason.POOR_RECOGNITION],
    strands=("thanks",),
    applies=ENGAGED,
    state=f"""CASE WHEN thanked.thanked_on IS NULL THEN {NEVER}
        WHEN thanked.thanked_on <= p.year_ago THEN 'm' WHEN {BY_ROTE} THEN 'w' ELSE 'o' END""",
    evidence={"thanked_on": word("thanked.thanked_on"), "channel": word("thanked.channel")},
    facts=(THANKED,),
    sentence=_sentence,
    action=_mend,
    proof=on_page("thanks-title"),
)
