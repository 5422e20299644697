"""`make chaos SEED=…`: a run with a transport that can confirm, and one with plain SMTP."""

import argparse
import os
import random
import secrets
import shutil
import signal
import sys
from pathlib import Path
from types import FrameType

from tests.chaos import databases
from tests.chaos.figures import Figures
from tests.chaos.installation import installed
from tests.chaos.run import Plan, Run
from tests.chaos.schedule import schedule
from tests.database import ROOT

RUNS = ROOT / "var" / "chaos"
GAP = (2.0, 6.0)  # seconds between two assaults
LASTS = (0.1, 4.0)  # seconds until what was killed is started again
TRANSPORTS = {"confirming": True, "plain": False}


def main() -> int:
    """Run, print the figures; 1 if something is lost, doubled, or late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--rows", type=int, default=2000, help="two for each member")
    parser.add_argument("--rounds", type=int, default=40, help="blows")
    parser.add_argument(
        "--pace", type=float, default=1, help="2: half as fast, as on a busy machine"
    )
    parser.add_argument("--transport", choices=TRANSPORTS, action="append")
    options = parser.parse_args()
    seed = random.randrange(10**6) if options.seed is None else options.seed
    say(f"SEED={seed} ROWS={options.rows} ROUNDS={options.rounds} PACE={options.pace:g}")
    gap = (GAP[0] * options.pace, GAP[1] * options.pace)
    assaults = schedule(seed, options.rounds, gap=gap, lasts=LASTS)
    plan = Plan(options.rows + options.rows % 2, assaults)
    _set_environment()
    signal.signal(signal.SIGTERM, _leave_nothing)
    good = [run(plan, seed, transport) for transport in options.transport or TRANSPORTS]
    return 0 if all(good) else 1


def run(plan: Plan, seed: int, transport: str) -> bool:
    """One run with one transport; whether all was as it should be."""
    confirming = TRANSPORTS[transport]
    say(f"\nTransport: {transport}. The assaults take {plan.seconds:.0f} s.")
    folder = RUNS / f"run-{os.getpid()}-{transport}"
    with installed(folder, databases.made, confirming=confirming) as installation:
        figures = Run(installation, plan, say).play()
        faults = figures.faults(confirming=confirming)
        if faults:
            _keep_logs(folder, RUNS / f"failed-{seed}-{transport}")
    tell(figures, seed, transport)
    say("Failed: " + "; ".join(faults) if faults else "All as it should be.")
    return not faults


def tell(figures: Figures, seed: int, transport: str) -> None:
    """Print what was counted."""
    seconds = "never" if figures.seconds is None else f"{figures.seconds:.1f}"
    told = {
        "seed": seed,
        "transport": transport,
        "rows": len(figures.fates),
        "mails": figures.mails,
        "lost": figures.lost,
        "doubled": figures.doubled,
        "marked perhaps twice": figures.states("perhaps-twice"),
        "marked failed, may have arrived": figures.states("failed"),
        "doubled and not marked": figures.doubled_unmarked,
        "bad rows (tries)": f"{len(figures.bad)} ({max(tries for _, tries in figures.bad)})",
        "seconds after recovery": seconds,
        "assaults": figures.assaults.total(),
        **{f"  {blow}": times for blow, times in sorted(figures.assaults.items())},
    }
    for name, value in told.items():
        say(f"{name:34} {value}")


def say(words: str) -> None:
    """Print at once, also into a pipe."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _leave_nothing(_number: int, _frame: FrameType | None) -> None:
    """End as after Ctrl-C: what was started is stopped. A second signal must not disturb that."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit("Stopped.")


def _set_environment() -> None:
    """Keys and passwords for this run alone; `databases.made` fills in the address."""
    for name in ("SECRET_KEY", "TENANCY_KEY"):
        os.environ[name] = secrets.token_urlsafe(36)
    for variable, role in zip(databases.URLS, ("lanyard_owner", "lanyard_app"), strict=True):
        os.environ[variable] = f"postgresql://{role}:{secrets.token_urlsafe(24)}@nowhere/none"


def _keep_logs(folder: Path, kept: Path) -> None:
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for log in folder.glob("*.log"):
        shutil.copy(log, kept)
    say(f"The programs' logs are in {kept}")


if __name__ == "__main__":
    sys.exit(main())
