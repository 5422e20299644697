"""Next steps that tell themselves wherever they stand: "follow up", "Walt try again Monday"."""

import re

from outreach.sentences.common_words import COMMON

_KEPT = re.compile(
    r"\b(?:(?<!to )(?P<noun>follow[- ]?ups?|f/?up?|check(?:ing)?[- ]in\b|"
    r"(?:hay que\s+)?(?:darle?s?\s+)?seguimiento)(?=\s|$|[,.;:|])(?!\s+(?:call|meeting|visit|"
    r"email|mtg)\s+(?:w/|with))|(?:call|check|circle|try|email|text|write|get|"
    r"go)\s+(?:\w+\s+)?back\b(?!\s+from)|touch base|"
    r"reach(?:ing)? (?:back )?out|try(?:ing)? again)"
)
_A_NOUN = re.compile(
    r"\b(?:an?|the|my|our|his|her|their|quick|weekly|monthly|annual|good|great|brief|regular|"
    r"another|for|with|w/|first|second|last|as|in|of|phone|email|short|long|nice|had|have|his|"
    r"una?|el|la|los|su|mi|buen|para|de|del|en|como|sin)\s+$"
)
""" "a quick follow up" is a thing that was, no step."""
_THEIRS = re.compile(
    r"\b(?:he|she|they|it|who|that|you|el|ella|ellos|ellas|que|will|would|should|must|can|could|"
    r"didn'?t|did not|never|not|no|may|might)\s+$"
)
_AFTER_NAMES = re.compile(
    r"(?<![\w'])(?P<verb>(?:send|resend|confirm|schedule|remind|invite|thank|bring|forward|"
    r"(?:call|email|text|write|meet|visit) (?:him|her|them))\b|"
    r"(?:enviar|mandar|llamar|confirmar|avisar|marcar|agendar|invitar|recordar|visitar|escribir)"
    r"(?:le|les|lo|la|los|las|selo|sela)?\b)"
)
_ENDS = re.compile(
    r"\b(?:interns?|students?|shadows?|apprentices?|places|spots|slots|volunteers?|voicemail|vm|"
    r"answer|msg|message|practicantes|pasantes|estudiantes|alumn[oa]s|aprendices|lugares|"
    r"voluntari[oa]s|mensaje|recado|buzon|visit|meeting|tour|lunch|kids|welders|engineers|"
    r"clinics?|him|her|them|today|ayer|hoy)\s*$"
)


def kept(words: str) -> list[int]:
    """Where in this clause a step begins that needs no "and" or comma before it."""
    found = [m.start() for m in _KEPT.finditer(words) if _is_step(words, m)]
    return found + [m.start() for m in _AFTER_NAMES.finditer(words) if _follows(words, m)]


def _is_step(words: str, m: re.Match[str]) -> bool:
    before = words[: m.start()]
    if re.search(r"\b(?:to|will|should|must|'ll|can)\s+$", before) and not _is_ours(before):
        return False
    if m["noun"] and _A_NOUN.search(before):
        return False
    return not (_THEIRS.search(before) and not _is_ours(before))


def _is_ours(before: str) -> bool:
    """Whether it is we who will: "I need to", "will" at the head; not "Luis will"."""
    ours = re.search(r"\b(?:i|we|i'm|we're|need|have|want|going|me)\b", before)
    return bool(ours or re.fullmatch(r"\s*(?:will|should|must|to)?\s*", before))


def _follows(words: str, m: re.Match[str]) -> bool:
    """Right behind a name or the end of what happened: "Rivera send flyer Monday"."""
    before = words[: m.start()].rstrip()
    last = re.search(r"[\w'&.-]+$", before)
    if last is None:
        return False
    return last[0] not in COMMON or bool(_ENDS.search(before))
