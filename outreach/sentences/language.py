"""In which of the two languages a sentence is written."""

import re

from core.folding import fold
from outreach.sentences.understood import Language

_ENGLISH = re.compile(
    r"\b(?:the|and|with|w|for|to|of|at|by|on|in|from|about|abt|is|are|was|were|will|can|"
    r"could|would|i|we|he|she|they|his|her|him|them|"
    r"our|my|it|that|this|called|call|left|met|meet|emailed|email|texted|text|talked|spoke|"
    r"visited|follow|up|back|try|send|next|last|"
    r"after|before|week|month|today|tomorrow|yesterday|tmrw|no|not|answer|students?|kids|"
    r"interns?|volunteers?|wants?|need|needs|"
    r"job|shadows?|shadowing|lunch|meeting|mtg|tour|toured|voicemail|vm|msg|again|said|says|"
    r"ask|asked|scheduled|cancell?ed|donated|"
    r"brought|came|mock|interviews?|workshop|fair|board|took|get|got|new|out|some|wrote|"
    r"hosted|planning|day|hour|reply|yet|msgd|bakery|clinic)\b"
)
_SPANISH = re.compile(
    r"\b(?:el|la|los|las|un|una|unos|unas|de|del|al|y|e|con|para|por|en|que|se|le|les|lo|me|"
    r"nos|mi|su|sus|no|si|ya|es|esta|fue|fueron|"
    r"son|hay|tengo|tiene|puede|pueden|quiere|quieren|llame|llamar|llamada|hable|hablar|"
    r"visite|mande|mandar|envie|enviar|mandarle|"
    r"almuerzo|comida|junta|reunion|correo|mensaje|recado|buzon|seguimiento|confirmar|hoy|"
    r"ayer|manana|anteayer|lunes|martes|miercoles|"
    r"jueves|viernes|sabado|domingo|semana|semanas|mes|proximo|proxima|pasado|pasada|hace|"
    r"dias|estudiantes?|alumn[oa]s|practicantes?|"
    r"pasantes?|voluntari[oa]s|recorrido|taller|entrevistas|feria|nadie|contesto|contesta|"
    r"despues|antes|sobre|platique|vino|vi|pude|"
    r"pudo|nada|tuve|fechas|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    r"octubre|noviembre|diciembre|cancelo|cancelamos)\b"
)


_NAME = re.compile(r"\b(?:[Ll]a|[Ee]l|[Ll]os|[Ll]as|[Dd]e|[Dd]el|[Ss]an(?:ta)?)\s+[A-ZÁÉÍÓÚÑ]\w*")
"""An article and a capital: a name, which may be Spanish in any sentence."""


def language_of(text: str, folded: str) -> Language:
    """By the small words; English if nothing tells."""
    folded = _NAME.sub(lambda m: " " * len(m[0]), text).casefold() if not text.isupper() else folded
    spanish = len(_SPANISH.findall(fold(folded))) + 2 * len(re.findall(r"[¿¡]", text))
    spanish += len(re.findall(r"\w(?:ñ|ción)\b|\b[a-z]+(?:é|ó)\b", text))
    return "es" if spanish > len(_ENGLISH.findall(folded)) else "en"
