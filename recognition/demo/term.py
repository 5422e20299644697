"""The term that runs: most partners were thanked, some are owed thanks, one has an anniversary."""

from collections.abc import Iterable
from datetime import date, timedelta

from core.days import years_before
from outreach.demo import rivera
from outreach.demo.world import Friend
from partnerships.enums.partners import Stage, Tier
from recognition.actions.standing import refresh_recognition_standing
from recognition.demo.giving import Giver
from recognition.demo.history import Engagements
from recognition.enums.channels import Occasion
from recognition.enums.owed import OwedFor
from recognition.models import Recognition
from recognition.queries.owed import ENGAGED_WITHIN, Owed, as_owed, order_of_owed, owed, owed_rows
from recognition.queries.spans import term_so_far
from recognition.queries.thanked import WAITING, count_thanked, partners_thanked

THANKED = 109 / 153  # the share of partners that have had thanks this term, in the design
OWED = 14 / 130  # and the share of those that are owed some: 14 at Alder
ANNIVERSARY_IN = timedelta(days=6)
ROUNDS = 3  # who was thanked for one reason may be owed thanks for another


def make_anniversary(giver: Giver, engagements: Engagements) -> None:
    """One of the key partners will have been one for five years next week; if there is one, one
    that is not owed thanks for what it has just done."""
    fitting = [it.partner for it in giver.world.friends if _may_celebrate(it)]
    since = giver.today - ENGAGED_WITHIN
    quiet = (it for it in fitting if not any(day >= since for _, day in engagements.get(it.pk, [])))
    partner = next(quiet, fitting[0] if fitting else None)
    if partner is not None:
        partner.partner_since = years_before(giver.today + ANNIVERSARY_IN, 5)
        partner.save(update_fields=["partner_since"])


def _may_celebrate(friend: Friend) -> bool:
    partner = friend.partner
    is_plain = partner.parent is None and partner.name != rivera.NAME
    return partner.tier == Tier.KEY and partner.stage == Stage.ACTIVE and is_plain


def settle_term(giver: Giver, engagements: Engagements) -> list[Owed]:
    """Leave as many owed as the design has, and let the others have had theirs; answers who is
    owed thanks in the end."""
    friends = {it.partner.pk: it for it in giver.world.friends}
    _, counted = count_thanked(giver.world.office, _since(giver))
    kept = _kept(giver, round(OWED * counted))
    for _round in range(ROUNDS):
        for row in _owed(giver):
            if row.partner_id not in kept:
                done = engagements.get(row.partner_id, [])
                _settle(giver, friends[row.partner_id], row, done)
        save(giver)
    _top_up(giver, friends, kept)
    save(giver)
    return _owed(giver)


def save(giver: Giver) -> None:
    """Write what was given, and let the standing know."""
    Recognition.objects.bulk_create(giver.given, batch_size=1000)
    giver.given.clear()
    refresh_recognition_standing(giver.world.office.pk)


def _owed(giver: Giver) -> list[Owed]:
    office, today = giver.world.office, giver.today
    rows = owed_rows(owed(office, today))
    order = [f"{'-' if it.descending else ''}{it.field}" for it in order_of_owed()]
    return [as_owed(row) for row in rows.order_by(*order)]


def _kept(giver: Giver, number: int) -> set[int]:
    """Who goes on waiting: anniversaries and Rivera, then some of each other reason."""
    rows = _owed(giver)
    first = [it for it in rows if it.reason == OwedFor.ANNIVERSARY or it.name == rivera.NAME]
    others = [it for it in rows if it not in first]
    long_ago = [it for it in others if it.reason == OwedFor.YEAR][:2]
    recent = [it for it in others if it.reason == OwedFor.ENGAGEMENT]
    giver.luck.shuffle(recent)
    return {it.partner_id for it in [*first, *long_ago, *recent][:number]}


def _settle(giver: Giver, friend: Friend, row: Owed, done: list[tuple[int, date]]) -> None:
    """Thank for what is owed, after the last of what they have done."""
    if row.reason == OwedFor.ANNIVERSARY:
        giver.thank(friend, giver.today, occasion=Occasion.ANNIVERSARY, anniversary_years=row.years)
        return
    since = max([_since(giver), *(day for _, day in done[-1:])])
    activity = done[-1][0] if row.reason == OwedFor.ENGAGEMENT else None
    giver.thank(friend, giver.day_between(since, giver.today), activity_id=activity)


def _top_up(giver: Giver, friends: dict[int, Friend], kept: Iterable[int]) -> None:
    """Thank others, until the share of this term is the design's."""
    office, since = giver.world.office, _since(giver)
    thanked, counted = count_thanked(office, since)
    waiting = partners_thanked(office, WAITING, since, giver.today).exclude(partner__in=kept)
    others = waiting.exclude(partner__name=rivera.NAME).order_by("partner")
    found = list(others.values_list("partner", flat=True))
    wanted = max(round(THANKED * counted) - thanked, 0)
    for pk in giver.luck.sample(found, min(wanted, len(found))):
        day = giver.day_between(since, giver.today)
        giver.thank(friends[pk], day, occasion=Occasion.OTHER)


def _since(giver: Giver) -> date:
    return term_so_far(giver.world.office, giver.today).day
