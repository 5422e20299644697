"""When which blow falls: drawn from a seed, so that a run can be had again."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Blow(StrEnum):
    """A kind of assault; the value is what the run prints."""

    WORKER = "worker killed"
    POOL = "worker's child killed"
    BEAT = "beat killed"
    BROKER = "Valkey killed, all data lost"
    DATABASE = "PostgreSQL killed"
    SESSION = "PostgreSQL session killed"
    MAIL_SERVER = "mail server killed"
    DELAY = "mail server slow"
    REFUSE = "mail server: not now"
    DROP = "mail server: line cut after DATA"


@dataclass(frozen=True)
class Assault:
    """One blow: `at` seconds after the start; what it breaks is mended after `lasts` seconds.

    `victim` chooses among several of a kind. `strength` is from 0 to 1: how slow the mail server
    becomes, or how many messages it turns away.
    """

    blow: Blow
    at: float
    lasts: float
    victim: int
    strength: float


def schedule(
    seed: int, rounds: int, *, gap: tuple[float, float], lasts: tuple[float, float]
) -> list[Assault]:
    """`rounds` assaults, the same for the same arguments.

    They are `gap` (least, most) seconds apart, and what they break is down for `lasts` seconds.
    """
    dice = random.Random(seed)
    assaults: list[Assault] = []
    at = 0.0
    for _, blow in zip(range(rounds), _blows(dice), strict=False):
        at += dice.uniform(*gap)
        down = dice.uniform(*lasts)
        assaults.append(Assault(blow, at, down, dice.randrange(1000), dice.random()))
    return assaults


def _blows(dice: random.Random) -> Iterator[Blow]:
    """Each kind once, in an order of chance, again and again: a short run knows all of them."""
    while True:
        deck = list(Blow)
        dice.shuffle(deck)
        yield from deck
