"""Five hundred certificates in the real worker: how much memory each of its processes takes."""

import time
from typing import Any

import psycopg

from benchmarks.installation import Installation
from benchmarks.programs import BenchmarkError

MOST_SECONDS = 180.0
DUE_SQL = """
    UPDATE core_duerow SET due_at = now()
    WHERE rule = 'print-batch' AND recipient = %s AND state = 'waiting'
"""
STATE_SQL = "SELECT state FROM recognition_batch WHERE id = %s"


def certificates(installation: Installation, office: int, counts: tuple[int, ...]) -> Any:
    """Our print beside the floor, then once more by the worker, whose memory is looked at."""
    asked = {"office": office, "counts": counts, "rounds": 3}
    said = installation.ask("certificates", asked)
    return said | {"memory": _weighed(installation, said["batch"])}


def _weighed(installation: Installation, batch: int) -> dict[str, float]:
    """The most that one process of the worker took (PSS, MB), and all of them together."""
    with psycopg.connect(installation.owner_url, autocommit=True) as owner:
        owner.execute(DUE_SQL, [str(batch)])
        worker, beat = installation.worker(), installation.beat()
        one = together = 0.0
        began = time.monotonic()
        try:
            while owner.execute(STATE_SQL, [batch]).fetchone() == ("printing",):
                time.sleep(0.1)
                each = worker.megabytes_of_each()
                one, together = max(one, *each), max(together, sum(each))
                if time.monotonic() - began > MOST_SECONDS:
                    raise BenchmarkError("the worker did not print the certificates")
        finally:
            beat.kill()
            worker.kill()
            owner.execute("DELETE FROM core_duerow WHERE rule = 'batch-files'")
    return {"one": round(one, 1), "together": round(together, 1)}
