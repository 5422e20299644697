"""Adds thanks to an office of the demo."""

from random import Random

from outreach.demo.world import World
from recognition.demo.documents import make_waiting
from recognition.demo.giving import Giver
from recognition.demo.history import engagements_of, thank_as_usual
from recognition.demo.term import make_anniversary, save, settle_term


def make_thanks(world: World) -> None:
    """The ledger of three and a half years, up to today. The same day gives the same one."""
    giver = Giver(world, Random(f"thanks of {world.plan.slug}"))
    engagements = engagements_of(world.office.pk)
    make_anniversary(giver, engagements)
    thank_as_usual(giver, engagements)
    save(giver)
    make_waiting(world, settle_term(giver, engagements))
