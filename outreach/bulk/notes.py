"""What was written down: the demo's notes, filled in for made-up partners."""

from random import Random

from outreach.bulk.partners import BulkPartner
from outreach.demo import engagement_notes, notes
from outreach.demo.words import TEACHERS
from outreach.demo.writing import THINGS
from outreach.enums.activities import ActivityKind, Exchange

MONTHS = ("September", "October", "November", "January", "February", "March", "April", "May")
MONTHS_ES = ("septiembre", "octubre", "noviembre", "enero", "febrero", "marzo", "abril", "mayo")
GROUPS = ("one student", "two students", "three students", "a group of six")
NOBODY = "their front desk"


def filled(rng: Random, partner: BulkPartner, text: str, first: str | None) -> str:
    """The text with its braces filled in; `first` is the name of whom we talked to."""
    month = int(rng.random() * len(MONTHS))
    trade = partner.trade
    written = text.format(
        first=first or NOBODY,
        n=rng.choice(GROUPS),
        thing=THINGS.get(rng.choice(trade.offers), "the visit"),
        month=MONTHS[month],
        month_es=MONTHS_ES[month],
        later=MONTHS[month - 4],
        teacher=rng.choice(TEACHERS),
        school=partner.site[1],
        leader="principal",
        see=trade.see,
        skill=trade.skill,
    )
    return written[:1].upper() + written[1:]


def touch_note(rng: Random, kind: ActivityKind, exchange: Exchange) -> str:
    """A note about a touchpoint, with braces."""
    if kind is ActivityKind.EMAIL:
        two_way = exchange is Exchange.TWO_WAY
        return rng.choice(notes.EMAILS_TWO_WAY if two_way else notes.EMAILS_ONE_WAY)
    return rng.choice(notes.TOUCHES[kind])


def engagement_words(rng: Random, kind: ActivityKind) -> tuple[str, str]:
    """A title and a note about an engagement, with braces; the note may be empty."""
    noted = engagement_notes.NOTES.get(kind, ("",))
    return rng.choice(engagement_notes.TITLES[kind]), rng.choice(noted)


def promised(rng: Random) -> tuple[str, str]:
    """The kind of a follow-up and its words, with braces."""
    kind, text = rng.choice(engagement_notes.FOLLOW_UPS)
    return kind.value, text
