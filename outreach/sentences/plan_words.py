"""The words for what is still to happen: what makes a sentence a plan, and which kind it is."""

from outreach.enums.activities import ActivityKind as K

_CLASS = (
    r"(?:class(?:es|room)?|students|kids|juniors|seniors|sophomores|freshmen|cohort|clase|"
    r"alumn[oa]s|estudiantes|grupo)"
)

LEADS = (
    r"(?:(?:i|we)(?:'ll| will| am going| are going| plan| hope)|will|planning|plan|hoping|hope|"
    r"going to|gonna|(?:i'm|we're|i am|we are) (?:going|planning|hoping)|voy|vamos|quedamos|"
    r"pienso|pensamos)\b"
)
"""What may stand before an activity that is planned, at the head of a sentence."""

ACTIVITIES = (
    r"(?:visit|meet|tour\b|host\b|see (?!if|about|what|whether|how)|stop (?:by|in|over)|"
    r"swing by|drop (?:by|in)|go (?:to|see|visit|by|over|out)|"
    rf"(?:take|bring) (?:\w+ ){{0,3}}?(?:{_CLASS})|have (?:a )?(?:lunch|coffee|breakfast)|"
    r"do (?:a |lunch|coffee|mock)|run (?:a|the|mock)|"
    r"visitar|reunir|ver(?:me|nos|se|los|las|lo|la)?\b|juntar|comer|almorzar|desayunar|platicar|"
    r"ir\b|recorrer|llevar a (?:\w+ ){0,3}?(?:clase|grupo|alumn|estudiant|muchach|chic))"
)
"""Activities of ours: planned, they stand in the diary; anything else we will do is a next step."""

FUTURE_ES = (
    r"(?:(?:visitar|comer|almorzar|desayunar|cenar|recorrer|recibir|ver|asistir|participar)"
    r"(?:e|emos)|ire(?:mos)?|(?:me |nos )?(?:reunir|juntar)(?:e|emos)|tendr(?:e|emos)|har(?:e|"
    r"emos)|"
    r"llevar(?:e|emos) a)"
)
"""The same in the Spanish future, folded: "visitaremos"."""

_DATES = (
    r"(?:(?:a |an |our |the )?(?:\w+ )?(?:meeting|mtg|appointment|appt|lunch|coffee|breakfast|tour|"
    r"visit|zoom|1:1|(?:call|calls) (?:with|w/?)))"
)
AHEAD = (
    r"(?:(?:^|[.;!?])\W*(?:seeing|visiting|touring|hosting|having|taking|bringing|going|heading|"
    r"headed)\b|\b(?:i|we)(?:'m|'re| am| are) (?:seeing|visiting|touring|hosting|having|taking|"
    r"bringing|going|heading|headed|meeting)\b|"
    rf"(?:\b(?:i|we) (?:have|got)|\b(?:i|we)'ve got|^\W*(?:have|got)) {_DATES}|"
    r"\b(?:tengo|tenemos) (?:una? |la |el )?(?:junta|reunion|cita|comida|almuerzo|visita|"
    r"recorrido|llamada|platica|feria|desayuno|cafe)|\bnos vemos|\bcom(?:o|emos) con|"
    r"\b(?:vernos|verme|reunirme|juntarnos|reunirnos)|\b(?:quedamos|quede) (?:de|en))"
)
"""The present tense: with a weekday or a date, that day is ahead."""

_NO_VERB = (
    r"(?!(?:be|have|do|get|make|try|take|host|run|call|email|text|send|ask|see|meet|visit|tour|"
    r"bring|follow|need|start|use|let|give|help|hire|offer|voicemail|vm|lunch|work|talk|speak|"
    r"write|set|schedule|check|reach|confirm|invite|put|go|come|look|share|train|present)\b)"
)
_NO_INFINITIVE = r"(?!\w+(?:ar|er|ir)(?:le|les|lo|la|los|las|me|nos|se)?\b)"

COMING: dict[K, str] = {
    K.MEETING: (
        r"meet(?: up)? (?:with|w/|w\b)|(?:will|'ll|gonna|planning to|plan to|going to) (?:be )?"
        r"(?:meet|see)(?:ing)?|(?<!forward to )seeing(?! (?:if|whether|how|what|that)\b)|"
        r"reunir(?:me|nos|se|e|emos)?|nos vemos|(?:nos )?ver(?:e|emos)(?: a)?|"
        r"ver(?:me|se|nos) con|(?:voy|vamos) a ver a?"
    ),
    K.VISIT: (
        r"stop(?:ping)? (?:by|in|over)|swing(?:ing)? by|drop(?:ping)? (?:by|in)|"
        r"go(?:ing)? (?:see|visit|by|over to|out to)|visitar(?:e|emos)|"
        rf"(?:going|headed|heading)(?: over| out| back)?(?= to {_NO_VERB}\w)|"
        rf"(?:voy|vamos|ire|iremos)(?: a ir)?(?= (?:al?|con) {_NO_INFINITIVE}\w)|ir al?"
    ),
    K.LUNCHEON: (
        r"com(?:er|o|emos) con|(?:a|de|en) comer|comer(?:e|emos)|"
        r"(?:almorzar|desayunar|cenar)(?:e|emos)?"
    ),
    K.GUEST_SPEAKER: (
        r"(?:will|'ll|is|are|to) (?:be )?(?:speak|talk|present)(?:ing)? (?:to|with|in|at|for) "
        rf"(?:\w+ ){{0,3}}?{_CLASS}|(?:coming|comes)(?: in)? to (?:my |our |the )?(?:\w+ )?class"
    ),
    K.WORKPLACE_TOUR: (
        rf"(?:llevar(?:e|emos)?|take|taking|bringing)(?: a)? (?:\w+ ){{0,3}}?{_CLASS}"
    ),
}
"""Verbs for activities that are still to happen."""
