"""How an exchange went: whether somebody was reached, whether somebody answered."""

import re

from outreach.enums.activities import KINDS, ActivityKind, Exchange

_ATTEMPT = re.compile(
    r"\b(?:no (?:answer|luck|dice|success|response (?:to (?:my|our) call|by phone)|pick ?up|"
    r"one (?:answered|picked up|home|there|in|around))|"
    r"nobody (?:at|in|answered|picked up|home|there|in|around|was)|no one (?:was|there)|"
    r"(?:didn'?t|did not|doesn'?t|won'?t|wouldn'?t|never|not)\s+(?:answer(?:ed|ing)?|"
    r"pick(?:ed|ing)? up)|(?:couldn'?t|could not|can'?t|cannot|unable to|failed to|"
    r"didn'?t)\s+(?:\w+ )?(?:reach|get (?:a ?hold of|through|hold of)|catch|connect|find|"
    r"get in touch|get (?:him|her|them|a live person|anyone|anybody|[a-z]+ on the phone))|"
    r"(?:keep|kept|keeps) missing|still (?:can'?t|haven'?t been able to) \w+|"
    r"never (?:called|phoned|rang|got|returned|returns)(?: \w+){0,2}? ?(?:back|calls?)|"
    r"(?:hasn'?t|haven'?t|has not|didn'?t|did not) (?:called|call|returned|return)(?: \w+){0,2}? "
    r"?(?:back|calls?)|(?:tried|trying)(?: again)?(?: to)? (?:call|reach|phone|ring|get|catch|"
    r"contact|him|her|them)(?:ing)?|"
    r"(?:wasn'?t|weren'?t|was not|were not|isn'?t|not|is not|wasnt|werent)\s+(?:in\b|there|"
    r"available|home|around|at (?:her|his|their) desk|in the office)|(?:was|were|had|found "
    r"it|found them)\s+(?:all\s+|already\s+)?(?:closed|out\b|gone|unavailable|away)|"
    r"missed (?:him|her|them|each other|(?:a |his |her |their |the )?call)|just missed|busy "
    r"signal|line (?:was )?busy|rang (?:and rang|out)|phone tag|"
    r"left (?:word|(?:(?:a|another|my) )?(?:message|msg|note))(?: for [\w' ]+)? (?:with|w(?=[/ ]))"
    r"|left word|left "
    r"my card|left a card|(?:recado|mensaje) a (?:la|el|su) (?:recep|secre|asist|espos|hij|"
    r"herman)\w*|"
    r"nadie (?:en (?:la|el|su)|por (?:ahi|alla)|contest(?:o|a)|respond(?:io|e)|estaba|me "
    r"contesto|abrio|atendio)|no (?:me |nos |le )?(?:contest(?:o|a|aron|an)|respondi(?:o|"
    r"eron)|estaba(?:n)?|atendi(?:o|eron)|cogi(?:o|eron)|tom(?:o|aron) la llamada|lo "
    r"encontre|la encontre|los encontre|encontre a nadie|"
    r"(?:me |nos |lo |la |los |le )?(?:pude|pudimos|logre|logramos|consegui) (?:localizar|hablar|"
    r"comunicar|contactar|encontrar|alcanzar)\w*|alcance a|(?:lo |la |los |las )?localice|"
    r"(?:di|dimos) con|(?:hubo|habia) (?:nadie|respuesta|suerte|exito|manera|forma)|devuelven? "
    r"(?:la|mi|mis) llamadas?|esta(?:ba)?n?(?=\s*(?:$|[,.;]|en (?:la|su)|hoy|disponible)))|"
    r"(?:intente|intentamos|trate de|tratamos de|quise) (?:llamar|hablar|localizar|contactar|"
    r"comunicar|marcar)\w*|(?:pero|y) nada|dej(?:e|amos) dicho|sin (?:contestar|suerte|exito|"
    r"respuesta en el "
    r"telefono)|sono ocupado|linea ocupada|estaba(?:n)? (?:cerrad[oa]s?|ocupad[oa]s?)|ya "
    r"(?:se )?(?:habia|habian) (?:ido|salido|cerrado)|"
    r"(?:dej(?:e|amos)) (?:un )?(?:recado|mensaje|aviso|dicho)(?: \w+){0,2}? con|(?:dej(?:e|"
    r"amos)) (?:un )?recado con|cerrado)\b"
)
_ANSWERED = re.compile(
    r"\b(?:(?:he|she|they|and|who|already|just|finally|got|has|have)\s+(?:\w+\s+)?(?:wrote|"
    r"replied|responded|answered|texted|emailed|called|messaged|dm'?d|said (?:yes|no)|says "
    r"yes|got)(?:\s+(?:me|us|right))?(?:\s+back)?|wrote (?:me |us |right )?back|"
    r"(?:texted|emailed|messaged|called|msgd|dm'?d|wrote|pinged)\s+(?:me|us)(?:\s+back)?|"
    r"(?:texted|emailed|messaged|msgd|dm'?d)(?: right)? back|"
    r"(?:replied|responded)\b|got (?:a |an |her |his |their )?(?:\w+ )?(?:reply|response|"
    r"answer|yes|text|email|message)(?: back)? from|got (?:a )?(?:reply|response|answer)|"
    r"(?:heard|got|hear) back(?! to)|back and forth|traded (?:emails|texts)|exchanged|"
    r"got back to (?:me|us)|(?:me|nos|y|ya|luego|si)\s+(?:me |nos |le )?(?:respondi(?:o|"
    r"eron)|contest(?:o|aron)|escribi(?:o|eron)|llam(?:o|aron)|mand(?:o|aron)|envi(?:o|"
    r"aron)|dijo que si)|(?<!no )(?<!no me )(?:contest(?:o|aron)|respondi(?:o|eron)) (?:que|"
    r"luego|rapido|enseguida|de inmediato|al momento)|"
    r"(?:respondi(?:o|eron)|contest(?:o|aron)) (?:mi|el|al) (?:correo|mensaje)|recibi "
    r"(?:respuesta|correo|mensaje)|intercambiamos|(?:he|she|they) (?:is |are |was |were "
    r")?in(?:terested)?)\b"
)
_NEVER = re.compile(
    r"\b(?:waiting|hoping|hope|want) to hear|\b(?:no|not|hasn'?t|haven'?t|didn'?t|never|"
    r"waiting (?:for|on)|without|sin|todavia no|"
    r"aun no|nadie)\s+(?:\w+\s+){0,3}?(?:repl(?:y|ied)|respon(?:se|ded|d)|answer(?:ed)?|"
    r"hear(?:d)?|respuesta|respondi\w*|contest\w*|responde\w*|got|written|texted|emailed)"
)

_INCOMING = re.compile(
    r"\b(?:e-?mail|text|message|msg|dm|reply|note|whats ?app|correo|mensaje|texto|"
    r"respuesta)\s+(?:back\s+)?(?:from|de)\s+(?!voz|texto|whats)"
    r"|\bvoice ?mail from\b"
)
"""What came from them answers something, or waits for an answer: no reaching out of ours."""

_LIVE = {
    ActivityKind.CALL,
    ActivityKind.VISIT,
    ActivityKind.WORKSITE_VISIT,
    ActivityKind.MEETING,
    ActivityKind.LUNCHEON,
    None,
}
_WRITTEN = {
    ActivityKind.EMAIL,
    ActivityKind.TEXT,
    ActivityKind.SOCIAL_MESSAGE,
    ActivityKind.VOICEMAIL,
    ActivityKind.ARTICLE_SHARED,
}


def is_attempt(folded: str) -> bool:
    """Whether the words say that nobody was reached."""
    return bool(_ATTEMPT.search(folded))


def exchange_of(kind: ActivityKind | None, folded: str) -> Exchange | None:
    """The usual exchange of the kind, unless the words say otherwise."""
    if kind in _LIVE and is_attempt(folded):
        return Exchange.ATTEMPT
    if kind in _WRITTEN and _INCOMING.search(folded):
        return Exchange.TWO_WAY
    if (
        kind in _WRITTEN - {ActivityKind.VOICEMAIL}
        and _ANSWERED.search(folded)
        and not _NEVER.search(folded)
    ):
        return Exchange.TWO_WAY
    return KINDS[kind].exchange if kind else None
