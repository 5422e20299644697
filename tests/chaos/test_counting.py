"""The run counts right, and its schedule can be had again."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.chaos.figures import Fate, Figures, fates, received
from tests.chaos.schedule import Blow, schedule

GAP, LASTS = (2.0, 6.0), (0.1, 4.0)
GOOD = Fate("done", "<1@test>", "sent", 1)
LOST = Fate("done", "<2@test>", "sent", 0)
TWICE = Fate("done", "<3@test>", "sent", 2)
MARKED_TWICE = Fate("done", "<4@test>", "perhaps-twice", 2)
DOUBTFUL = Fate("done", "<5@test>", "failed", 1)


def figures(*ends: Fate, strangers: int = 0, seconds: float | None = 20, tries: int = 8) -> Figures:
    """The figures of a run that ended so."""
    return Figures(list(ends), strangers, [("failed", tries)], seconds)


def test_a_seed_gives_the_same_assaults_again() -> None:
    assert schedule(7, 50, gap=GAP, lasts=LASTS) == schedule(7, 50, gap=GAP, lasts=LASTS)
    assert schedule(7, 50, gap=GAP, lasts=LASTS) != schedule(8, 50, gap=GAP, lasts=LASTS)


def test_each_kind_of_assault_comes_as_often_as_any_other() -> None:
    drawn = Counter(assault.blow for assault in schedule(7, 3 * len(Blow), gap=GAP, lasts=LASTS))
    assert drawn == dict.fromkeys(Blow, 3)


def test_assaults_keep_to_their_distance() -> None:
    times = [0.0, *(assault.at for assault in schedule(7, 200, gap=GAP, lasts=LASTS))]
    gaps = [after - before for before, after in pairwise(times)]
    assert min(gaps) >= GAP[0]
    assert max(gaps) <= GAP[1]


@pytest.mark.parametrize(
    ("run", "confirming", "faults"),
    [
        (figures(GOOD), True, []),
        (figures(GOOD, LOST), True, ["1 lost"]),
        (figures(GOOD, TWICE), True, ["1 doubled"]),
        (figures(GOOD, TWICE), False, ["1 doubled"]),
        (figures(GOOD, MARKED_TWICE), True, ["1 doubled"]),
        (figures(GOOD, MARKED_TWICE), False, []),
        (figures(GOOD, DOUBTFUL), True, ["1 messages failed"]),
        (figures(GOOD, DOUBTFUL), False, []),
        (figures(GOOD, strangers=1), False, ["1 doubled"]),
        (figures(GOOD, seconds=61), True, ["not finished 60 s after the recovery"]),
        (figures(GOOD, seconds=None), True, ["not finished 60 s after the recovery"]),
        (figures(GOOD, tries=0), True, ["a bad row was not tried, or is done"]),
        (figures(Fate("waiting", None, None, 0)), True, ["1 lost", "1 due rows not done"]),
    ],
)
def test_what_should_not_be_is_told(run: Figures, confirming: bool, faults: list[str]) -> None:
    assert run.faults(confirming=confirming) == faults


def test_mails_are_counted_by_their_message_id(tmp_path: Path) -> None:
    for number, ident in enumerate(["<1@test>", "<3@test>", "<3@test>"]):
        (tmp_path / f"{number}.eml").write_text(f"Message-ID: {ident}\nSubject: x\n\nText\n")
    (tmp_path / "3.new").write_text("Message-ID: <1@test>\n\nhalf a mail")
    rows = [("done", "<1@test>", "sent"), ("done", "<2@test>", "sent"), ("done", None, None)]
    assert [end.arrived for end in fates(rows, received(tmp_path))] == [1, 0, 0]
    assert received(tmp_path)["<3@test>"] == 2
