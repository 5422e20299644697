"""A partner's timeline: what stands in a line, filters, earlier pages, and what it costs."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from offices.models import Membership, Office
from outreach.models import Activity
from outreach.presenters.timeline import school_year
from outreach.queries.timeline import timeline_activities
from partnerships.models import Partner
from tests.factories import (
    make_activity,
    make_contact,
    make_partner,
    make_site,
)
from tests.outreach.conftest import HTMX


def page_of(client: Client, partner: Partner, **query: str) -> str:
    return client.get(f"/o/alder/partners/{partner.pk}/", query).content.decode()


def part_of(client: Client, partner: Partner, **query: str) -> str:
    url = f"/o/alder/partners/{partner.pk}/timeline/"
    return client.get(url, query, headers=HTMX).content.decode()


def summaries(page: str) -> list[str]:
    return re.findall(r"<strong>(n\d+)</strong>", page)


def make_history(partner: Partner, number: int, **fields: object) -> None:
    today = partner.office.today()
    for days in range(number):
        make_activity(
            partner, summary=f"n{days}", starts_on=today - timedelta(days=days // 2), **fields
        )


def test_a_line_says_what_when_by_whom_and_with_whom(
    in_alder: Office, bob: Membership, ana_client: Client
) -> None:
    partner, other = make_partner(in_alder), make_partner(in_alder, name="Copper Kettle")
    activity = make_activity(
        partner,
        other,
        kind="career-fair",
        recorded_by=bob,
        notes="It went well",
        student_count=140,
        site=make_site(in_alder, name="Harlow High"),
    )
    activity.activity_contacts.create(office=in_alder, contact=make_contact(in_alder, name="Luis"))
    activity.participations.filter(partner=partner).update(volunteers=3)
    page = page_of(ana_client, partner)
    for said in ("Career fair", "by Bob Baker", "It went well", "Copper Kettle", "Luis"):
        assert said in page
    for said in ("140 students", "3 volunteers", "Harlow High"):
        assert said in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": "cancelled-by-them"}, "Cancelled by them"),
        ({"status": "planned"}, "· Planned"),
        ({"kind": "voicemail"}, "not reached"),
    ],
)
def test_what_did_not_happen_is_marked(
    in_alder: Office, ana_client: Client, fields: dict[str, str], said: str
) -> None:
    partner = make_partner(in_alder)
    make_activity(partner, **fields)
    assert said in part_of(ana_client, partner)


def test_who_did_not_come_is_marked(in_alder: Office, ana_client: Client) -> None:
    partner, other = make_partner(in_alder), make_partner(in_alder)
    activity = make_activity(partner, other, kind="career-fair")
    activity.participations.filter(partner=partner).update(attended=False)
    assert "They did not come" in part_of(ana_client, partner)
    assert "They did not come" not in part_of(ana_client, other)


def test_archived_activities_are_not_there(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    activity = make_activity(partner, notes="Gone")
    Activity.objects.update(archived_at=activity.recorded_at)
    assert "Gone" not in page_of(ana_client, partner)


def test_an_empty_timeline_offers_the_first_touch(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    assert "Log the first touch" in page_of(ana_client, partner)
    assert "Nothing of this kind so far." in page_of(ana_client, partner, timeline="planned")


def test_filters_show_their_kind_alone(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    make_activity(partner, kind="call", summary="n1")
    make_activity(partner, kind="internship", summary="n2")
    make_activity(partner, kind="visit", summary="n3", status="planned")
    shown = {
        name: summaries(page_of(ana_client, partner, timeline=name))
        for name in ("touchpoints", "engagements", "planned", "unheard-of")
    }
    assert shown == {
        "touchpoints": ["n3", "n1"],
        "engagements": ["n2"],
        "planned": ["n3"],
        "unheard-of": ["n3", "n2", "n1"],
    }


def test_show_earlier_goes_on_where_the_page_ended(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    make_history(partner, 45)
    seen, page = [], page_of(ana_client, partner)
    while True:
        seen += summaries(page)
        more = re.search(r'hx-get="[^"]*before=([^"&]+)"', page)
        if more is None:
            break
        page = part_of(ana_client, partner, before=more[1].replace("%3A", ":"))
    assert len(seen) == len(set(seen)) == 45
    assert [int(it[1:]) // 2 for it in seen] == sorted(days // 2 for days in range(45))


def test_without_javascript_the_earlier_entries_are_a_page(
    in_alder: Office, ana_client: Client
) -> None:
    partner = make_partner(in_alder)
    make_history(partner, 25)
    first = page_of(ana_client, partner)
    more = re.search(r'href="(/o/alder/partners/\d+/\?before=[^"#]+)#timeline"', first)
    assert more is not None
    second = ana_client.get(more[1]).content.decode()
    assert len(summaries(second)) == 5
    assert "Back to the newest" in second


def test_a_cursor_that_is_made_up_shows_the_newest(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    make_history(partner, 3)
    assert len(summaries(page_of(ana_client, partner, before="made-up"))) == 3


def test_a_school_year_is_named_once(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    with time_machine.travel("2026-11-17 18:00+00:00", tick=False):
        make_history(partner, 45)
        first = page_of(ana_client, partner)
        more = re.search(r'hx-get="[^"]*before=([^"&]+)"', first)
        assert more is not None
        second = part_of(ana_client, partner, before=more[1].replace("%3A", ":"))
    assert first.count("School year 2026\N{EN DASH}27") == 1
    assert "School year" not in second


def test_the_school_year_begins_on_the_offices_day(in_alder: Office) -> None:
    day = in_alder.today().replace(year=2026, month=8, day=1)
    assert school_year(in_alder, day) == "2026\N{EN DASH}27"
    assert school_year(in_alder, day - timedelta(days=1)) == "2025\N{EN DASH}26"
    in_alder.year_starts_month = in_alder.year_starts_day = 1
    assert school_year(in_alder, day) == "2026"


def test_it_asks_as_much_for_a_long_history_as_for_a_short_one(
    in_alder: Office, ana_client: Client
) -> None:
    partner, counts = make_partner(in_alder), []
    for number in (1, 2, 47):
        make_history(partner, number)
        with CaptureQueriesContext(connection) as queries:
            part_of(ana_client, partner)
        counts.append(len(queries))
    assert counts == [counts[0]] * 3


@pytest.mark.parametrize("with_before", [False, True])
def test_it_walks_along_its_index(in_alder: Office, with_before: bool) -> None:
    partner = make_partner(in_alder)
    make_history(partner, 3)
    before = (in_alder.today(), 10**9) if with_before else None
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    with CaptureQueriesContext(connection) as queries:
        timeline_activities(in_alder, partner, only="", before=before, limit=21)
    assert len(queries) == 1
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {queries[0]['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    walk = plan.split("SubPlan")[0]  # below: who else was there, once for each row
    assert "participation_timeline" in walk
    assert "Sort" not in walk


def test_a_crowd_is_counted_and_named_on_asking(in_alder: Office, ana_client: Client) -> None:
    partners = [make_partner(in_alder, name=f"Partner {number}") for number in range(10)]
    make_activity(*partners, kind="career-fair")
    page = page_of(ana_client, partners[0])
    assert "Shared with 9 partners" in page
    for other in partners[1:]:
        assert f'<a href="/o/alder/partners/{other.pk}/">{other.name}</a>' in page
