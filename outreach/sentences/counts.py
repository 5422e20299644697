"""How many: places offered to students, students who took part, people who volunteered."""

import re
from dataclasses import dataclass

from outreach.enums.activities import ActivityKind
from outreach.sentences.common_words import COMMON
from outreach.sentences.kind_words import NOUNS, STUDENTS
from outreach.sentences.kinds import without_topics
from outreach.sentences.numbers import NUMBER, NUMBER_OR_ONE, number_of
from outreach.sentences.offer_words import (
    AGREED,
    COMING,
    FINE,
    NOT_OFFERED,
    OPEN_PLACES,
    PLACES,
    REFUSED,
    ROOM,
    THEIR_TURN,
)
from outreach.sentences.text import Text

_PEOPLE = {
    ActivityKind.INTERNSHIP: r"interns?|practicantes?|pasantes?|becari[oa]s?",
    ActivityKind.APPRENTICESHIP: r"(?:youth |pre-?)?apprentices?|aprendi(?:z|ces)",
    ActivityKind.JOB_SHADOW: r"(?:job[- ]?)?shadow(?:s|ers)|job[- ]?shadow",
}
_ADJECTIVES = (
    r"(?:(?!of\b|for\b|to\b|volunteers?\b|employees?\b|people\b|voluntari[oa]s\b|with\b|de\b|"
    r"para\b)[a-z'-]+\s+){0,3}?"
)
_MORE = (
    r"(?:(?:mas|more|otros?|otras?|other|additional|of (?:my|our|the)|de (?:mis|los|las|"
    r"nuestr[oa]s))\s+)?"
)
_ENGAGED = "|".join(NOUNS.values())
_PLACES = PLACES

_SUBJECT_US = re.compile(r"\b(?:i|we|i'm|we're|nosotros|yo|us)\s+(?:\w+\s+)?$")
_OFFER = re.compile(
    r"\b(?:(?:can|could|will|would|may|might)(?:\s+(?:definitely|probably|maybe|also|now|"
    r"only|even|still|again))?\s+(?:take|host|handle|fit|accept|have|do|offer|"
    r"place|train|bring|hire|use|sponsor|support|provide|come|give|be|get|help|send|let|"
    r"share|talk|speak|present)|going to (?:take|host|accept|offer|give|bring)"
    r"|(?:they|he|she|who|it|that)(?:'ll|'d|ll)\s+\w+|(?:is|are|was|were|'s|'re|"
    r"be)\s+(?:able|willing|happy|open|ready|glad|interested|good|game|hoping|ok|okay|down|"
    r"up|looking)\b"
    r"|(?:able|willing|happy|open|ready|glad) (?:to|for)|(?:has|have|had|with|got) (?:\w+ "
    r")?(?:room|space|capacity)|room for|ok(?:ay)? (?:w/|with|for)|(?:said |says |say )?yes "
    r"to|on board (?:for|with)|up for|down for|signed up for|good (?:w/|with|for)|wants?|"
    r"wanted|want|"
    r"looking (?:for|to)|interested in|needs?|needed|would (?:like|love)|offers?|offered|"
    r"offering|hopes? to|plans? to|"
    r"(?:agreed|offered|committed|volunteered) to|ask(?:ed|ing) (?:for|about)|request(?:ed|ing)|"
    rf"(?:has|have|had|got|opened|posted|opening)\s+(?:{NUMBER}|"
    rf"an?)\s+{_ADJECTIVES}{_PLACES}|in for"
    r"|(?:nos )?(?:puede|pueden|podria|podrian|podran|podra)\b|(?:no )?acepta(?:n|ria|rian|"
    r"ran|ra)?|(?:nos )?recib(?:en?|ira|iran|iria|irian)|ofrec(?:en?|io|ieron|erian?)"
    r"|tienen? (?:lugar(?:es)?|espacios?|cupos?|plazas?|vacantes?|\w+ (?:lugar(?:es)?|"
    r"cupos?|plazas?|vacantes?|puestos?|espacios?))|hay (?:\w+ )?(?:lugar(?:es)?|cupos?|"
    r"espacio|plazas?|vacantes?)"
    r"|(?:lugar(?:es)?|cupos?|espacios?|plazas?|vacantes?) para|quier(?:en?|an?)|busca(?:n|"
    r"ban?)?|necesita(?:n|ban?)?|(?:le|les) (?:gustaria|interesa|encantaria)\w*|"
    r"dispuest[oa]s? a"
    r"|interesad[oa]s? en|se ofreci(?:o|eron)|dijo que si|tomaria(?:n)?|daria(?:n)?|le[s]? "
    r"caben|caben)(?!\w)"
)
_MORE_OFFERS = re.compile(rf"\b(?:{AGREED}|{ROOM})(?!\w)|{OPEN_PLACES}(?!\w)")
_REFUSED = re.compile(rf"\b(?:{REFUSED})(?!\w)")
_THEIR_TURN = re.compile(rf"\b(?:{THEIR_TURN})(?!\w)")
_NEED = re.compile(r"(?:need|want|look|necesit|busc)")
_PERSONS = "|".join((*_PEOPLE.values(), STUDENTS, _PLACES, _ENGAGED, r"candidat[oea]s?"))
_PLACES_SAID = re.compile(
    rf"\b(?P<n>{NUMBER_OR_ONE})\s+{_MORE}{_ADJECTIVES}(?P<noun>{_PERSONS})(?!\w)"
    r"(?! (?:who|that|needing|que (?:necesita|busca|quiere))\b)"
)
_BARE = re.compile(
    r"\b(?:take|host|recibir|aceptar|tomar|(?:space|room|capacity|ok|fine|cupo|lugar|"
    r"espacio)\s+(?:for|"
    r"with|to|para))\s+(?:a\s+|up to\s+|about\s+|"
    rf"hasta\s+)?(?P<n>{NUMBER})(?=\s*(?:$|[.,;!|]|in\b|for\b|en\b|para\b|per\b|at\b|each\b|"
    r"\|))"
)
_COMING = re.compile(rf"\s+{COMING}")
_FINE = re.compile(rf"\s+{FINE}")
_NOT_OFFERED = re.compile(NOT_OFFERED)
_STUDENT_COUNT = re.compile(
    rf"\b(?P<n>{NUMBER})\s+{_MORE}(?:(?!of\b|for\b|with\b|de\b|para\b|con\b|from\b|and\b|"
    rf"y\b)[\w'/-]+\s+){{0,3}}?(?:{STUDENTS}|{'|'.join(_PEOPLE.values())})(?!\w)"
)
_VOLUNTEERS = re.compile(
    rf"\b(?!una?\b)(?P<n>{NUMBER})\s+(?:(?!of\b|"
    rf"students?\b)[\w'-]+\s+){{0,2}}?(?:volunteers?|voluntari[oa]s|engineers?|mentors?|"
    r"officers?|employees?|staff(?:ers)?|nurses?|welders?|"
    r"electricians?|technicians?|machinists?|speakers?|panelists?|professionals?|reps?|"
    r"representatives?|recruiters?|interviewers?|workers?|chefs?|bakers?|managers?|"
    r"supervisors?|"
    r"people|persons?|folks|guys|colleagues|(?:team|staff|crew) members|firefighters|"
    r"attorneys|lawyers|bankers|judges|tellers|coaches|"
    r"mentor(?:es|as)?|ingenier[oa]s?|emplead[oa]s?|trabajador(?:es|as)?|enfermer[oa]s?|"
    r"jueces|panelistas?|personas|bomber[oa]s|soldador(?:es|as)?|tecnic[oa]s|"
    r"entrevistador(?:es|as)?|representantes?|colaborador(?:es|as)?|abogad[oa]s|gerentes|"
    r"supervisor(?:es|as)?|mecanic[oa]s|profesionistas|profesionales)(?!\w)"
)
_NOT_A_COUNT = re.compile(
    r"(?:#|\broom|\bgrade|\bbuilding|\bgrado|\bfind|\bneeds?(?: to find)?|\blooking for|"
    r"\bbuscar|\bconseguir|\b(?:she|he|they) wants?)\s*$"
)


@dataclass(frozen=True)
class Offer:
    """What a partner can or wants to do: the place in the text, and the places for students."""

    start: int
    end: int
    places: int | None
    kind: ActivityKind | None


def offers(sentence: Text, folded: str) -> list[Offer]:
    """All offers in what is left of the sentence (`folded`), each to the end of its part."""
    found: list[Offer] = []
    told = without_topics(folded)
    said = [
        *_REFUSED.finditer(folded),
        *_THEIR_TURN.finditer(folded),
        *_OFFER.finditer(folded),
        *_MORE_OFFERS.finditer(told),
        *_fine(sentence, told),
    ]
    for m in sorted(said, key=lambda it: (it.start(), -it.end())):
        if m.re is not _OFFER and _is_ours(folded, m):
            continue
        if _NEED.match(m[0]) and not re.search(r"\w", folded[: m.start()]):
            continue  # "Need 3 placements": it is we who need them
        if _SUBJECT_US.search(folded[: m.start()]) or (found and m.start() < found[-1].end):
            continue
        if m.re in (_REFUSED, _THEIR_TURN):
            found.append(Offer(m.start(), sentence.segment_end(m.start()), None, None))
            continue
        offer = _offer(folded, m.start(), sentence.segment_end(m.start()))
        if offer.places is not None or m.re is _OFFER:
            found.append(offer)
    return found


def _fine(sentence: Text, folded: str) -> list[re.Match[str]]:
    """ "2 interns ok", "4 job shadows in March": a number that an approval or a far day follows."""
    return [
        m
        for m in _PLACES_SAID.finditer(folded)
        if not m["n"].startswith("a")
        and (_FINE.match(folded, m.end()) or _is_coming(sentence.folded, folded, m))
    ]


def _is_coming(folded: str, left: str, m: re.Match[str]) -> bool:
    """ "Luis: 4 job shadows in March": nothing but a name before, a time far ahead behind."""
    before = re.split(r"[.;!?,|:()-]", left[: m.start()])[-1].split()
    return (
        bool(_COMING.match(folded, m.end()))
        and not re.fullmatch(STUDENTS, m["noun"])
        and all(it not in COMMON for it in before)
    )


def _is_ours(folded: str, m: re.Match[str]) -> bool:
    """Whether the places are those that we asked for, or seats at an event of ours."""
    before = re.split(r"[.;!?,|]", folded[: m.start()])[-1]
    return bool(_NOT_OFFERED.search(before) or _NOT_OFFERED.search(m[0]))


def _offer(folded: str, start: int, end: int) -> Offer:
    # a number may stand before: "two places for interns"
    before = re.search(rf"\b{NUMBER}\s*$", folded[:start])
    words = folded[before.start() if before else start : end]
    m = _PLACES_SAID.search(words)
    if m is None:
        bare = _BARE.search(words)
        kind = kind_of_noun(words[bare.end() :]) if bare else None
        return Offer(start, end, number_of(bare["n"]) if bare else None, kind)
    places = number_of(m["n"])
    kind = kind_of_noun(words[m.start("noun") :])
    if kind is None and re.fullmatch(rf"{_ENGAGED}", m["noun"]):
        return Offer(start, end, None, None)
    if not _counts_places(m["noun"], m["n"]):
        return Offer(start, end, None, None)
    return Offer(start, end, places, kind)


def _counts_places(noun: str, number: str) -> bool:
    """Whether the noun counts places for students; one tour or workshop is an event, no place."""
    people = "|".join((*_PEOPLE.values(), STUDENTS, _PLACES, r"candidat[oea]s?"))
    if re.fullmatch(people, noun):
        return True
    return number_of(number) > 1 or not number.startswith(("a", "un"))


def kind_of_noun(words: str) -> ActivityKind | None:
    """The engagement that is named first."""
    found = [(m.start(), -m.end(), k) for k, p in _NOUNS.items() if (m := p.search(words))]
    return min(found, key=lambda it: it[:2])[2] if found else None


_NOUNS = {kind: re.compile(rf"\b(?:{words})(?!\w)") for kind, words in NOUNS.items()}


def students_in(folded: str) -> int | None:
    """How many students took part; several groups are added up."""
    found = [
        m for m in _STUDENT_COUNT.finditer(folded) if not _NOT_A_COUNT.search(folded[: m.start()])
    ]
    listed = re.search(rf"\b{STUDENTS}\s*[:=]\s*(\d{{1,4}})\b", folded)
    return sum(number_of(m["n"]) for m in found) or (int(listed[1]) if listed else None) or None


def volunteers_in(folded: str) -> int | None:
    """How many people of the partner came to help; several groups are added up."""
    found = [
        m for m in _VOLUNTEERS.finditer(folded) if not _NOT_A_COUNT.search(folded[: m.start()])
    ]
    listed = re.search(r"\bvolunt(?:eers?|ari[oa]s)\s*[:=]\s*(\d{1,4})\b", folded)
    return sum(number_of(m["n"]) for m in found) or (int(listed[1]) if listed else None) or None
