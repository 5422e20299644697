"""Names that are spelt much alike are found, and never compared with more than a bounded few."""

import random

import pytest

from contacts.sheets import near_names
from contacts.sheets.near_names import FEW, NEIGHBOURS, NearNames

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def crowd(number: int) -> list[str]:
    """Names that all begin with the same letters; the same in every run."""
    by = random.Random(7)
    return [
        "harlow " + " ".join("".join(by.choices(LETTERS, k=8)) for _ in range(2))
        for _ in range(number)
    ]


def like(names: list[str], name: str) -> list[str]:
    return list(NearNames((it, it) for it in names).like(name))


def test_a_slip_is_found_wherever_it_is_in_a_crowd() -> None:
    names = crowd(FEW + 500)
    meant = names[1234]
    for at in (4, 8, 12, len(meant) // 2, len(meant) - 5, len(meant) - 1):
        assert like(names, meant[:at] + "9" + meant[at + 1 :]) == [meant]
        assert like(names, meant[:at] + meant[at + 1 :]) == [meant]
        assert like(names, meant[:at] + "9" + meant[at:]) == [meant]


def test_no_name_is_compared_with_more_than_its_neighbours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[int] = []
    whole = near_names._Block.compared

    def counted(self: near_names._Block[str], key: str) -> object:
        keys = whole(self, key)
        compared.append(len(keys))
        return keys

    monkeypatch.setattr(near_names._Block, "compared", counted)
    names = NearNames((it, it) for it in crowd(FEW + 500))
    for it in ("harlow mm", "harlow aaa", "harlow zzz", "har"):
        list(names.like(it))
    assert len(compared) == 4
    assert max(compared) <= 4 * NEIGHBOURS


def test_in_ordinary_numbers_every_name_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_names, "NEIGHBOURS", 0)
    names = crowd(FEW)
    assert like(names, names[1] + "e") == [names[1]]
    assert like([*names, "harlow one more"], names[1] + "e") == []


def test_the_most_alike_comes_first_and_other_beginnings_are_not_looked_at() -> None:
    names = ["rivera machining co op", "rivera machining", "xivera machining"]
    assert like(names, "riverra machining") == ["rivera machining"]
    assert like(names, "rivera machining co o")[0] == "rivera machining co op"
    assert like(names, "tivera machining") == []
    assert like([], "rivera") == []
