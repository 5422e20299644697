"""Runs the load generator and says what came of it."""

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from benchmarks.programs import ROOT, BenchmarkError

Address = tuple[str, str]
"""A method and a path with its query."""


@dataclass(frozen=True)
class Ask:
    """A request as a client sends it. `headers` hold who asks."""

    path: str
    headers: Mapping[str, str]
    method: str = "GET"
    body: str = ""

    def as_text(self, port: int) -> str:
        """As it goes over the wire."""
        headers = {"Host": f"localhost:{port}", "Accept-Encoding": "identity"} | dict(self.headers)
        if self.method == "POST":
            headers["Content-Length"] = str(len(self.body.encode()))
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        lines = [f"{self.method} {self.path} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
        return "\r\n".join(lines) + "\r\n\r\n" + self.body


@dataclass(frozen=True)
class Figures:
    """Milliseconds and requests a second of one round."""

    p50: float
    p95: float
    rps: float


def measure(
    port: int, asks: Sequence[Sequence[Ask]], *, status: int, warm_up: float, seconds: float
) -> Figures:
    """One round: a client for each sequence. Raises BenchmarkError for answers that are wrong."""
    job = {
        "port": port,
        "requests": [[ask.as_text(port) for ask in some] for some in asks],
        "status": status,
        "warm_up": warm_up,
        "seconds": seconds,
    }
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.client"],
        input=json.dumps(job),
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise BenchmarkError(f"the load generator failed:\n{done.stderr[-2000:]}")
    said = json.loads(done.stdout)
    if said["wrong"] or not said["times"]:
        raise BenchmarkError(f"{asks[0][0].path}: expected {status}, got {said['wrong']}")
    return _figures(said["times"], said["seconds"])


def middle(rounds: Sequence[Figures]) -> Figures:
    """The median of each figure over the rounds."""
    return Figures(*(statistics.median(it) for it in zip(*map(_values, rounds), strict=True)))


def noise(rounds: Sequence[Figures]) -> float:
    """How far the rounds' medians lie apart, as a share of their median."""
    times = [it.p50 for it in rounds]
    return (max(times) - min(times)) / statistics.median(times)


def as_dict(figures: Figures) -> dict[str, float]:
    """For the file of results."""
    return {name: round(value, 3) for name, value in asdict(figures).items()}


def _values(figures: Figures) -> tuple[float, float, float]:
    return figures.p50, figures.p95, figures.rps


def _figures(times: list[float], seconds: float) -> Figures:
    ordered = sorted(times)
    return Figures(
        p50=statistics.median(ordered),
        p95=ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))],
        rps=len(ordered) / seconds,
    )
