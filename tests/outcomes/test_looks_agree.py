"""A look at all, a look at one, and a look back at this moment find the same."""

from random import Random
from typing import Any

import pytest

from core.actors import SYSTEM
from offices.models import Membership, Office
from outcomes.actions.scans import look_anew, scan_office
from outcomes.enums.risk import ScanKind
from outcomes.models import PartnerRisk, RiskResult, RiskScan
from partnerships.models import Partner
from tests.outcomes.events import KINDS, Event, happen
from tests.outcomes.looking import NOW, TODAY, held_partner, known_partner

STAGES = ("prospect", "approached", "exploring", "active", "active", "active", "paused")


@pytest.fixture
def partners(in_alder: Office, ana: Membership, bob: Membership) -> list[Partner]:
    """Two dozen with whatever happened with them, some of them branches."""
    luck = Random(6)
    made: list[Partner] = []
    for number in range(24):
        fields: dict[str, Any] = {
            "stage": luck.choice(STAGES),
            "tier": luck.choice(("key", "regular", "occasional")),
            "closing": luck.random() < 0.1,
            "parent": made[0] if number % 5 == 4 else None,
        }
        held = number % 3 == 0
        partner = (
            held_partner(in_alder, ana, bob, **fields)
            if held
            else known_partner(in_alder, owner=luck.choice((ana, None)), **fields)
        )
        told = {Event(luck.choice(KINDS), luck.randrange(900)) for _ in range(luck.randrange(9))}
        happen(partner, bob, sorted(told, key=lambda it: (it.what, it.days)))
        made.append(partner)
    return made


def found_in(scan: RiskScan) -> dict[int, Any]:
    return {it.partner_id: gist(it) for it in RiskResult.objects.filter(scan=scan)}


def gist(it: Any) -> tuple[Any, ...]:
    return it.states, it.score, it.band, it.known, sorted(it.floors), it.evidence


def scan(office: Office, **fields: Any) -> RiskScan:
    return scan_office(by=SYSTEM, office=office, now=NOW, **fields)


def test_a_look_at_one_finds_what_a_look_at_all_finds(
    in_alder: Office, partners: list[Partner]
) -> None:
    found = found_in(scan(in_alder, kind=ScanKind.ASKED))
    assert len(found) == len(partners)
    for partner in partners:
        look_anew(in_alder.pk, [partner.pk], NOW)
    assert {it.partner_id: gist(it) for it in PartnerRisk.objects.all()} == found


def test_a_look_back_at_this_moment_finds_what_is(
    in_alder: Office, partners: list[Partner]
) -> None:
    found = found_in(scan(in_alder, kind=ScanKind.ASKED))
    later = NOW.replace(year=2099)  # all that is on record was known by then
    back = scan(in_alder, kind=ScanKind.PAST, as_of=TODAY, known_at=later)
    assert found_in(back) == found
