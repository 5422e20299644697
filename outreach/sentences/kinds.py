"""Which kind of activity the words tell."""

import re
from dataclasses import dataclass

from outreach.enums.activities import ActivityKind
from outreach.sentences.kind_words import FIRST, PAST, WORDS, KindRule
from outreach.sentences.text import BLANK

_ABOUT = re.compile(
    r"\b(?:about|abt|(?<!')re|regarding|to (?:discuss|talk about|go over|plan|set up|schedule|see "
    r"if|invite|confirm|ask|review|offer|arrange|finalize|remind|thank|brainstorm|prep)|"
    r"concerning|(?:said|says|say) no to|declined|turned down|not interested in|passed on|"
    r"no quieren?|no le[s]? interesan?|inviting|on the topic of|ahead of|"
    r"in preparation for|as a follow[- ]?up to|sobre|acerca de|respecto a|por lo de|lo de|"
    r"para (?:hablar|platicar|planear|coordinar|preguntar|invitar|agendar|ver|organizar|"
    r"revisar|confirmar|agradecer|discutir))\b[^.;!?\n,|]*"
)


@dataclass(frozen=True)
class KindSaid:
    """A kind and where it was said; `past`: by a verb that says that it happened."""

    kind: ActivityKind
    start: int
    end: int
    past: bool


def without_topics(folded: str) -> str:
    """The text without what a call or a letter was about."""
    return _ABOUT.sub(lambda m: BLANK * len(m[0]), folded)


def kind_said(folded: str) -> KindSaid | None:
    """The kind of what happened: whole phrases first, then what is said first.

    What a call was *about* is no kind of its own."""
    told = without_topics(folded)
    return _first(told, FIRST) or _first(told, (*PAST, *WORDS))


def _first(folded: str, rules: tuple[KindRule, ...]) -> KindSaid | None:
    found = [
        (m.start(), -m.end(), n) for n, it in enumerate(rules) if (m := it.pattern.search(folded))
    ]
    if not found:
        return None
    start, end, n = min(found)
    return KindSaid(rules[n].kind, start, -end, rules[n].past)
