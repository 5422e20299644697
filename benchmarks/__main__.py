"""`make bench`: measure Lanyard beside its floors, and print the table."""

import argparse
import signal
import sys
from dataclasses import replace
from pathlib import Path

from benchmarks.programs import ROOT, BenchmarkError
from benchmarks.results import Results
from benchmarks.run import run
from benchmarks.scale import FULL, QUICK, Scale
from benchmarks.table import markdown
from core.embedded.processes import EmbeddedServerError


def main(arguments: list[str]) -> int:
    """Run with the command line's choices; 1 where something did not work."""
    chosen = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that everything is stopped
    results = Results(chosen.json, _scale(chosen))
    try:
        run(chosen.folder, results, _scale(chosen))
    except (BenchmarkError, EmbeddedServerError) as error:
        print(f"The benchmark ended early: {error}", file=sys.stderr)
        print(f"What was measured until then is in {chosen.json}.", file=sys.stderr)
        return 1
    finally:
        print(markdown(results.figures), flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small numbers, to see that it works")
    parser.add_argument("--steps", type=_steps, help="numbers of offices, as 1,10,100,1000")
    parser.add_argument("--partners", type=int)
    parser.add_argument("--activities", type=int)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seconds", type=float, help="of one page in one round")
    parser.add_argument("--sweep-seconds", type=float, help="after which the sweep is ended")
    parser.add_argument("--json", type=Path, default=ROOT / "var" / "bench.json")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench")
    return parser


def _steps(text: str) -> tuple[int, ...]:
    return tuple(int(it) for it in text.split(","))


def _scale(chosen: argparse.Namespace) -> Scale:
    scale = QUICK if chosen.quick else FULL
    names = ("steps", "partners", "activities", "rounds", "seconds", "sweep_seconds")
    said = {name: getattr(chosen, name) for name in names if getattr(chosen, name) is not None}
    return replace(scale, **said)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
