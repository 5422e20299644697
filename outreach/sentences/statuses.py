"""Whether a thing was done, is planned, was moved or called off, and by whom."""

import re
from dataclasses import dataclass

from outreach.enums.activities import Status
from outreach.sentences.plan_words import ACTIVITIES, AHEAD, FUTURE_ES

PLANS = re.compile(
    r"\b(?:schedul(?:ed|ing|e)|planning|planned|set (?:up )?for|set up|setting up|booked|"
    r"lined up|upcoming|we(?:'re| are) on for|calendared|penciled in|confirmed(?: for)?|"
    r"on the calendar|"
    r"(?:will|going to|gonna|'ll|are|is|am|we're|i'm)\s+(?:be\s+)?(?:tour|visit|host|meet|"
    r"hav|com|runn?|do|go|speak|tak|bring|attend|present)ing|(?:i|we)(?:'ll| will) (?:be|"
    r"have|host|tour|visit|meet|attend)|will (?:be|have|host|visit|tour|speak|meet|present|"
    r"run|attend|start)|"
    r"(?:is|are) (?:coming|set|scheduled|hosting|visiting|speaking)|agend(?:ad[oa]s?|amos|e|"
    r"ar|o)|program(?:ad[oa]s?|amos|e|o)|planead[oa]s?|planeamos|planeando|apart(?:amos|"
    r"ad[oa]s?|e)|"
    rf"(?:vamos|voy|va|van) a|{FUTURE_ES}|(?:i|we)(?:'ll| will) {ACTIVITIES}|"
    rf"(?:(?:will|plan to|hope to|hoping to|going to|gonna) {ACTIVITIES})|sera(?:n)?|habra|"
    rf"vendra(?:n)?|tendremos|quedamos (?:de|en) (?:vernos|"
    r"juntarnos|comer|reunirnos|visitar|ir)|nos vamos a|(?:nos )?veremos|confirmad[oa]s?|"
    r"confirm(?:e|amos)|proxim[oa] "
    r"(?:junta|"
    r"reunion|visita)|lista? para|runs)\b"
)
_AHEAD = re.compile(AHEAD)
_HAPPENED = re.compile(
    r"\b(?:came|was|were|did|had|brought|hosted|went|ran|held|helped|spoke|took|started|"
    r"kicked off|finished|wrapped(?: up)?|attended|joined|volunteered|judged|gave|completed|"
    r"participated|showed|loved|presented|"
    r"vino|vinieron|fue|fueron|dio|dieron|hizo|hicieron|hicimos|trajo|trajeron|empez(?:o|"
    r"aron)|arranc(?:o|aron)|tuvimos|tuve|participaron|particip(?:o|amos)|asisti(?:o|eron|"
    r"mos)|ayud(?:o|aron)|termin(?:o|aron)|estuvo|estuvieron|salio)\b"
)
_CANCEL = re.compile(
    r"\b(?P<them>backed out|pulled out|bailed|no[- ]show(?:ed|s)?|didn'?t show(?: up)?|"
    r"never showed(?: up)?|stood us up|flaked|withdrew|dropped out|"
    r"(?:se\s+)?(?:cancelaron|rajaron|echo para atras|echaron para atras)|nos cancel(?:o|"
    r"aron)|no (?:llego|llegaron|se present(?:o|aron)|vino|vinieron)|nos (?:dejo|dejaron) "
    r"plantad[oa]s?|se retir(?:o|aron))"
    r"|(?P<us>cancelamos|(?:tuve|tuvimos|tengo|tenemos) que (?:cancelar|suspender)|"
    r"suspendimos|(?<!se )cancele\b)"
    r"|(?P<open>couldn'?t make it|can'?t make it|no (?:pudo|pudieron|pudimos) (?:venir|"
    r"asistir|llegar|participar)|(?:had to |having to |needed to |need to |will have to "
    r")?(?:cancell?(?:ed|"
    r"ing|s)?|call(?:ed)? off|scrapped|nixed|scratched|postponed indefinitely|axed)|(?:se "
    r")?(?:cancelo|suspendi(?:o|eron)|cancelad[oa]s?|suspendid[oa]s?))\b(?! (?:policy|fee))"
)
_ABSENT = re.compile(r"show|stood|flaked|plantad|lleg|vino|vinieron|present")
"""Who did not come was expected on a day that is past."""

_MOVE = re.compile(
    r"\b(?:moved|moving|move|had to reschedule|rescheduled|rescheduling|resched|pushed|"
    r"pushing|bumped|postponed|shifted|switched|changed|pas(?:amos|o|aron|e)|mov(?:imos|io|"
    r"ieron|i)|cambi(?:amos|o|aron|e)|reagend(?:amos|o|aron|e)|reprogram(?:amos|o|aron|e)|"
    r"recorri(?:mos|o|eron)|posp(?:usimos|uso|usieron)|aplaz(?:amos|o|aron))\b[^.;!?\n|"
    r"]{0,60}?(?:\b(?:to|until|till|back|up|al?|para|hasta|for)\b|$)"
)
_BY_US = re.compile(r"\b(?:i|we|i've|we've|nosotros|yo|school|the district|escuela|distrito|us)\b")
_BY_THEM = re.compile(
    r"\b(?:by (?:them|the (?:company|employer|partner))|he|she|they|their|on their end|who|"
    r"that|ellos|ella|su parte)\b"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|got|been|being|se|fue|fueron|esta|quedo)\s+(?:\w+\s+)?$"
)


@dataclass(frozen=True)
class StatusSaid:
    """What the words say: `status` if it is settled by them, else whether they speak of plans or
    of what happened; `place` is where they stand. `ahead`: a present tense that looks ahead."""

    status: Status | None
    plans: bool
    happened: bool
    place: int
    is_past: bool = False
    ahead: bool = False


def status_said(folded: str, told: str) -> StatusSaid:
    """The status by the words of what is left of the sentence; `told` is without the offers."""
    if m := _CANCEL.search(folded):
        return StatusSaid(
            _canceller(folded, m), False, False, m.start(), bool(_ABSENT.search(m[0]))
        )
    if (m := _MOVE.search(folded)) and _moves_a_thing(folded, m):
        return StatusSaid(Status.PLANNED, True, False, m.end())
    plan = PLANS.search(told)
    ahead = bool(_AHEAD.search(told))
    happened = bool(_HAPPENED.search(told))
    return StatusSaid(None, bool(plan), happened, plan.start() if plan else -1, ahead=ahead)


_THING = re.compile(
    r"\b(?:meeting|mtg|coffee|cafe|breakfast|dinner|practicum|conference|tour|visit|"
    r"workshop|interviews?|fair|panel|lunch|luncheon|call|zoom|"
    r"shadow\w*|talk|speaker|internship|event|appointment|junta|reunion|recorrido|visita|"
    r"taller|feria|almuerzo|comida|platica|charla|cita|entrevistas?|llamada|board|podcast|"
    r"trip|it|date|start|practicas?|pasantia|mentoria|lo|la)\b"
)


def _moves_a_thing(folded: str, m: re.Match[str]) -> bool:
    if re.match(r"(?:had to )?resched|reagend|reprogram", m[0]):
        return True
    return bool(_THING.search(m[0])) or bool(
        _THING.search(folded[: m.start()])
        and re.match(
            r"moved|had|rescheduled|postponed|pushed|se|bumped|pospuso|movio|reagend|"
            r"reprogram|cambio|paso",
            m[0],
        )
    )


def _canceller(folded: str, m: re.Match[str]) -> Status:
    if m["them"]:
        return Status.CANCELLED_BY_THEM
    if m["us"]:
        return Status.CANCELLED_BY_US
    before = re.split(r"[.;!?\n]", folded[: m.start()])[-1]
    after = folded[m.end() :]
    if (
        re.search(r"\b(?:on us|on me|us\b.{0,3}$)", after[:8])
        or _BY_THEM.search(before)
        or re.search(r"\bby them\b|\bon their end\b", after)
    ):
        return Status.CANCELLED_BY_THEM
    if _PASSIVE.search(before) or _BY_US.search(before) or not before.strip(" ,|-"):
        return Status.CANCELLED_BY_US
    if re.search(r"\b(?:called|emailed|texted|told|let)\b", before) and not re.search(
        r"\b(?:called|emailed|texted|wrote)\s+(?:to|and|saying|me|us)\b", before
    ):
        return Status.CANCELLED_BY_US
    # "tour at Rivera cancelled": nobody said who; a name right before is who did it
    return (
        Status.CANCELLED_BY_US
        if _THING.match(before.strip()) or re.search(r"\b(?:at|with|w/|en|con)\s+[^,|]*$", before)
        else Status.CANCELLED_BY_THEM
    )
