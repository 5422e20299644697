"""A partner's history says who set how long it may go without an exchange, and takes it back."""

from collections.abc import Callable

import pytest
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.cadences import clear_partner_cadence, set_cadence, set_partner_cadence
from outreach.models import Cadence
from partnerships.models import Partner
from tests.factories import make_partner
from tests.partnerships.history import entry_saying, sentences, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(alder: Office, ana: Membership) -> Partner:
    with office_context(alder.pk, by=ana.actor_key):
        return make_partner(alder, name="Rivera Machining")


@pytest.fixture
def client(client_of: Callable[[Membership], Client], ana: Membership) -> Client:
    return client_of(ana)


def set_days(by: Membership, partner: Partner, *days: int | None) -> None:
    """One after the other; None: as its tier goes."""
    for it in days:
        with office_context(partner.office_id, by=by.actor_key):
            if it is None:
                clear_partner_cadence(by=by, partner=partner)
            else:
                set_partner_cadence(by=by, partner=partner, days=it)


def own_days(partner: Partner) -> list[int]:
    with office_context(partner.office_id):
        return list(Cadence.objects.filter(partner=partner).values_list("days", flat=True))


def test_who_set_changed_and_cleared_it_is_told(
    client: Client, partner: Partner, alder: Office, ana: Membership, alice: Membership
) -> None:
    with office_context(alder.pk, by=alice.actor_key):
        set_cadence(by=alice, office=alder, days={"regular": 50})  # the tiers are no partner's
    set_days(ana, partner, 1, 45, None)
    begin = "Ana Ames changed how long this partner may go without an exchange"
    assert set(sentences(client, partner)) == {
        "Ana Ames added this partner.",
        "Ana Ames set how long this partner may go without an exchange: 1 day of school.",
        f"{begin}, from 1 day of school to 45 days of school.",
        "Ana Ames let this partner go by the days of its tier again. "
        "Its own were 45 days of school.",
    }


def test_each_of_these_is_taken_back(client: Client, partner: Partner, ana: Membership) -> None:
    set_days(ana, partner, 20, 45)
    undo(client, partner, "from 20 days")
    assert own_days(partner) == [20]
    set_days(ana, partner, None)
    undo(client, partner, "Its own were 20 days")
    assert own_days(partner) == [20]
    undo(client, partner, "took back: Ana Ames let")
    assert own_days(partner) == []


def test_days_that_were_set_since_are_not_overwritten(
    client: Client, partner: Partner, ana: Membership
) -> None:
    set_days(ana, partner, 20, None, 60)
    page = undo(client, partner, "Its own were 20 days", status=422)
    assert "The partner has other days of its own by now." in page
    assert own_days(partner) == [60]


def test_a_leader_is_offered_no_undo_of_it(
    client_of: Callable[[Membership], Client], partner: Partner, ana: Membership, bob: Membership
) -> None:
    set_days(ana, partner, 20)
    assert not entry_saying(client_of(bob), partner, "20 days of school").can_undo
