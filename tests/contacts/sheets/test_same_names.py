"""Thousands of one name, phone or email are told apart as a few are, without walking them all."""

import random
from collections.abc import Sequence
from typing import Any

import pytest

from contacts.sheets import namesakes
from contacts.sheets.groups import Group
from contacts.sheets.known_people import SHARED as CROWD
from contacts.sheets.known_people import KnownPeople
from contacts.sheets.namesakes import There
from contacts.sheets.partner_index import SHARED, PartnerIndex, Sought
from contacts.sheets.same_name import SameName
from offices.models import Office
from partnerships.queries.sameness import sorted_key
from tests.factories import make_affiliation, make_contact, make_partner

TOWNS = ("", "Dale", "Harlow", "Elm")
HEADS = ("", "First Bank", "Other Bank")


def there(pk: int, **said: Any) -> There:
    return There(pk, **{**BLANK, **said})


BLANK = {
    "name": "First Bank",
    "town": "",
    "parent_id": None,
    "is_archived": False,
    "phone": "",
    "website": "",
}


def by_walking(rows: Sequence[There], heads: dict[int, str], sought: Sought) -> tuple[int, bool]:
    """What the index answers, found by looking at each; (0, False) for nothing."""
    kin = [it for it in rows if not sought.parent or _belongs(it, heads, sought)]
    ranked = sorted(kin, key=lambda it: (it.is_archived, it.parent_id is not None, it.pk))
    if not sought.town:
        sure = len(kin) == 1 or (bool(kin) and ranked[0].parent_id is None)
        return (ranked[0].pk, sure) if kin else (0, False)
    for town in (sought.town, ""):
        if here := [it for it in ranked if it.town == town]:
            return here[0].pk, True
    alone = len(rows) == 1 and kin and not sought.parent and rows[0].parent_id is None
    return (rows[0].pk, False) if alone else (0, False)


def _belongs(row: There, heads: dict[int, str], sought: Sought) -> bool:
    if row.parent_id is not None:
        return sorted_key(heads[row.parent_id]) == sorted_key(sought.parent)
    return sorted_key(row.name) != sorted_key(sought.parent)


@pytest.mark.parametrize("seed", range(60))
def test_among_many_of_a_name_the_same_one_is_meant_as_by_walking_them(seed: int) -> None:
    by = random.Random(seed)
    heads = {901: "First Bank", 902: "Other Bank"}
    rows = [
        there(
            pk,
            town=by.choice(TOWNS),
            parent_id=by.choice((None, None, 901, 902)),
            is_archived=by.random() < 0.3,
        )
        for pk in range(1, by.choice((2, 3, 9)))
    ]
    others = [there(902, name="Other Bank"), there(901, name="First Bank", town="Elm")]
    index = PartnerIndex([*rows, *others])
    for town in TOWNS:
        for parent in HEADS:
            sought = Sought("First Bank", town, parent=parent)
            found = index.find(sought)
            answer = (found.there.pk, found.sure) if found else (0, False)
            assert answer == by_walking([*rows, others[1]], heads, sought)


def test_none_of_a_crowd_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    index = PartnerIndex([there(pk, town=f"Town {pk}") for pk in range(1, 3001)])
    found = index.find(Sought("First Bank", "Town 7"))
    assert found is not None
    assert found.there.pk == 7
    looked: list[There] = []
    rank = namesakes._rank

    def counted(row: There) -> tuple[bool, bool, int]:
        looked.append(row)
        return rank(row)

    monkeypatch.setattr(namesakes, "_rank", counted)
    for number in range(1, 101):
        index.find(Sought("First Bank", f"Town {number}"))
        index.find(Sought("First Bank", f"New Town {number}", parent="Other Bank"))
        index.parent_named("First Bank")
    assert len(looked) < 400


@pytest.mark.parametrize("field", ["phone", "website"])
@pytest.mark.parametrize(("count", "expected"), [(SHARED, 1), (SHARED + 1, None)])
def test_what_a_crowd_shares_tells_nothing(field: str, count: int, expected: int | None) -> None:
    shared = {"phone": "303 555 0101", "website": "https://one.example"}[field]
    rows = [there(1, name="Harlow Fine Printers", **{field: shared})]
    rows += [there(pk, name=f"Nobody {pk}", **{field: shared}) for pk in range(2, count + 1)]
    found = PartnerIndex(rows).find(Sought("Harlow Printers", **{field: shared}))
    assert (found.there.pk if found else None) == expected


@pytest.mark.parametrize("seed", range(40))
def test_lines_of_one_name_meet_in_the_group_that_walking_finds(seed: int) -> None:
    by = random.Random(seed)
    groups: list[Group] = []
    called = SameName[Group]()
    for number in range(1, 60):
        line = {"town": by.choice(TOWNS), "parent": by.choice(HEADS)}
        line = {key: text for key, text in line.items() if text}
        first = next((it for it in groups if _one_partner(it.values, line)), None)
        found = called.of(line)
        assert found is first
        if found is None:
            found = Group(number, {}, called=called)
            called.add(found)
            groups.append(found)
        found.add(number, line)
        heads = [it for it in groups if not it.values.get("parent")]
        assert called.head() is (heads[0] if heads else None)


def _one_partner(ours: dict[str, Any], theirs: dict[str, Any]) -> bool:
    return all(
        not ours.get(key) or not theirs.get(key) or ours[key] == theirs[key]
        for key in ("town", "parent")
    )


def test_of_a_crowd_with_one_email_only_a_namesake_is_meant(in_alder: Office) -> None:
    partner = make_partner(in_alder)
    for number in range(CROWD + 1):
        person = make_contact(in_alder, name=f"Ana C{number}")
        make_affiliation(partner, person, email="info@bank.example")
    known = KnownPeople(in_alder.pk, ["info@bank.example"], [])
    shared = {"emails": ["Info@bank.example"]}
    assert known.with_email({"name": "Ana", **shared}) is None
    found = known.with_email({"name": "Ana C54", **shared})
    assert found is not None
    assert found.name == "Ana C54"
