"""The next step that a sentence promises: its words, its day and its time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from outreach.sentences.common_words import COMMON
from outreach.sentences.kept_steps import kept
from outreach.sentences.plan_words import ACTIVITIES, FUTURE_ES, LEADS
from outreach.sentences.spans import DaysSaid
from outreach.sentences.text import Break, Clause, Text
from outreach.sentences.times import TimeSaid
from outreach.sentences.understood import NextStep

_DO = (
    r"(?:send|e-?mail|call|text|mail|ring|phone|visit|invite|schedule|set ?up|confirm|ask|"
    r"bring|book|thank|write|ping|message|dm|drop|draft|"
    r"prepare|prep|introduce|connect|update|remind|forward|share|get|give|let|find|order|"
    r"check|try|follow|circle|touch|reach|talk|meet|see|"
    r"finalize|finish|submit|look|figure|work|review|sign|pick|print|add|put|post|complete|"
    r"collect|make|arrange|discuss|pitch|return|"
    r"re-?send|reschedule|nudge|chase|loop|do|go|stop|swing|tell|verify|clarify|register|"
    r"fill|enter|log|create|start|buy|take|show|"
    r"request|reserve|research|place|match|recruit|assign|notify|line up|deliver|provide|"
    r"run|hand|reply|respond|answer|report|plan|host|tour)"
)
_INFINITIVE = (
    r"(?:enviar|mandar|llamar|confirmar|dar|volver|hablar|visitar|escribir|revisar|"
    r"preguntar|invitar|agendar|programar|buscar|llevar|"
    r"marcar|regresar|recordar|intentar|tratar|checar|pasar|pedir|avisar|agradecer|preparar|"
    r"hacer|entregar|compartir|coordinar|organizar|"
    r"contactar|contestar|responder|reenviar|firmar|imprimir|conseguir|planear|ver|mostrar|"
    r"presentar|insistir|retomar|verificar|"
    r"reagendar|reprogramar|cambiar|subir|registrar|actualizar|mandar|traer|recoger|comprar|"
    r"apartar|reservar|ir|poner|decir|acordar|"
    r"definir|cerrar|terminar|completar|llenar|reunir|comunicar|proponer|solicitar|anotar|"
    r"apuntar|devolver|seguir|platicar|quedar)"
    r"(?:le|les|lo|la|los|las|me|nos|se|selo|sela|selos|selas)?"
)
_ALSO = (
    r"(?:(?:and|then|also|please|pls|plz|just|still|so|y|e|luego|entonces|tambien|despues|ya|"
    r"solo|ahora|now|todo:?|to[- ]do:?|next(?: step)?s?:?|action(?: item)?:?|pendientes?:?|"
    r"proximo paso:?|nota:?|note:?|(?:a|to) self:?)\s+)*"
)

_OURS = r"(?:(?:i|we)\s+(?:still\s+|also\s+|just\s+|really\s+)?)?"
_DROPPED = re.compile(
    rf"\b(?:{_OURS}(?:need|have|got|gotta|want|ought|am going|are going|plan|planning|hope|"
    r"promised|agreed|offered|intend|committed)\s+to"
    r"|(?:i'm|we're|i am|we are)\s+(?:going|supposed|gonna|planning|hoping)\s*(?:to)?|gonna|"
    r"gotta|going to"
    r"|(?:i|we)(?:'ll| will|'d| would| should| must|ll| can)(?:\s+(?:also|then|just|"
    r"probably|still))?|(?<!.)will|should|must|let's"
    r"|remind (?:me|us)(?:\s+to|\s+about)?|reminder(?:\s+to)?:?|remember\s+to|"
    r"don'?t\s+(?:let me\s+)?forget\s+to|need"
    r"|(?:asked|told|wants?|needs?|wanted)\s+(?:me|us)\s+to|(?:promised|told|"
    r"owe)\s+(?:[\w'.]+\s+){1,3}?(?:to|(?:i|we)(?:'d|'ll| would| will))"
    r"|i owe (?:him|her|them)(?=\s+a)"
    rf")\s+(?=(?:also\s+|then\s+|please\s+)?(?P<verb>{_DO})\b)"
)
_WILL = re.compile(rf"^\s*{_ALSO}(?:will|should|must|gonna|to)\s+(?=(?P<verb>{_DO})\b)")
_DROPPED_ES = re.compile(
    r"\b(?:(?:me\s+|nos\s+)?(?:hay|tengo|tenemos|habra|tendre|tendremos)\s+que|(?:debo|"
    r"debemos|deberia|necesito|necesitamos|toca|falta|quiero|queremos|voy\s+a|vamos\s+a|"
    r"pienso|"
    r"prefiero|(?:me\s+|nos\s+)?qued(?:e|amos)\s+(?:en|de)|(?:le\s+|"
    r"les\s+)?prometi(?:mos)?(?:\s+a\s+[\w']+(?:\s+[\w']+)?)?|(?:hay que\s+)?recordar(?:me|"
    r"nos)?(?:\s+que\s+(?:hay|tengo)\s+que)?|recuerdame|recordatorio:?(?:\s+de)?|"
    r"acuerdate\s+de|acordarme\s+de|no\s+(?:se\s+me\s+)?olvid(?:ar|e|arme)(?:\s+de)?|"
    r"pendiente(?:\s+de)?:?|me\s+pidi(?:o|eron)|me\s+comprometi\s+a|me\s+toca|nos\s+toca))"
    rf"\s+(?=(?P<verb>{_INFINITIVE})\b)"
)
_STARTS = re.compile(
    rf"^\s*{_ALSO}(?P<step>(?!(?:text|e-?mail)s?\s+to\b)(?!(?:tour|visit|call|text|e-?mail|order|"
    rf"report|plan|show|match|"
    rf"run|host|start|place|work)\s+(?:of|for|on|in|went|was|is|today|at|"
    r"scheduled|confirmed|planned|set|booked|cancell?ed|moved|rescheduled|postponed|done)\b)"
    rf"{_DO}\b(?!'|"
    r"\s+(?:calls?|tag|message|board|day|trip|visit|you|yous?)\b|\s+(?:w/|w|with|@|at|re|abt|"
    r"from)\b(?<!talk with)(?<!check with)(?<!meet with)|\s*[-:@])|"
    rf"{_INFINITIVE}\b(?!\s+(?:con|de)\s+[A-Z])|try\b|seguimiento\b)"
)
_NOUNISH = re.compile(
    r"^(?:call|text|e-?mail|visit|meet|see|tour|do|work|place|report|plan|start|log|host|"
    r"request|order|message|dm|run|match|share|show|post|print|check|drop|book)\b"
)
_FIRST_PERSON = re.compile(
    rf"^\s*{_ALSO}(?:yo\s+)?(?P<step>(?:(?:le|les|la|lo|los|las|se lo|se la|te)\s+(?:mando|"
    r"envio|llamo|escribo|marco|aviso|confirmo|busco|paso|hablo|doy|llevo|dejo|visito|"
    r"pregunto|digo|regreso|vuelvo)|"
    r"(?:(?:le|les|la|lo|los|las|se lo|se la)\s+)?(?:llamar|enviar|mandar|escribir|marcar|"
    r"avisar|confirmar|buscar|pasar|hablar|dar|llevar|visitar|preguntar|volver|ir|revisar|"
    r"checar|mandar)(?:e|emos))\b)"
)
_EVEN_SO = re.compile(
    r"(?:^|\b(?:and|but|so|then|i|we|said|says|say|dijo|dice|y|pero|also|please|just|still|"
    r"to|[,.;:|-]))\s*$"
)
_PUT_OFF = re.compile(
    r"\b(?:asap|a\.s\.a\.p\.|as soon as (?:possible|i can|we can)|soon|lo antes posible|"
    r"cuanto antes|pronto|at some point|first thing|a primera hora)\b"
)
_BEFORE_DAY = re.compile(
    r"(?:\b(?:(?:the\s+)?week of|la semana del?|on|by|for|before|this|around|starting|come|"
    r"sometime|el|la|los|para|antes del?|a mas tardar|a partir del?|a|al|en|de|del|desde|"
    r"hasta|until|at|@|no later than|or|early|later|si no antes)\b|[-–,@(:])\s*$"
)
_EDGES = " \t\n.,;:|-–—()\"'"


@dataclass(frozen=True)
class StepSaid:
    """A next step and the part of the text that told it, from `start` (its day included) on."""

    start: int
    end: int
    step: NextStep


def step_said(
    sentence: Text, bare: str, days: Sequence[DaysSaid], times: Sequence[TimeSaid], *, attempt: bool
) -> StepSaid | None:
    """The first next step, or None. `bare` is the folded text without its days and times.

    `attempt`: the sentence says that nobody was reached, so that "call Rivera, no answer" is
    what happened.
    """
    found = [it for it in (_in_clause(sentence, bare, c, attempt) for c in sentence.clauses) if it]
    if not found:
        return None
    start, lead = min(found)
    end = _end(sentence, bare, start)
    begins = _day_before(sentence, bare, lead)
    return _build(sentence, bare, begins, start, end, days, times)


def later_steps(sentence: Text, bare: str, after: int, *, attempt: bool) -> list[tuple[int, int]]:
    """Where more steps stand behind the first: their days are not those of what happened."""
    later = [it for it in sentence.clauses if it.start >= after]
    return [
        (it.start, sentence.segment_end(it.start))
        for it in later
        if _in_clause(sentence, bare, it, attempt)
    ]


def _in_clause(sentence: Text, bare: str, clause: Clause, attempt: bool) -> tuple[int, int] | None:
    """Where the step's words begin in this clause, and where what leads to them does."""
    words = bare[clause.start : clause.end]
    found = [
        *_dropped(words, is_head=_is_head(sentence, clause)),
        *((it, it) for it in kept(words)),
        *_begun(sentence, words, clause, attempt),
    ]
    if not found:
        return None
    start, lead = min(found, key=lambda it: (it[1], -it[0]))
    return clause.start + start, clause.start + lead


def _dropped(words: str, *, is_head: bool) -> list[tuple[int, int]]:
    """Steps after "need to", "I'll", "hay que", unless somebody else has to."""
    found = []
    for m in (*_DROPPED.finditer(words), *_DROPPED_ES.finditer(words), *_WILL.finditer(words)):
        if _is_ours(words, m.start(), m[0]) and not (is_head and _is_plan(m)):
            found.append((m.start("verb"), m.start()))
    return found


def _is_head(sentence: Text, clause: Clause) -> bool:
    """Whether nothing but names goes before the clause: what stands here is the activity."""
    return all(it.folded not in COMMON for it in sentence.words if it.end <= clause.start)


def _is_plan(m: re.Match[str]) -> bool:
    """ "I'll visit them Thursday" at the head: an activity that is planned, no step after one."""
    return not m.string[: m.start()].strip(_EDGES) and bool(
        _LEADS.match(re.sub(rf"^\s*{_ALSO}", "", m[0]))
        and _ACTIVITIES.match(m.string, m.start("verb"))
    )


_LEADS, _ACTIVITIES = re.compile(LEADS), re.compile(ACTIVITIES)
_FUTURE_ES = re.compile(FUTURE_ES)


def _is_ours(words: str, place: int, lead: str) -> bool:
    if re.match(
        r"(?:i|we|i'm|we're|remind|reminder|remember|don'?t|asked|told|promised [a-z]+ i|"
        r"wants? (?:me|us)|let's|me|nos|le|les|hay|tengo|tenemos|quede|quedamos|debo)\b",
        lead,
    ):
        return True
    before = words[:place].strip()
    return (
        not before
        or bool(_EVEN_SO.search(words[:place]))
        or bool(re.fullmatch(rf"{_ALSO.strip()}", before + " "))
    )


def _begun(sentence: Text, words: str, clause: Clause, attempt: bool) -> list[tuple[int, int]]:
    """A clause that begins with the bare verb: "send dates", "enviar fechas"."""
    found = []
    is_last = not sentence.folded[clause.end :].strip(_EDGES)
    for pattern in (_STARTS, _FIRST_PERSON):
        if m := pattern.search(words):
            step = m["step"]
            if clause.start == 0 and not is_last and _NOUNISH.fullmatch(words.strip()):
                continue  # "Visit: Hollis"
            if "dej" in step and "ó" in sentence.text[clause.start : clause.end]:
                continue
            if _is_head(sentence, clause) and _is_told(
                step, attempt, words, sentence.folded[: clause.end]
            ):
                continue
            found.append((m.start("step"), m.start("step")))
    return found


def _is_told(step: str, attempt: bool, bare: str, folded: str) -> bool:
    """At the head "call Rivera, no answer" and "set up a tour for Jan 20" tell what was done."""
    if (attempt and _NOUNISH.match(step)) or _FUTURE_ES.match(step):
        return True
    dated = len(re.findall(r"\w", folded)) > len(re.findall(r"\w", bare))
    return bool(re.match(r"set ?up\b", step)) and dated


def _end(sentence: Text, bare: str, start: int) -> int:
    """Where the step ends: at a stop, or at a comma after which more than a day follows."""
    end = len(bare)
    clauses = [it for it in sentence.clauses if it.start > start]
    own = sentence.clause_at(start)
    end = own.end
    for clause in clauses:
        words = bare[clause.start : clause.end].strip(_EDGES)
        if clause.after is Break.HARD:
            break
        if clause.after is Break.WORD and not _turns(sentence, clause):
            end = clause.end
            continue
        if words in ("", "or", "o", "please", "gracias", "thanks") or re.fullmatch(
            r"(?:on|by|at|for|el|para|a|before|antes del?|a mas tardar|no later than|"
            r"sometime|early|late)?",
            words,
        ):
            end = clause.end
            continue
        break
    return end


def _turns(sentence: Text, clause: Clause) -> bool:
    """Whether the word before the clause turns to something else ("but", "because")."""
    before = sentence.folded[: clause.start].rstrip().rsplit(" ", 1)[-1]
    return before in ("but", "because", "since", "so", "pero", "porque")


def _day_before(sentence: Text, bare: str, lead: int) -> int:
    """The beginning of a clause that has nothing but a day before its step."""
    clause = sentence.clause_at(lead)
    between = bare[clause.start : lead].strip(_EDGES)
    only_day = re.fullmatch(
        rf"(?:{_ALSO.strip()}|on|by|then|el|la|para|luego|and|y|so|at|a|i|we|\s)*", between
    )
    return clause.start if only_day else lead


def _build(
    sentence: Text,
    bare: str,
    begins: int,
    start: int,
    end: int,
    days: Sequence[DaysSaid],
    times: Sequence[TimeSaid],
) -> StepSaid:
    own_days = [it for it in days if begins <= it.start < end]
    dated = [it for it in own_days if it.ahead.first is not None and it.tense.value != "past"]
    day = next((it for it in reversed(dated) if not _of_a_thing(sentence, it)), None)
    own_times = [it for it in times if begins <= it.start < end]
    at = own_times[-1] if own_times else None
    gone = [(it.start, it.end) for it in (day, at) if it is not None]
    what = _what(sentence, start, end, gone)
    step = NextStep(
        what=what, due_on=day.ahead.first if day else None, at=at.at if at and day else None
    )
    return StepSaid(begins, end, step)


def _of_a_thing(sentence: Text, day: DaysSaid) -> bool:
    """ "the Dec 3 tour": the day of a thing, not of the step."""
    before = sentence.folded[: day.start].rstrip()
    after = sentence.folded[day.end :]
    return bool(
        re.search(r"\b(?:the|their|our|his|her|for|del?)$", before)
        and re.match(
            r"\s+(?:tour|visit|fair|workshop|meeting|interviews?|panel|event|job|field|"
            r"speaker|lunch)",
            after,
        )
    )


def _what(sentence: Text, start: int, end: int, gone: list[tuple[int, int]]) -> str:
    text = sentence.text
    pieces, place = [], start
    for a, b in sorted(gone):
        if b <= start:
            continue
        piece = text[place:a]
        while m := _BEFORE_DAY.search(piece.casefold().rstrip()):
            piece = piece[: m.start()]
        pieces.append(piece)
        place = b
    pieces.append(text[place:end])
    words = " ".join(" ".join(it.split()) for it in pieces if it.strip(_EDGES))
    words = _PUT_OFF.sub("", words) if _PUT_OFF.search(words.casefold()) else words
    words = re.sub(r"\s+", " ", words).strip(_EDGES)
    words = re.sub(r"\s+([,.;])", r"\1", words)
    words = re.sub(r"\s+(?:and|y|on|by|el|para|a|at|de|or|o|to|the|@|en)$", "", words, flags=re.I)
    return _finished(words)


def _finished(words: str) -> str:
    """With a capital; "fu" written out, a lone "try" completed."""
    words = re.sub(r"^f/?up?\b:?", "follow up", words, flags=re.I)
    if words.casefold() in ("try", "try them", "try her", "try him"):
        words = {"try": "Try again"}.get(words.casefold(), f"{words} again")
    words = re.sub(r"^trying again\b", "Try again", words, flags=re.IGNORECASE)
    if words.casefold() == "seguimiento":
        words = "Dar seguimiento"
    return words[:1].upper() + words[1:]
