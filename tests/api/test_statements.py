"""A list costs the same number of statements however long it is; the frame of each is small."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.tenancy.context import office_context
from offices.models import Membership, Office, Program
from partnerships.models import Partner
from tests.api.conftest import Api, make_token
from tests.api.things import WRITABLE, make_thing
from tests.factories import (
    make_activity,
    make_affiliation,
    make_concern,
    make_contact,
    make_follow_up,
    make_need,
    make_partner,
    make_recognition,
    make_site,
)
from tests.factories.agreements import make_agreement
from tests.factories.outcomes import make_measure, make_mute, make_result


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
                case "recognitions":
                    make_recognition(partner, activity=make_activity(partner))
                case "needs" | "concerns" | "agreements" | "results" | "measures" | "mutes":
                    fill_fact(noun, partner, member)
                case "programs":
                    Program.objects.create(
                        office=office, site=site, name=f"P{number}", career_cluster="finance"
                    )
                case "sites":
                    make_site(office)


def fill_fact(noun: str, partner: Partner, member: Membership) -> None:
    """Something that is known of a partner."""
    if noun == "agreements":
        agreement = make_agreement(partner, recorded_by=member, goals=[{"words": "x", "target": 1}])
        agreement.sites.create(office=partner.office, site=make_site(partner.office))
    elif noun == "results":
        make_result(partner, recorded_by=member)
    elif noun == "measures":
        make_measure(partner.office)
    elif noun == "mutes":
        make_mute(partner, recorded_by=member)
    elif noun == "needs":
        make_need(partner, recorded_by=member)
    else:
        make_concern(partner, owner=member, activity=make_activity(partner))


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


@pytest.mark.django_db(transaction=True)
def test_the_frame_costs_five_statements_begin_and_commit_included(ana: Membership) -> None:
    """Begin, read and set the context, find the token, commit; the sixth is the list's own."""
    api = Api(make_token(ana))
    statements(api, "contacts/")
    said = statements(api, "contacts/")
    assert [said[0], len(said), said[-1]] == ["BEGIN", 6, "COMMIT"]


@pytest.mark.django_db(transaction=True)
def test_after_a_request_no_context_is_left(ana: Membership) -> None:
    api = Api(make_token(ana))
    assert api.post("partners/", {"name": "Rivera"}).status_code == 201
    assert Partner.objects.count() == 0


@pytest.mark.parametrize("noun", WRITABLE)
def test_a_thing_costs_few_statements(noun: str, api: Api, ana: Membership) -> None:
    thing = make_thing(noun, ana)
    statements(api, f"{noun}/{thing.pk}/")
    assert len(statements(api, f"{noun}/{thing.pk}/")) <= 10
