"""Whatever stands in the cells of a log: a line is refused in words or it can be written."""

import random
from typing import Any

import pytest

from core.registries.sheets import Decided, Line, Run
from offices.models import Membership, Office
from outreach.models import Activity
from outreach.sheets.checking import check_activities
from outreach.sheets.columns import COLUMNS
from outreach.sheets.writing import write_activities
from tests.factories import make_affiliation, make_contact, make_partner
from tests.outreach.sheets.log import Nothing

CELLS = [
    *("", " ", "n/a", "-", "??", "x", "0", "-1", "1e9", "9" * 40, "1/2", "½", "٣", "12,5,7"),
    *("1.2.3", "Rivera Machining", "rivera", "Luis", "Luis Rivera; Luis Rivera", ";;;"),
    *("Rivera, Luis (HR)", "11/12/2026", "2026-02-30", "13/13/13", "Feb 29", "29 Feb", "Dec 31"),
    *("0000-00-00", "Fall 2023", "2026-11-12T25:61", "11/12/26 - 11/10/26", "99/99", "Nov 31"),
    *("9999-12-31", "1/1/1890", "24:00", "2:30", "12 am", "7:60", "noon", "8-9 AM", "3rd hr"),
    *("90 min", "1:75", ".5", "2,5 h", "call", "Phone call", "done", "planned", "we talked"),
    *("Ana Ames", "ana", "Harlow", "=1+1", "+1 555", "@x", "%s %(name)s %d", "{}", "\\", "'"),
    *('"', "<script>", "🙂" * 90, "word " * 500, "é" * 5000, "a\nb\r\nc", "\u200b\ufeff"),
    *("\u202etxt", "\ufb01", "İ", "ß" * 201),
]


@pytest.mark.parametrize("seed", range(4))
def test_a_line_is_refused_in_words_or_can_be_written(
    seed: int, in_alder: Office, ana: Membership
) -> None:
    partner = make_partner(in_alder, name="Rivera Machining")
    make_affiliation(partner, make_contact(in_alder, name="Luis Rivera"))
    chance = random.Random(seed)
    good = {"date": "11/12/2025", "partner": "Rivera Machining", "kind": "call"}
    keys = [it.key for it in COLUMNS]
    lines = [
        Line(number, _without_empty(good | dict.fromkeys(chance.sample(keys, 3), cell)))
        for number, cell in enumerate(CELLS * 4)
    ]
    run = Run(1, in_alder.pk, ana, {}, Nothing())
    checked = check_activities(run, lines)
    assert [it.number for it in checked] == [it.number for it in lines]
    for it in checked:
        for finding in it.findings:
            assert finding.message % finding.facts
    fine = [it for it in checked if not any(found.level == "error" for found in it.findings)]
    written = write_activities(run, [Decided(it.number, it.values, None) for it in fine])
    assert [it.act for it in written] == ["created"] * len(fine)
    assert Activity.objects.count() == len(fine) > len(CELLS)


def _without_empty(said: dict[str, Any]) -> dict[str, str]:
    return {key: text.strip() for key, text in said.items() if text.strip()}
