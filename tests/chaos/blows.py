"""What each kind of assault does, and how it is mended."""

from collections.abc import Callable
from functools import partial

from tests.chaos.installation import Installation
from tests.chaos.programs import Program, children, kill
from tests.chaos.schedule import Assault, Blow

SLOWEST = 4.0  # seconds; the sender's patience ends after 2 (tests.chaos.settings)
MOST_MAILS = 60  # turned away, or cut off

Mend = Callable[[], None]


def strike(installation: Installation, assault: Assault) -> Mend:
    """Do it, and return what mends it."""
    return BLOWS[assault.blow](installation, assault)


def _kill_worker(installation: Installation, assault: Assault) -> Mend:
    return _kill(_one_of(installation.workers, assault))


def _kill_beat(installation: Installation, assault: Assault) -> Mend:
    return _kill(_one_of(installation.beats, assault))


def _kill_mail_server(installation: Installation, assault: Assault) -> Mend:
    return _kill(installation.mail_server)


def _kill_pool(installation: Installation, assault: Assault) -> Mend:
    """The process that works dies; the worker above it lives and makes another."""
    pid = _one_of(installation.workers, assault).pid
    for child in (children(pid) if pid else [])[:1]:
        kill(child)
    return _nothing


def _kill_database(installation: Installation, assault: Assault) -> Mend:
    installation.kill_database()
    return installation.start_database


def _kill_session(installation: Installation, assault: Assault) -> Mend:
    installation.kill_session(assault.victim)
    return _nothing


def _kill_broker(installation: Installation, assault: Assault) -> Mend:
    installation.lose_the_broker()
    return installation.start_broker


def _delay(installation: Installation, assault: Assault) -> Mend:
    installation.spoil_the_mail(delay_seconds=SLOWEST * assault.strength)
    return partial(installation.spoil_the_mail, delay_seconds=0)


def _refuse(installation: Installation, assault: Assault) -> Mend:
    installation.spoil_the_mail(refuse=1 + int(MOST_MAILS * assault.strength))
    return partial(installation.spoil_the_mail, refuse=0)


def _drop(installation: Installation, assault: Assault) -> Mend:
    installation.spoil_the_mail(drop=1 + int(MOST_MAILS * assault.strength))
    return partial(installation.spoil_the_mail, drop=0)


def _one_of(programs: list[Program], assault: Assault) -> Program:
    return programs[assault.victim % len(programs)]


def _kill(program: Program) -> Mend:
    program.kill()
    return program.start


def _nothing() -> None:
    """It mends itself."""


BLOWS: dict[Blow, Callable[[Installation, Assault], Mend]] = {
    Blow.WORKER: _kill_worker,
    Blow.POOL: _kill_pool,
    Blow.BEAT: _kill_beat,
    Blow.BROKER: _kill_broker,
    Blow.DATABASE: _kill_database,
    Blow.SESSION: _kill_session,
    Blow.MAIL_SERVER: _kill_mail_server,
    Blow.DELAY: _delay,
    Blow.REFUSE: _refuse,
    Blow.DROP: _drop,
}
