"""Ordinary words that name somebody where they stand: "texted bill", "called the chamber"."""

import re

NAMES = frozenset(
    """
    art august bell bill black brown chase dean drew faith fox frank grace grant green guy hope joy
    june king kit law long love mark may miles miller moss norm page parker pat penny pierce price
    rich ripley rob robin rose ruth sage skip stone sue victor wells west white will wood woods
    young
    """.split()
)
"""Words that are also first names or surnames."""

INSTITUTIONS = frozenset(
    """
    bakery bank bookstore brewery cafe chamber church clinic cooperative courthouse diner firehouse
    hospital hotel library museum nursery pantry pharmacy police radio ranch restaurant salon
    shelter theater utility winery zoo
    """.split()
)
"""What a town has few of: with "the" it means the one that the office knows."""

TEACHERS = (
    r"(?:instructors?|teachers?|faculty|profs?|professors?|team|program|"
    r"folks|students? advisors?)\b"
)
_REACHED = re.compile(
    r"\b(?:called|phoned|rang|texted|e-?mailed|messaged|dm'd|msgd|pinged|met|with|w/|w|saw|visited|"
    r"asked|told|thanked|con|(?:spoke|talked|wrote|out|reached out|texts?|e-?mails?|calls?|vms?|"
    r"voicemails?|message|msg|dm) (?:to|for|from)|(?:llame|hable|marque|escribi|visite|vi|correo|"
    r"mensaje|dile|avisar|avisarle) (?:a|con))\s+$|@\s*$"
)
_NEXT = re.compile(
    r"\s*(?:$|[.,;:!?)|]|[-–—]\s|(?:about|abt|re|regarding|and|&|y|at|@|from|to|on|in|for|with|w|"
    r"again|back|today|yesterday|tomorrow|tmrw|this|last|next|he|she|they|who|said|says|wants?|can|"
    r"could|is|are|has|called|texted|emailed|wrote|replied|agreed|asked|no|left|send|try|follow|"
    r"twice|sobre|para|de|en|con|que|hoy|ayer|el|la|quiere|puede|dice|dijo|tiene|nos|me|lun|mar|"
    r"mon|tues?|wed|thurs?|fri)\b)"
)
_SPEAKS = re.compile(
    r"\s+(?:(?:and|&|y)\s+(?:i|me|yo)\b|(?:called|texted|emailed|wrote|replied|said|says|asked|"
    r"agreed|stopped by|came by|messaged|llamo|dijo|dice|escribio|respondio|contesto|vino)\b)"
)
_IS = re.compile(r"\s+(?:is|has|can|could|wants|would|needs|ok|okay|quiere|puede|tiene)\b")
_THE = re.compile(
    r"\b(?:called|phoned|rang|texted|e-?mailed|met|met with|with|w/|w|visited|toured|to|at|from|by|"
    r"contacted|asked|told|con|a|al|en|visite|visitamos|call|email|visit|in|stopped by)\s+"
    r"(?:(?:the|la|el|our|nuestra|nuestro)\s+)$|\bal\s+$"
)
_WITH = re.compile(r"(?:\b(?:with|w|con)|\bw/|@)\s*(?:the\s+)?$")
_THOSE_OF = re.compile(r"\b(?:los|las|gente|maestr[oa]s|profesor(?:es|as)|docentes) de\s+$")


def is_person(word: str, before: str, after: str, *, heads: bool, capital: bool) -> bool:
    """Whether this ordinary word is somebody's name here: `before` and `after` are the folded
    text around it, `heads` tells that it begins a part of the sentence."""
    if word not in NAMES:
        return False
    if _REACHED.search(before) and word not in ("will", "may"):
        return bool(_NEXT.match(after))
    return heads and bool(_SPEAKS.match(after) or (capital and _IS.match(after)))


def is_institution(form: str, before: str, after: str) -> bool:
    """Whether a trade with an article means a partner: "called the chamber"."""
    return form in INSTITUTIONS and bool(_THE.search(before)) and bool(_NEXT.match(after))


def is_department(before: str, after: str) -> bool:
    """Whether a trade means those who teach it: "welding instructors", "los de soldadura"."""
    if re.match(rf"\s+{TEACHERS}", after) or _THOSE_OF.search(before):
        return True
    return bool(_WITH.search(before) and _NEXT.match(after))
