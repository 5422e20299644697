"""The words for what happens with partners, and what kind of activity each means."""

import re
from dataclasses import dataclass

from outreach.enums.activities import ActivityKind as K
from outreach.sentences.plan_words import COMING

NOUNS: dict[K, str] = {
    K.ADVISORY_BOARD: (
        r"advisory (?:board|council|committee|group|mtg|meeting)s?|consejo (?:asesor|"
        r"consultivo)|comite (?:asesor|consultivo)|junta (?:asesora|consultiva)"
    ),
    K.TEACHER_EXTERNSHIP: (
        r"(?:teacher|faculty|educator) externships?|externships?|externados?(?: docentes?)?|"
        r"estancias? docentes?|(?:pasantia|estadia)s? (?:docente|de maestr[oa]s?)s?"
    ),
    K.PRACTICUM: (
        r"practicums?|practica|clinicals|clinical (?:rotation|practice|placement|hour|site)s?|"
        r"practicas? clinicas?|rotacion(?:es)? clinicas?"
    ),
    K.JOB_SHADOW: (
        r"job[- ]?shadow\w*|shadow(?:s|ing|ers?|ed)?|(?:dias? de )?observacion(?:es)? "
        r"laboral(?:es)?|sombras? laboral(?:es)?|sombra"
    ),
    K.MOCK_INTERVIEW: (
        r"mock[- ]?interviews?(?: day)?|mock|practice interviews?|entrevistas? (?:simuladas?|de "
        r"practica|de ensayo)|simulacros? de entrevistas?"
    ),
    K.CAREER_FAIR: (
        r"(?:career|job|careers|hiring|employment|industry|internship)s? (?:fair|expo|day)s?|"
        r"ferias? (?:de|del) (?:empleos?|trabajos?|carreras?|profesiones|vocaciones)|ferias? "
        r"(?:laboral|vocacional)(?:es)?|reality fair"
    ),
    K.CAREER_PANEL: (
        r"(?:career |alumni |industry |employer )?panel(?:s|ists?)?(?: discussion)?|paneles|"
        r"panelistas?"
    ),
    K.GUEST_SPEAKER: (
        r"guest[- ](?:speak(?:er|ers|ing)|talk|lecture|chef|presenter)s?|speaker visit|"
        r"class(?:room)? (?:talk|visit|speaker|presentation)s?|platicas?|charlas?|ponencias?|"
        r"ponente|conferencistas?|orador(?:a|es)?(?: invitad[oa]s?)?|(?:her|his|their) "
        r"(?:talk|presentation|demo)|"
        r"(?<!a )talk (?:with|by|from)"
    ),
    K.PODCAST: r"podcasts?",
    K.INDUSTRY_PROJECT: (
        r"(?:industry|capstone|client|real[- ]world|class|design|student|senior)[- "
        r"]projects?(?: kick ?off)?|proyectos? (?:industrial(?:es)?|(?:con|de) la industria|"
        r"real(?:es)?|de clase|final(?:es)?|de (?:la )?empresa)"
    ),
    K.WORKSHOP: r"workshops?|taller(?:es)? (?:de|sobre|para|con|en)|taller\b(?! [a-z]+ico)",
    K.MENTORSHIP: r"mentor(?:ship|ing|ed)(?: program| kick ?off)?|mentorias?|programa de mentores",
    K.APPRENTICESHIP: (
        r"(?:youth |registered )?(?:pre-?)?apprentic(?:es?|eship|eships)|aprendi(?:z|ces|"
        r"zajes?)"
    ),
    K.INTERNSHIP: (
        r"intern(?:s|ships?|ing|ed)?|pasant(?:es?|ias?)|practicantes?|practicas(?: "
        r"profesionales| laborales)?|becari[oa]s?"
    ),
    K.WORKPLACE_TOUR: (
        r"(?:plant |facility |shop |workplace |work ?site |company |industry |class )?tours?|"
        r"field[- ]?trips?|recorridos?|visitas? guiadas?|excursion(?:es)?"
    ),
    K.IN_KIND_GIFT: (
        r"donat(?:ed|es|ions?|ing)|gave us|gifted us|in[- ]kind|don(?:o|aron|acion|aciones)|nos "
        r"(?:regal|dio|dieron)(?:o|aron)?"
    ),
    K.REFERRAL: r"referr(?:ed|als?)|recomend(?:o|aron)|nos refirio|refirieron",
}
"""Engagements as nouns, the more telling ones first."""

STUDENTS = (
    r"(?:high[- ]school(?:ers)?|students?|kids|pupils|learners|juniors|seniors|sophomores|"
    r"freshm[ae]n|teens|youth"
    r"|girls|boys|grads|graders|scholars|trainees|young people|cadets|estudiantes?|"
    r"alumn[oa]s|alumnado|chic[oa]s"
    r"|muchach[oa]s|jovenes|nin[oa]s|egresad[oa]s|cadetes|majors|undergrad(?:uate)?s)\b"
)


@dataclass(frozen=True)
class KindRule:
    """Words that mean a kind. `past` if they say that it happened; lower `rank` goes first."""

    pattern: re.Pattern[str]
    kind: K
    past: bool = False
    rank: int = 1


def _rules(rank: int, past: bool, kinds: dict[K, str]) -> tuple[KindRule, ...]:
    return tuple(
        KindRule(re.compile(rf"\b(?:{words})(?!\w)"), kind, past, rank)
        for kind, words in kinds.items()
    )


_W = r"(?:\s+[\w'.]+){0,4}?\s+"
_WITH = r"(?:w/|w\b|with|con\b)"
_EVENT = (
    r"(?:\w+\s+){0,3}?(?:fair|expo|breakfast|mixer|banquet|gala|conference|summit|luncheon|"
    r"event|chamber|rotary"
    r"|ceremony|convention|fundraiser|reception|networking|game|after hours|open house|job "
    r"fair|feria|evento"
    r"|desayuno|conferencia|banquete|ceremonia|congreso|expo|convencion|coctel)\b"
)
_TALK = (
    r"(?:class(?:es|room)?|students|kids|juniors|seniors|sophomores|freshmen|cohort|clase|"
    r"alumn[oa]s|estudiantes|grupo|school|escuela)"
)

_ADVISORY = NOUNS[K.ADVISORY_BOARD]

FIRST = (
    *_rules(
        0,
        True,
        {
            K.VOICEMAIL: (
                r"(?:left|leave|leaving|got|getting|hit|sent to|went to|straight to|"
                r"reached)(?:\s+(?!word)[\w'.&-]+){0,5}?\s+(?:voice ?mails?|vms?|v/m|answering "
                r"machine)|left (?:(?:him|her|them|a|another|my|one more)\s+)?(?:msg|"
                r"message)s?(?! (?:with|w/|w )| for [\w' ]+? (?:with|w/|w ))|"
                r"left [\w' ]{1,40}? a (?:msg|message)|"
                r"voice ?mailed"
            ),
            K.MET_AT_EVENT: (
                r"(?:met|saw|ran into|talked (?:to|with)|spoke (?:to|with)|chatted (?:with|w/)?|"
                rf"connected with|caught up with|caught)\b[^.;!?\n]{{0,60}}?\b(?:at|@|"
                rf"during)\s+(?:the\s+|a\s+|our\s+|their\s+)?{_EVENT}|bumped into|ran into|(?:me|"
                r"nos) (?:tope|topamos|encontre|encontramos) (?:con|a)|conoci(?:mos)? a "
                rf"[^.;!?\n]{{0,40}}? en (?:la|el|un|una) {_EVENT}|vi(?:mos)? a "
                rf"[^.;!?\n]{{0,40}}? en (?:la|el|un|una) {_EVENT}"
            ),
            K.ARTICLE_SHARED: (
                r"(?:shared|sent|forwarded|emailed|passed along|"
                r"texted)\b[^.;!?\n]{0,60}?\b(?:article|news story|blog post|story about)\b|"
                r"(?:comparti|compartimos|mande|envie|enviamos|"
                r"reenvie)\b[^.;!?\n]{0,60}?\b(?:articulo|nota|reportaje|noticia)\b"
            ),
            K.INTRODUCTION: (
                r"introduced|intro(?:'?d|ed)\b|made (?:an )?intro(?:duction)?s?|e-?intro\w*|put "
                r"[^.;!?\n,]{1,50} in touch with|connected [^.;!?\n,]{1,50} (?:with|to|and)\b|"
                r"presente a|presentamos a|le presente|puse en contacto|conecte a"
            ),
            K.GUEST_SPEAKER: (
                r"(?:spoke|talked|presented|guest spoke|gave a (?:talk|presentation|demo)|came "
                r"(?:in )?(?:to|and) (?:speak|talk|present|spoke|talked|"
                rf"presented))\b(?:\s+(?!with\b|w/)[\w'/-]+){{0,9}}?\s+{_TALK}|came (?:in )?to "
                r"(?:speak|talk|present|(?:my |our |the )?(?:\w+ )?class)|"
                r"(?:vino|vinieron) a (?:mi|la|el|nuestr[oa]) (?:clase|salon|grupo)|(?:vino|"
                r"vinieron|paso|pasaron)(?: \w+){0,4}? a "
                r"(?:hablar|platicar|"
                r"dar|presentar|exponer)|dio (?:una|la|su) (?:platica|charla|conferencia|"
                r"ponencia)|habl(?:o|aron) (?:con|a|ante|en) (?:los|las|mis|la|el|mi|"
                rf"nuestr[oa]s?|\d+) (?:\w+ ){{0,2}}?{_TALK}"
            ),
            K.SOCIAL_MESSAGE: (
                r"(?:linked ?in|facebook|fb|instagram|insta|ig|messenger|twitter) (?:msgd|"
                r"msg'?d|messaged|message|msg|dm'?d?|pinged|invite|request)|dm'?(?:e?d|ing)|"
                r"(?:messaged|msgd|pinged|wrote|sent|reached out|connected|commented|tagged|"
                r"contacted|escribi|escribimos|mande|envie|contacte|conecte|"
                r"conectamos)\b[^.;!?\n]{0,60}?\b(?:on|via|thru|through|over|por|"
                r"en)\s+(?:linked ?in|facebook|fb|instagram|insta|ig|messenger|twitter|redes)"
            ),
            K.TEXT: (
                r"(?:sent|shot|got|mande|enviamos|envie|dejamos|"
                r"recibi)\b(?:\s+[\w']+){0,4}?\s+(?:a |un )?(?:text|sms|whats ?app|mensaje de "
                r"texto|mensajito|texto)s?\b|(?:le |les )?mand(?:e|amos) (?:un )?mensajes?|le "
                r"envie (?:un )?mensajes?|(?:escribi|escribimos|hable|mensajee|conteste|mande|"
                r"envie|contacte)\b[^.;!?\n]{0,50}?\bpor (?:whats ?app|sms|texto|mensaje)|whats "
                r"?app(?:ed|'d|eado|ee)?(?: with| con)?|text message(?:d)?|mensaje de texto"
            ),
            K.MEETING: (
                r"(?:video|zoom|teams|skype|facetime|google) ?(?:call|chat|meet(?:ing)?)s?(?: "
                r"with| w/)?|videollamadas?|video ?conferencias?|(?:met|talked|spoke|chatted|"
                r"caught up)\b[^.;!?\n]{0,50}?\b(?:on|over|via|by) (?:zoom|teams|google meet|"
                r"skype|facetime|coffee)|(?:hable|hablamos|platique|platicamos|nos vimos|"
                r"conecte)\b[^.;!?\n]{0,50}?\bpor (?:zoom|teams|meet|videollamada|skype)"
            ),
            K.LUNCHEON: (
                r"(?:grabbed|had|took)\b[^.;!?\n]{0,50}?\b(?:lunch|breakfast|dinner|brunch|"
                r"supper|tacos|pizza|bbq)\b|met\b[^.;!?\n]{0,50}?\b(?:for|over) (?:lunch|"
                r"breakfast|dinner|brunch)|(?:took|treated)\b[^.;!?\n]{0,40}?\bto (?:lunch|"
                r"breakfast|dinner)"
            ),
        },
    ),
    *_rules(
        0,
        False,
        {
            K.VOICEMAIL: (
                r"voice ?mails?|vms?|v/m|buzon(?: de voz)?|correo de voz|mensaje de voz|(?:le |"
                r"les )?dej(?:e|amos) (?:un |otro )?(?:mensaje|recado)s?(?! (?:\w+ )?con | "
                r"a (?:la|el|su) "
                r"(?:recep|secre|asist|espos|hij|herman))"
            ),
            K.GUEST_SPEAKER: (
                r"(?:viene|vienen|vendra|vendran)(?: \w+){0,4}? a (?:hablar|platicar|dar|presentar|"
                r"exponer)|(?:comes?|coming)(?:\s+\w+){0,6}?\s+to\s+(?:speak|present|talk)"
            ),
            K.ADVISORY_BOARD: (
                rf"(?:{_ADVISORY}) (?:meeting|mtg|met|session|call)|(?:meeting|mtg|met|junta|"
                r"reunion|sesion)(?: of| del?| with| w/| con)? (?:the |our |el |nuestr[oa] "
                rf")?(?:{_ADVISORY})"
            ),
            K.TEACHER_EXTERNSHIP: NOUNS[K.TEACHER_EXTERNSHIP],
        },
    ),
)
"""Whole phrases, which go before single words."""

PAST = _rules(
    1,
    True,
    {
        K.CALL: (
            r"called(?! off)|cal+e?d(?! off)|rang|phoned|telephoned|spoke(?:n)?(?: \w+){0,2}? "
            r"?(?:to|with|w/?)|talked(?: \w+){0,2}? ?(?:to|with|w/?)|chatted|caught up|got "
            r"(?:a ?)?(?:hold of|ahold of|through to)|(?:heard|got a call) (?:back )?from|(?:we|"
            r"i|just) (?:spoke|talked)|llam(?:e|o|amos|aron)\b|(?:le|les|me) (?:marque|hable|"
            r"habl[eo])\b|marqu(?:e|o)\b|habl(?:e|amos|o|aron) (?:con|por|a|de)|platiqu(?:e)\b|"
            r"platic(?:amos|o|aron)\b|convers(?:e|amos)\b|charl(?:e|amos)\b|telefone(?:e|amos)|"
            r"se comunico|me comunique|devolvi la llamada|conteste la llamada"
        ),
        K.TEXT: r"texted|txt'?e?d|messaged|msg'?e?d|texte(?:e|o|amos)|mensaje(?:e|o)",
        K.EMAIL: (
            r"e-?mailed|emai?l+e?d|emialed|wrote(?: to)?|(?:sent|mailed|forwarded|shot|"
            r"resent)(?! (?:\w+ )?(?:to voicemail|\w+ (?:a )?(?:thank|card)))|got an e-?mail|"
            r"replied to|responded to|(?:le |les )?(?:mand|envi)(?:e|o|amos|aron)\b|reenvi(?:e|"
            r"amos)\b|(?:le |les )?escribi(?:mos|o)?\b|(?:le |les )?respondi(?:mos)?\b"
        ),
        K.MEETING: (
            r"met(?: up)?|sat down|got together|(?:had|held) (?:a |our |an )?(?:\w+ "
            r"){0,3}?(?:meeting|mtg|appointment|coffee|zoom|1:1)|had coffee|(?:me |nos "
            r")?reuni(?:mos)?\b|se reunio|(?:nos vimos|me vi|vi a|vimos a|conoci a|conocimos "
            r"a)\b|me (?:junte|sente) con|nos (?:juntamos|sentamos) con|tom(?:e|amos) (?:un "
            r")?cafe"
        ),
        K.VISIT: (
            r"dropped (?:off )?(?:(?!donat|boxes|supplies)\w+ ){1,3}?(?:at|by)|"
            r"dej(?:e|amos) (?:(?:los|las|unos|unas) )?(?:folletos|volantes|tarjetas?|carteles|"
            r"informacion) (?:en|con)|stopped (?:in|by|at|over|off)|dropped (?:in|by)(?: on| at)?|"
            r"visited|vis+i?t+i?ed|"
            r"popped (?:in|by|over)|swung by|came by|went (?:over |out |down |up )?(?:to see|by|"
            r"to visit)|drove (?:out|over|by) to|paid [^.;!?\n]{1,30} a visit|pas(?:e|amos|o) "
            r"(?:por|a ver|a saludar|a)\b|visit(?:e|amos|o|aron)\b|fui(?:mos)? (?:a ver|a "
            r"visitar|a saludar|a|al|con)\b|me di una vuelta|cai por"
        ),
        K.WORKSITE_VISIT: (
            r"toured|walked(?: through)? (?:the|their|his|her)|walk(?:ed)?[- ]?through|got a "
            r"tour|recorri(?:mos|o)?\b|nos (?:mostro|enseno|dieron) (?:la|el|un recorrido)"
        ),
        K.LUNCHEON: (
            r"fui(?:mos)? a (?:comer|almorzar|desayunar|cenar)|lunched|almor(?:ce|zamos|zo|"
            r"zaron)\b|comi(?:mos)? (?:con|hoy|ayer)|comi(?:mos)?\b|"
            r"desayun(?:e|amos)\b|cen(?:e|amos)\b"
        ),
        K.JOB_SHADOW: r"shadowed",
        K.INTERNSHIP: r"interned",
        K.WORKPLACE_TOUR: (
            rf"took\b[^.;!?\n]{{0,40}}?{STUDENTS}[^.;!?\n]{{0,20}}?\b(?:to|through|thru|around|"
            rf"on)\b|(?:took|brought) (?:[\w']+ ){{0,3}}?(?:{STUDENTS}|class) (?:over |out )?to\b|"
            rf"{STUDENTS} (?:\w+ ){{0,1}}?(?:went to|fueron a)\b|llevamos a (?:mi|la|el|"
            rf"nuestr[oa]) "
            rf"(?:clase|grupo)|lleve a (?:mi|la|el) (?:clase|grupo)|llev(?:e|amos|"
            rf"o) a\b[^.;!?\n]{{0,40}}?{STUDENTS}"
        ),
        K.IN_KIND_GIFT: (
            r"donated|gave us|gifted|dropped off (?:a |the |some |\d+ )?(?:donat\w+|boxes|"
            r"supplies|tools|equipment)|don(?:o|aron)\b|nos (?:regalaron|regalo|dono|donaron|"
            r"dio|dieron)"
        ),
        K.REFERRAL: r"referred (?:us|me|\d+)|recomend(?:o|aron)\b|(?:nos )?refiri(?:o|eron)",
        K.PODCAST: r"(?:recorded|taped|grab(?:e|amos|o)) (?:\w+ ){0,3}?(?:podcast|episod(?:e|io))",
    },
)
"""Verbs that say that it happened."""

WORDS = _rules(
    1,
    False,
    {
        K.CALL: (
            rf"(?:phone |conference )?calls? (?:{_WITH}|from|to|re|about)|phone calls?|on the "
            r"(?:call|phone)|(?:conference|intro|check-?in) calls?|phone|llamadas?|por telefono|"
            r"telefonazo|calling|calls?"
        ),
        K.TEXT: r"texts? (?:to|from|w/|with)|texts?|txt|sms|texting",
        K.EMAIL: r"e-?mails?|emailing|correos?(?: electronicos?)?",
        K.SOCIAL_MESSAGE: (
            r"social(?: media)? (?:message|msg|dm|post)s?|dms?|linked ?in|facebook|instagram|inmail"
        ),
        K.MEETING: (
            r"meetings?|mtgs?|zoom(?:ed)?|teams|google meet|1:1|one[- ]on[- ]one|appointments?|"
            r"appt|coffee|juntas?|reunion(?:es)?|citas?|cafecito|cafe con|sit[- ]?down|meeting "
            r"up|vernos|reunirnos|juntarnos|reunirme"
        ),
        K.VISIT: r"visits?|visiting|drop[- ]?in|pop[- ]?in|visitas?|visitar|visitando",
        K.WORKSITE_VISIT: (
            r"(?:work ?site|site|jobsite|plant|shop|facility)[- ]visits?|walk[- ]?through|"
            r"touring|visitas? (?:a la planta|al taller|de obra|a la fabrica)|visitas? al (?:sitio|"
            r"lugar de trabajo|centro de trabajo)|"
            r"recorrer"
        ),
        K.LUNCHEON: (
            r"lunch(?:eon|es)?|breakfast|dinner|brunch|almuerzos?|comida con|comida de|la "
            r"comida|desayunos?|cena con"
        ),
        K.INTRODUCTION: r"intro(?:duction)?s?|presentacion de",
        **NOUNS,
    },
) + _rules(1, False, COMING)
"""Nouns, which leave open whether it was, is planned or was called off."""
