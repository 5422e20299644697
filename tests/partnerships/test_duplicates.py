"""Likely duplicates: alike in name, phone or website; branches of one parent are none."""

import pytest
from django.utils import timezone

from offices.models import Office
from partnerships.queries.duplicates import find_duplicates
from tests.factories import make_partner


@pytest.mark.parametrize(
    "typed",
    [
        "Rivera Machining",
        "RIVERA MACHINING, INC.",
        "The Rivera Machining Co.",
        "Riviera Machining",
        "Rivéra Machining LLC",
        "Rivera Machinning",
        "Rivera  Machining Company",
    ],
)
def test_a_name_that_is_much_alike_is_found(typed: str, in_alder: Office) -> None:
    make_partner(in_alder, name="Rivera Machining")
    assert [it.name for it in find_duplicates(in_alder, name=typed)] == ["Rivera Machining"]


@pytest.mark.parametrize(
    "typed", ["Rivera Bakery", "River Valley Clinic", "Ri", "", "LLC", "Machining", "%"]
)
def test_another_name_is_not(typed: str, in_alder: Office) -> None:
    make_partner(in_alder, name="Rivera Machining")
    assert find_duplicates(in_alder, name=typed) == []


def test_what_was_entered_with_an_article_is_found_without_it(in_alder: Office) -> None:
    make_partner(in_alder, name="The Copper Kettle")
    assert [it.name for it in find_duplicates(in_alder, name="Copper Kettle")] == [
        "The Copper Kettle"
    ]


def test_the_same_phone_is_found_however_it_is_written(in_alder: Office) -> None:
    make_partner(in_alder, name="Osage Print", phone="(555) 010-0123")
    found = find_duplicates(in_alder, name="Something else", phone="+1 555.010.0123 x4")
    assert [it.name for it in found] == ["Osage Print"]
    assert find_duplicates(in_alder, name="Something else", phone="0123") == []


def test_the_same_website_is_found_but_no_shared_one(in_alder: Office) -> None:
    make_partner(in_alder, name="Osage Print", website="https://www.osage.example/print")
    make_partner(in_alder, name="Tallgrass", website="https://facebook.com/tallgrass")
    assert [
        it.name
        for it in find_duplicates(in_alder, name="New", website="http://osage.example/about")
    ] == ["Osage Print"]
    assert find_duplicates(in_alder, name="New", website="https://facebook.com/new") == []


def test_sister_branches_and_the_parent_are_no_duplicates(in_alder: Office) -> None:
    bank = make_partner(in_alder, name="First Harlow Bank")
    make_partner(in_alder, name="First Harlow Bank, Main St", parent=bank)
    branch = make_partner(in_alder, name="First Harlow Bank, Main Street", parent=bank)
    name = "First Harlow Bank, Main Street"
    assert find_duplicates(in_alder, name=name, parent=bank.pk) == []
    assert find_duplicates(in_alder, name=name, parent=bank.pk, exclude=branch.pk) == []
    assert len(find_duplicates(in_alder, name=name)) == 2


def test_the_parent_does_not_meet_its_branches(in_alder: Office) -> None:
    bank = make_partner(in_alder, name="First Bank")
    make_partner(in_alder, name="First Bank", parent=bank)
    assert find_duplicates(in_alder, name="First Bank", exclude=bank.pk) == []


def test_an_archived_one_is_found_and_marked(in_alder: Office) -> None:
    make_partner(in_alder, name="Rivera Machining", archived_at=timezone.now())
    (found,) = find_duplicates(in_alder, name="Rivera Machining")
    assert found.is_archived


def test_the_most_alike_comes_first(in_alder: Office) -> None:
    make_partner(in_alder, name="Rivera Machinning")
    make_partner(in_alder, name="Rivera Machining")
    found = find_duplicates(in_alder, name="Rivera Machining Inc")
    assert [it.name for it in found] == ["Rivera Machining", "Rivera Machinning"]
