"""An office with a bit of everything, made by luck: the same for the same seed."""

from datetime import date, timedelta
from random import Random

from core.registries.standing import refresh_all_standing
from offices.models import Membership, Office, Site
from outcomes.enums.risk import YearAnswer
from outcomes.models import YearSettlement
from outreach.enums.activities import ENGAGEMENTS
from partnerships.enums.exits import ExitReason
from partnerships.enums.health import Band
from partnerships.enums.partners import PartnerKind, Stage, Tier
from partnerships.models import Exit, ExitCause, OwnExitReason, Partner, PartnerStanding
from tests.factories import (
    make_activity,
    make_affiliation,
    make_partner,
    make_recognition,
    make_site,
)

CLUSTERS = ("manufacturing", "health-science", "finance")


def generate(office: Office, members: list[Membership], *, seed: int, partners: int = 40) -> None:
    """Partners with years of activities, people, thanks, endings, settlements and health."""
    luck = Random(seed)
    sites = [make_site(office), make_site(office)]
    own = OwnExitReason.objects.create(
        office=office, name=f"Own {seed}", is_controllable=luck.random() < 0.5
    )
    for _ in range(partners):
        partner = _partner(office, members, sites, luck)
        _activities(partner, luck)
        _people(partner, luck)
        if luck.random() < 0.4:
            make_recognition(partner, given_on=_day(office, luck, 400))
        _past(partner, own, luck)
        _health(partner, luck)
    refresh_all_standing(office.pk)


def _day(office: Office, luck: Random, back: int) -> date:
    return office.today() - timedelta(days=luck.randrange(back))


def _partner(office: Office, members: list[Membership], sites: list[Site], luck: Random) -> Partner:
    owner, backup = luck.sample(members, 2)
    return make_partner(
        office,
        stage=luck.choice([Stage.ACTIVE] * 6 + [Stage.ENDED] * 3 + list(Stage)),
        tier=luck.choice(Tier.values),
        kind=luck.choice(PartnerKind.values[:3]),
        owner=luck.choice([owner, owner, None]),
        backup_owner=luck.choice([backup, backup, None]),
        one_person=luck.random() < 0.1,
        career_clusters=luck.sample(CLUSTERS, luck.randrange(3)),
        sites=luck.sample(sites, luck.randrange(3)),
        archived_at=office.recorded_at if luck.random() < 0.1 else None,
    )


def _activities(partner: Partner, luck: Random) -> None:
    kinds = [*ENGAGEMENTS[:4], "call", "visit", "email"]
    for _ in range(luck.randrange(8)):
        begun = _day(partner.office, luck, 2400)
        make_activity(
            partner,
            kind=luck.choice(kinds),
            starts_on=begun,
            ends_on=begun + timedelta(days=90) if luck.random() < 0.1 else None,
            status=luck.choice(["done"] * 6 + ["cancelled-by-us"]),
        )


def _people(partner: Partner, luck: Random) -> None:
    for holds in ("primary", "backup"):
        if luck.random() < 0.6:
            make_affiliation(partner, holds=holds)


def _past(partner: Partner, own: OwnExitReason, luck: Random) -> None:
    office, today = partner.office, partner.office.today()
    if luck.random() < 0.3:
        YearSettlement.objects.create(
            office=office,
            partner=partner,
            year_starts_on=date(today.year - luck.randrange(3), 8, 1),
            answer=luck.choice(YearAnswer.values),
            stage_before="active",
            archived_at=luck.choice([None, None, office.recorded_at]),
        )
    if partner.stage == Stage.ENDED:
        _exit(partner, own, luck)


def _exit(partner: Partner, own: OwnExitReason, luck: Random) -> None:
    office, as_planned = partner.office, luck.random() < 0.2
    made = Exit.objects.create(
        office=office,
        partner=partner,
        ended_on=_day(office, luck, 1500),
        as_planned=as_planned,
        from_stage="active",
    )
    reasons = [] if as_planned else luck.sample(ExitReason.values, luck.randrange(3))
    for reason in reasons:
        ExitCause.objects.create(office=office, exit=made, reason=reason)
    if not as_planned and luck.random() < 0.4:
        ExitCause.objects.create(office=office, exit=made, own=own)


def _health(partner: Partner, luck: Random) -> None:
    PartnerStanding.objects.filter(partner=partner).update(
        health_band=luck.choice(["", *Band.values]),
        health_score=luck.randrange(1000) / 10,
        health_strands="".join(luck.choice("hfmun") for _ in range(6)),
        health_at=office_now(partner),
    )


def office_now(partner: Partner) -> object:
    """A moment that every row may have."""
    return partner.office.recorded_at
