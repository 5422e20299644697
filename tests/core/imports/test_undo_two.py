"""Several imports change the same row, and are undone in whatever order."""

from itertools import permutations

import pytest

from core.imports import queries
from core.models.imports import Import, ImportState
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.actions.partners import update_partner
from partnerships.models import Partner
from tests.core.imports.test_undo import undone
from tests.core.imports.tiny import brought_in
from tests.factories.partnerships import make_partner

pytestmark = pytest.mark.usefixtures("uploads")


@pytest.fixture
def known(alder: Office) -> Partner:
    """A partner that all of them change."""
    with office_context(alder.pk):
        return make_partner(alder, name="Known", town="Old", tier="occasional")


def town_and_tier(partner: Partner) -> tuple[str, str]:
    with office_context(partner.office_id):
        partner.refresh_from_db()
        return partner.town, partner.tier


def moved(partner: Partner, town: str, by: Membership) -> None:
    with office_context(partner.office_id):
        partner.refresh_from_db()
        update_partner(by=by, partner=partner, fields={"town": town})


def three(office: Office, by: Membership) -> list[Import]:
    lines = ("Known,First,key", "Known,Second,regular", "Known,Third,key")
    return [brought_in(office, by, line) for line in lines]


def test_the_older_first_and_then_the_newer_ends_at_what_stood_before_both(
    alder: Office, ana: Membership, known: Partner
) -> None:
    older = brought_in(alder, ana, "Known,First,key")
    newer = brought_in(alder, ana, "Known,Second,regular")
    older = undone(older, ana)
    assert town_and_tier(known) == ("Second", "regular")
    with office_context(alder.pk):
        assert [it.because for it in queries.kept_of(older)] == ["It has been changed since."]
    newer = undone(newer, ana)
    assert newer.state == ImportState.UNDONE
    assert town_and_tier(known) == ("Old", "occasional")
    with office_context(alder.pk):
        assert queries.kept_of(newer) == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_end_there_in_whatever_order(
    alder: Office, ana: Membership, known: Partner, order: tuple[int, ...]
) -> None:
    brought = three(alder, ana)
    for place in order:
        undone(brought[place], ana)
    assert town_and_tier(known) == ("Old", "occasional")


def test_of_an_import_that_says_the_same_again_nothing_is_left(
    alder: Office, ana: Membership, known: Partner
) -> None:
    older = brought_in(alder, ana, "Known,First,key")
    newer = brought_in(alder, ana, "Known,First,regular")
    undone(older, ana)
    undone(newer, ana)
    assert town_and_tier(known) == ("Old", "occasional")


def test_what_somebody_has_said_in_between_comes_back(
    alder: Office, ana: Membership, known: Partner
) -> None:
    older = brought_in(alder, ana, "Known,First,key")
    moved(known, "Said", ana)
    newer = brought_in(alder, ana, "Known,Second,key")
    undone(older, ana)
    undone(newer, ana)
    assert town_and_tier(known) == ("Said", "occasional")


def test_what_somebody_says_afterwards_stays(
    alder: Office, ana: Membership, known: Partner
) -> None:
    older, newer, _ = three(alder, ana)
    moved(known, "Said", ana)
    undone(older, ana)
    undone(newer, ana)
    assert town_and_tier(known)[0] == "Said"


def test_another_row_is_none_of_its_business(
    alder: Office, ana: Membership, known: Partner
) -> None:
    with office_context(alder.pk):
        other = make_partner(alder, name="Other", town="First", tier="key")
    older = brought_in(alder, ana, "Known,First,key")
    newer = brought_in(alder, ana, "Known,Second,key", "Other,Second,regular")
    undone(older, ana)
    undone(newer, ana)
    assert town_and_tier(known) == ("Old", "occasional")
    assert town_and_tier(other) == ("First", "key")
