"""One run: let the rows go, strike as the schedule says, mend everything, wait, count."""

import heapq
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from core.embedded.processes import wait_until
from tests.chaos.blows import strike
from tests.chaos.figures import BAD, FATES, NOBODY, OURS, Figures, fates, received
from tests.chaos.installation import PATIENCE, Installation
from tests.chaos.schedule import Assault
from tests.database import ROOT

LET_GO = f"""
    UPDATE core_duerow SET due_at = now() + interval '1 second' * CASE recipient
        WHEN %s THEN 0 ELSE %s * (id * 7919 %% 1000) / 1000.0 END
    WHERE id IN (SELECT id FROM {OURS} d)
"""
LEFT = f"""
    SELECT (SELECT count(*) FROM {OURS} d WHERE recipient <> %s AND state = 'waiting')
         + (SELECT count(*) FROM core_outboxmessage WHERE state IN ('waiting', 'sending'))
"""
LEASES_RUN_OUT = """
    UPDATE core_outboxmessage SET leased_until = now(), next_try_at = now() WHERE state = 'sending'
"""
DUE_BY = 0.8  # of the time that the assaults take
TICK = 0.1  # seconds
GLANCE = 0.5  # seconds between two looks at how much is left

Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """What a run does: how many due rows (an even number), what befalls them, how many programs.

    `hurried`: the leases of the killed workers are not waited for. All workers are killed first,
    so that nobody holds one whose end is brought forward.
    """

    rows: int
    assaults: list[Assault]
    workers: int = 2
    beats: int = 2
    hurried: bool = False

    @property
    def seconds(self) -> float:
        """How long the assaults take; the rows become due over most of this time."""
        return max((assault.at for assault in self.assaults), default=0) + 1


class Run:
    """The state of one run."""

    def __init__(self, installation: Installation, plan: Plan, say: Say) -> None:
        self.installation = installation
        self.plan = plan
        self.say = say
        self.counts: Counter[str] = Counter()

    def play(self) -> Figures:
        """Everything, from the rows to the figures."""
        self.prepare()
        self.assail()
        seconds = self.recover()
        return self.figures(seconds)

    def prepare(self) -> None:
        """Write the rows, start the programs, and let the rows go when a worker works."""
        self.installation.start_programs(self.plan.workers, self.plan.beats)
        write_rows(self.installation, self.plan.rows)
        assert self.left() == self.plan.rows
        assert wait_until(self._is_working, PATIENCE), self.installation.report()
        self.installation.ask(LET_GO, NOBODY, DUE_BY * self.plan.seconds)

    def assail(self) -> None:
        """Strike at the times of the schedule; what is broken is mended after its time."""
        started, order = time.monotonic(), count()
        mends: list[tuple[float, int, Callable[[], None]]] = []
        for assault in self.plan.assaults:
            while (now := time.monotonic() - started) < assault.at:
                self._mend(mends, now)
                time.sleep(TICK)
            self.say(f"{now:6.1f} s  {assault.blow}")
            mend = strike(self.installation, assault)
            self.counts[assault.blow] += 1
            heapq.heappush(mends, (now + assault.lasts, next(order), mend))
        while mends:
            heapq.heappop(mends)[2]()

    def recover(self) -> float | None:
        """Everything runs again; the seconds until nothing is left, None if that never came."""
        started = time.monotonic()
        # A server of which a session was killed lately is still busy with itself.
        assert wait_until(self.installation.database_answers, PATIENCE)
        if self.plan.hurried:
            self._let_leases_run_out()
        self.installation.tend()
        self.installation.spoil_the_mail(delay_seconds=0, refuse=0, drop=0)
        self.say(f"Recovered, {self.left()} still to do")
        done = wait_until(self._is_done, PATIENCE)
        return time.monotonic() - started if done else None

    def figures(self, seconds: float | None) -> Figures:
        """Count what arrived and what the database says of it."""
        mails = received(self.installation.mail_folder)
        rows = self.installation.ask(FATES, NOBODY)
        ends = fates(rows, mails)  # type: ignore[arg-type]  # the columns of FATES
        known = {fate.message_id for fate in ends}
        return Figures(
            fates=ends,
            strangers=sum(times for ident, times in mails.items() if ident not in known),
            bad=self.installation.ask(BAD, NOBODY),  # type: ignore[arg-type]  # its columns
            seconds=seconds,
            assaults=self.counts,
        )

    def left(self) -> int:
        """How many rows and messages are not finished."""
        ((left,),) = self.installation.ask(LEFT, NOBODY)
        assert isinstance(left, int)
        return left

    def _is_working(self) -> bool:
        """A worker has planned the digests of those in other offices, who had none."""
        others = f"SELECT count(*) FROM core_duerow WHERE id NOT IN (SELECT id FROM {OURS} d)"
        return self.installation.ask(others) > [(0,)]

    def _let_leases_run_out(self) -> None:
        for worker in self.installation.workers:
            worker.kill()
        self.installation.ask(LEASES_RUN_OUT)
        for worker in self.installation.workers:
            worker.start()

    def _mend(self, mends: list[tuple[float, int, Callable[[], None]]], now: float) -> None:
        while mends and mends[0][0] <= now:
            heapq.heappop(mends)[2]()
        self.installation.tend()

    def _is_done(self) -> bool:
        time.sleep(GLANCE)
        self.installation.tend()
        return self.left() == 0


def write_rows(installation: Installation, count: int) -> None:
    """Run `tests.chaos.rows` as the database's owner."""
    owner = {"DATABASE_OWNER_URL": installation.owner_url, "LANYARD_DATABASE_ROLE": "owner"}
    words = f"from tests.chaos.rows import write_rows; write_rows({count})"
    subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "--command", words],
        cwd=ROOT,
        env=installation.environment | owner,
        check=True,
    )
