"""A site, a program and a leader of Alder."""

from datetime import date

import pytest

from core.tenancy.context import office_context
from offices.models import Membership, Office, Program, Site, SiteLeader


@pytest.fixture
def harlow(alder: Office) -> Site:
    with office_context(alder.pk):
        return Site.objects.create(office=alder, name="Harlow High", town="Harlow")


@pytest.fixture
def welding(alder: Office, harlow: Site) -> Program:
    with office_context(alder.pk):
        return Program.objects.create(
            office=alder, site=harlow, name="Welding", career_cluster="construction"
        )


@pytest.fixture
def bobs_term(alder: Office, harlow: Site, bob: Membership) -> SiteLeader:
    with office_context(alder.pk):
        return SiteLeader.objects.create(
            office=alder, site=harlow, member=bob, started_on=date(2025, 8, 1)
        )
