"""The proposal varies the channel, and says why."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.utils.translation import override

from offices.models import Office
from recognition.enums.channels import Channel
from recognition.queries.proposals import proposal, propose_channel
from tests.factories import make_partner, make_recognition

TODAY = date(2026, 11, 22)
RECENT, OLD = date(2026, 5, 7), date(2025, 11, 22)

CASES: list[tuple[list[str], date | None, str, str]] = [
    ([], None, "certificate", "Not thanked yet: how about a certificate?"),
    (
        ["certificate"] * 3,
        RECENT,
        "spotlight",
        "Three certificates in a row: how about a spotlight?",
    ),
    (["certificate"] * 3, OLD, "spotlight", "Three certificates in a row: how about a spotlight?"),
    (
        ["certificate"],
        RECENT,
        "spotlight",
        "Last time it was a certificate: how about a spotlight?",
    ),
    (
        ["letter", "certificate", "spotlight"],
        RECENT,
        "card",
        "Last time it was a letter: how about a handwritten card?",
    ),
    (["plaque"], OLD, "certificate", "No thanks since Nov 2025: how about a certificate?"),
]


@pytest.mark.parametrize(("channels", "last_on", "channel", "because"), CASES)
def test_a_channel_is_proposed_that_was_not_used_lately(
    channels: list[str], last_on: date | None, channel: str, because: str
) -> None:
    made = proposal(channels, last_on, TODAY)
    assert (made.channel, made.because) == (channel, because)


@pytest.mark.parametrize("first", Channel.values)
def test_the_next_is_always_another_than_the_last_three(first: str) -> None:
    others = [it for it in Channel.values if it != first]
    for second, third in pairwise(others):
        assert proposal([first, second, third], RECENT, TODAY).channel not in (
            first,
            second,
            third,
        )


def test_many_partners_get_theirs_in_one_statement(
    in_alder: Office, django_assert_num_queries: Any
) -> None:
    never, rote = make_partner(in_alder), make_partner(in_alder)
    for days in (1, 40, 80):
        make_recognition(rote, given_on=in_alder.today() - timedelta(days=days))
    with django_assert_num_queries(1):
        found = propose_channel(in_alder, [never.pk, rote.pk, 10**9], in_alder.today())
    assert {pk: str(it.channel) for pk, it in found.items()} == {
        never.pk: "certificate",
        rote.pk: "spotlight",
    }


def test_it_speaks_the_readers_language_later_on() -> None:
    with override("es"):
        assert "nov 2025" in proposal(["plaque"], OLD, TODAY).because
