"""A short run of `make chaos`: everything is killed once, nothing is lost, nothing goes twice."""

from collections import Counter
from pathlib import Path

from tests.chaos.databases import copied
from tests.chaos.installation import PATIENCE, installed
from tests.chaos.run import Plan, Run
from tests.chaos.schedule import Blow, schedule

SEED = 20_261_122


def test_whatever_is_killed_each_mail_arrives_once_and_a_bad_row_stops_nobody(
    tmp_path: Path,
) -> None:
    assaults = schedule(SEED, len(Blow), gap=(0.2, 0.9), lasts=(0.1, 1))
    plan = Plan(rows=48, assaults=assaults, workers=1, beats=1, hurried=True)
    said: list[str] = []
    with installed(tmp_path / "chaos", copied) as installation:
        figures = Run(installation, plan, said.append).play()
        words = "\n".join([*said, repr(figures), installation.report()])
    assert figures.faults(confirming=True, in_time=PATIENCE) == [], words
    assert figures.assaults == Counter(str(blow) for blow in Blow)
    assert (len(figures.fates), figures.mails, len(figures.bad)) == (48, 48, 8)
