"""Whose a follow-up is while people are away or have left: lists and mail say the same."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from offices.models import Membership, Office
from outreach.models import FollowUp
from outreach.queries.follow_ups import follow_ups_of
from outreach.queries.stand_ins import holder_of, roster
from tests.factories import make_follow_up, make_partner

DAY = date(2026, 11, 17)

# The cast: Alice directs, Adam administers, Ana coordinates, Bob leads a school.
# (owner of the follow-up, owner and backup owner of the partner, away, gone, who has it)
CASES = {
    "the owner is there": ("ana", "ana", "bob", "", "", "ana"),
    "away: the backup has it": ("ana", "ana", "bob", "ana", "", "bob"),
    "gone: the backup has it": ("ana", "ana", "bob", "", "ana", "bob"),
    "the backup's own goes to the owner": ("bob", "ana", "bob", "bob", "", "ana"),
    "no backup: the partner's owner": ("bob", "ana", "", "bob", "", "ana"),
    "backup away too: the partner's owner": ("bob", "ana", "adam", "bob adam", "", "ana"),
    "backup gone too: the partner's owner": ("bob", "ana", "adam", "bob", "adam", "ana"),
    "both away: the director": ("ana", "ana", "bob", "ana bob", "", "alice"),
    "gone without a backup: the director": ("ana", "ana", "", "", "ana", "alice"),
    "a partner of nobody's: the director": ("ana", "", "", "ana", "", "alice"),
    "the director is the backup": ("ana", "ana", "alice", "ana", "", "alice"),
    "no director is there: the administrator": ("ana", "ana", "", "ana alice", "", "adam"),
    "no director is left: the administrator": ("ana", "ana", "", "ana", "alice", "adam"),
    "nobody in charge is there: a leader": ("ana", "ana", "", "ana alice adam", "", "bob"),
    "all away: it stays with its owner": ("ana", "ana", "bob", "ana alice adam bob", "", "ana"),
    "all away and its owner gone": ("ana", "ana", "", "alice adam bob", "ana", "alice"),
    "all away, the backup is there no more": ("ana", "", "bob", "alice adam ana", "bob", "ana"),
}


@pytest.fixture
def cast(
    in_alder: Office, alice: Membership, ana: Membership, adam: Membership, bob: Membership
) -> dict[str, Membership]:
    return {"alice": alice, "ana": ana, "adam": adam, "bob": bob}


def stay_away(*members: Membership) -> None:
    for member in members:
        member.away_from, member.away_until = DAY - timedelta(days=1), DAY + timedelta(days=1)
        member.save()


def leave(*members: Membership) -> None:
    for member in members:
        member.deactivated_at = timezone.now()
        member.save()


def listed(office: Office, cast: dict[str, Membership], *, by_mail: bool) -> list[str]:
    """Who finds something in their list, of those who are there."""
    there = roster(office, DAY).there
    return [
        name
        for name, member in cast.items()
        if member.pk in there and follow_ups_of(office, member, DAY, by_mail=by_mail).exists()
    ]


@pytest.mark.parametrize("case", CASES)
def test_each_case_has_one_holder_for_lists_and_mail(
    in_alder: Office, cast: dict[str, Membership], case: str
) -> None:
    of, owner, backup, away, gone, expected = CASES[case]
    partner = make_partner(in_alder, owner=cast.get(owner), backup_owner=cast.get(backup))
    follow_up = make_follow_up(partner, cast[of])
    stay_away(*(cast[name] for name in away.split()))
    leave(*(cast[name] for name in gone.split()))
    assert holder_of(follow_up, DAY) == cast[expected]
    assert listed(in_alder, cast, by_mail=True) == [expected]
    assert listed(in_alder, cast, by_mail=False) == [expected]


@pytest.fixture
def orphan(in_alder: Office, cast: dict[str, Membership]) -> FollowUp:
    """A follow-up whose owner has left, with a partner of nobody's; Alice and Adam direct."""
    cast["adam"].role = "director"
    cast["adam"].recorded_at = timezone.now() - timedelta(days=9 * 365)
    cast["adam"].save()
    follow_up = make_follow_up(make_partner(in_alder), cast["ana"])
    leave(cast["ana"])
    return follow_up


def test_all_directors_see_it_and_the_longest_serving_gets_the_mail(
    in_alder: Office, cast: dict[str, Membership], orphan: FollowUp
) -> None:
    assert listed(in_alder, cast, by_mail=False) == ["alice", "adam"]
    assert listed(in_alder, cast, by_mail=True) == ["adam"]
    assert holder_of(orphan, DAY) == cast["adam"]


def test_of_two_directors_the_one_who_is_there_gets_the_mail(
    in_alder: Office, cast: dict[str, Membership], orphan: FollowUp
) -> None:
    stay_away(cast["adam"])
    assert listed(in_alder, cast, by_mail=True) == ["alice"]
    assert holder_of(orphan, DAY) == cast["alice"]


def test_who_cannot_sign_in_any_more_is_not_there(
    in_alder: Office, cast: dict[str, Membership]
) -> None:
    follow_up = make_follow_up(make_partner(in_alder, backup_owner=cast["bob"]), cast["ana"])
    cast["ana"].user.is_active = False
    cast["ana"].user.save()
    assert holder_of(follow_up, DAY) == cast["bob"]
    assert listed(in_alder, cast, by_mail=True) == ["bob"]


def test_who_is_away_keeps_their_own_list_and_gets_nothing_of_others(
    in_alder: Office, cast: dict[str, Membership]
) -> None:
    make_follow_up(make_partner(in_alder, backup_owner=cast["bob"]), cast["ana"], what="Of Ana")
    make_follow_up(make_partner(in_alder), cast["bob"], what="Of Bob")
    stay_away(cast["ana"], cast["bob"])
    found = follow_ups_of(in_alder, cast["bob"], DAY)
    assert [it.what for it in found] == ["Of Bob"]


def test_who_is_there_costs_one_query(
    in_alder: Office, cast: dict[str, Membership], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stay_away(cast["ana"])
    with django_assert_num_queries(2):
        list(follow_ups_of(in_alder, cast["alice"], DAY))


def test_whoever_is_there_each_follow_up_has_one_holder_in_lists_and_mail(
    in_alder: Office, cast: dict[str, Membership]
) -> None:
    leave(cast["adam"])
    members = [cast["alice"], cast["ana"], cast["bob"]]
    for owner, backup in product([None, *members], repeat=2):
        if owner is None or owner != backup:
            partner = make_partner(in_alder, owner=owner, backup_owner=backup)
            for member in members:
                make_follow_up(partner, member)
    every = list(FollowUp.objects.select_related("partner"))
    for states in product(("there", "away", "gone"), repeat=len(members)):
        set_states(members, states)
        today = roster(in_alder, DAY)
        expected = {it.pk: today.holders(it) for it in every}
        assert all(expected.values()) == (set(states) != {"gone"})
        for by_mail in (False, True):
            found = {
                (pk, member.pk)
                for member in members
                if member.pk in today.there
                for pk in ids(follow_ups_of(in_alder, member, DAY, by_mail=by_mail))
            }
            told = {pk: holders[:1] if by_mail else holders for pk, holders in expected.items()}
            assert found == {(pk, holder) for pk, them in told.items() for holder in them}


def ids(follow_ups: QuerySet[FollowUp]) -> list[int]:
    return list(follow_ups.order_by().values_list("pk", flat=True))


def set_states(members: list[Membership], states: tuple[str, ...]) -> None:
    """Who is there, who is away, who has left."""
    for member, state in zip(members, states, strict=True):
        away = DAY if state == "away" else None
        member.away_from = member.away_until = away
        member.deactivated_at = timezone.now() if state == "gone" else None
    Membership.objects.bulk_update(members, ["away_from", "away_until", "deactivated_at"])
