"""A list costs the same number of statements however long it is; the frame costs few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.tenancy.context import office_context
from offices.models import Membership, Office, Program
from tests.api.conftest import Api
from tests.api.things import WRITABLE, make_thing
from tests.factories import (
    make_activity,
    make_affiliation,
    make_contact,
    make_follow_up,
    make_partner,
    make_site,
)


def fill(noun: str, member: Membership, count: int) -> None:
    """`count` things of the noun, each with all that its representation shows."""
    office: Office = member.office
    with office_context(office.pk):
        site = make_site(office)
        for number in range(count):
            partner = make_partner(office, sites=[site], owner=member)
            match noun:
                case "contacts":
                    make_contact(office)
                case "affiliations":
                    make_affiliation(partner, email=f"a{number}@example.org", site=site)
                case "activities":
                    activity = make_activity(partner, make_partner(office), site=site)
                    make_follow_up(partner, member, origin=activity)
                case "follow-ups":
                    make_follow_up(partner, member)
                case "programs":
                    Program.objects.create(
                        office=office, site=site, name=f"P{number}", career_cluster="finance"
                    )
                case "sites":
                    make_site(office)


def statements(api: Api, address: str) -> list[str]:
    """The first word of each statement of a request, savepoints of the tests left out."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert api.get(address).status_code == 200
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("noun", WRITABLE)
def test_a_list_costs_the_same_with_1_3_and_50_rows(noun: str, api: Api, ana: Membership) -> None:
    statements(api, f"{noun}/")  # the first request of a day notes that the token was used
    counts, sizes = [], []
    for more in (1, 2, 47):
        fill(noun, ana, more)
        counts.append(len(statements(api, f"{noun}/?page_size=200")))
        sizes.append(len(api.get(f"{noun}/?page_size=200").json()["results"]))
    assert sizes[0] < sizes[1] < sizes[2]
    assert len(set(counts)) == 1


def test_the_frame_costs_few_statements(api: Api, ana: Membership) -> None:
    """Begin, context (read and set), token, the list itself, context back, and commit."""
    statements(api, "contacts/")
    assert len(statements(api, "contacts/")) <= 7


@pytest.mark.parametrize("noun", WRITABLE)
def test_a_thing_costs_few_statements(noun: str, api: Api, ana: Membership) -> None:
    thing = make_thing(noun, ana)
    statements(api, f"{noun}/{thing.pk}/")
    assert len(statements(api, f"{noun}/{thing.pk}/")) <= 10
