"""Who holds the partner's end, and whether all we know of them is one person."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.checks.people import PEOPLE
from core.registries.checks import Check, Click, Evidence, Facts, Floor, Lens, flag, number, word
from outreach.checks.touches import DONE, TOUCHES, TWO_WAY
from partnerships.checks.words import MEETING, NEVER, day_in, form, log, on_page
from partnerships.enums.exits import SURVEY_SHARES, ExitReason

SINGLE = 4  # exchanges of a year, all with one person
GONE = 14  # days after which a successor should be known


def _threads(lens: Lens) -> str:
    """With how many exchanges all that was said was said to one person, where a backup is on
    record: who has none is watched anyway."""
    return f"""
        WITH talked AS MATERIALIZED (
            SELECT d.partner_id, d.activity_id
            FROM done d
            JOIN touches t ON t.partner_id = d.partner_id AND t.talks >= {SINGLE}
            JOIN people f ON f.partner_id = d.partner_id AND f.has_backup
            JOIN scanned p ON p.partner_id = d.partner_id AND NOT p.one_person AND {MEETING}
            WHERE d.exchange = {TWO_WAY} AND d.is_recent
        )
        SELECT d.partner_id, count(*) AS talks
        FROM talked d
        JOIN outreach_activitycontact c
            ON c.office_id = %(office)s AND c.activity_id = d.activity_id
        JOIN (
            SELECT DISTINCT a.partner_id, a.contact_id FROM contacts_affiliation a
            WHERE a.office_id = %(office)s AND {lens.chosen("a.partner_id")}
        ) a ON a.partner_id = d.partner_id AND a.contact_id = c.contact_id
        GROUP BY d.partner_id
        HAVING count(*) >= {SINGLE} AND min(c.contact_id) = max(c.contact_id)
    """


THREADS = Facts("threads", _threads, (DONE, TOUCHES, PEOPLE))

NO_PRIMARY = "people.has_primary IS NOT TRUE"
NO_BACKUP = "NOT p.one_person AND people.has_backup IS NOT TRUE"


def _gone(evidence: Evidence) -> str:
    return _("Their main contact left on %(day)s, nobody has followed") % {
        "day": day_in(evidence, "gone_on")
    }


def _sentence(evidence: Evidence, state: str) -> str:
    if evidence.get("gone_on"):
        return _gone(evidence)
    if evidence.get("no_primary"):
        return _("No main contact on record")
    if evidence.get("bounced_on"):
        day = day_in(evidence, "bounced_on")
        return _("Mail to their main contact came back on %(day)s") % {"day": day}
    if evidence.get("no_backup"):
        return _("No backup on their side")
    talks: Any = evidence.get("talks")
    if talks:
        return _("All %(talks)s exchanges of the year with one person") % {"talks": talks}
    return _("Somebody to turn to")


def _mend(slug: str, partner_id: int, evidence: Evidence) -> Click:
    lacks = ("no_primary", "bounced_on")
    if evidence.get("talks") and not any(evidence.get(it) for it in lacks):
        return log(_("Talk to somebody else"), slug, partner_id)
    return form(_("Add a contact"), "contact_new", slug, partner_id)


THEIR_SIDE = Check(
    key=ExitReason.PARTNER_CONTACT_LEFT,
    label=gettext_lazy("Their side"),
    weight=SURVEY_SHARES[ExitReason.PARTNER_CONTACT_LEFT],
    strands=("backup",),
    applies=MEETING,
    state=f"""CASE WHEN {NO_PRIMARY} AND people.primary_gone_on IS NOT NULL THEN 'm'
        WHEN {NO_PRIMARY} THEN {NEVER}
        WHEN people.primary_bounced THEN 'm'
        WHEN {NO_BACKUP} OR threads.talks IS NOT NULL THEN 'w' ELSE 'o' END""",
    evidence={
        "gone_on": word(f"CASE WHEN {NO_PRIMARY} THEN people.primary_gone_on END"),
        "no_primary": flag(NO_PRIMARY),
        "bounced_on": word("CASE WHEN people.primary_bounced THEN people.bounced_on END"),
        "no_backup": flag(NO_BACKUP),
        "talks": number("threads.talks"),
    },
    facts=(PEOPLE, THREADS),
    floors=(
        Floor("primary_gone", f"{NO_PRIMARY} AND people.primary_gone_on <= p.day - {GONE}", _gone),
    ),
    sentence=_sentence,
    action=_mend,
    proof=on_page("ends"),
)
