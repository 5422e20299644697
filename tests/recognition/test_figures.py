"""The figures of thanks, and the lists that they open: the two always agree."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from offices.models import Office, Term
from outcomes.models import ClosedYear
from partnerships.models import Partner
from recognition.queries.figures import days_to_thanks, thanked_this_term, variety
from recognition.queries.spans import term_so_far, year_so_far
from recognition.queries.thanked import engagements_since, partners_thanked
from recognition.queries.wording import done_this_year
from tests.factories import make_activity, make_partner, make_recognition
from tests.laws.exported import csv_of


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    """A Thursday in the fall."""
    with time_machine.travel("2026-11-19T19:00:00Z", tick=False):
        yield


@pytest.fixture
def term(in_alder: Office) -> Term:
    return Term.objects.create(
        office=in_alder, name="Fall", starts_on=date(2026, 8, 17), ends_on=date(2026, 12, 18)
    )


def listed(office: Office, which: str) -> set[int]:
    since, today = term_so_far(office, office.today()).day, office.today()
    rows = partners_thanked(office, which, since, today)
    return set(rows.values_list("partner_id", flat=True))


def thanked(office: Office, day: date, **fields: object) -> Partner:
    partner = make_partner(office, **({"stage": "active"} | fields))
    make_recognition(partner, given_on=day)
    return partner


def test_a_term_that_runs_counts_else_the_school_year(in_alder: Office, term: Term) -> None:
    assert term_so_far(in_alder, date(2026, 11, 19)).day == date(2026, 8, 17)
    between = term_so_far(in_alder, date(2027, 1, 2))
    assert (between.day, between.is_term) == (date(2026, 8, 1), False)
    assert year_so_far(in_alder, date(2026, 7, 31)) == date(2025, 8, 1)


def test_thanked_of_those_that_are_active_or_took_part(in_alder: Office, term: Term) -> None:
    reached = thanked(in_alder, date(2026, 8, 17))
    before = thanked(in_alder, date(2026, 8, 16))
    thanked(in_alder, date(2026, 9, 1), stage="prospect")
    engaged, met, met_once = (make_partner(in_alder, stage="exploring") for _ in range(3))
    make_activity(engaged, kind="job-shadow", starts_on=date(2026, 9, 1))
    for partner, times in ((met, 2), (met_once, 1)):
        for _ in range(times):
            make_activity(partner, kind="meeting", starts_on=date(2026, 9, 1))
    figure = thanked_this_term(in_alder, in_alder.today())
    assert (figure.thanked, figure.of, figure.since.is_term) == (1, 4, True)
    assert listed(in_alder, "thanked") == {reached.pk}
    assert listed(in_alder, "waiting") == {before.pk, engaged.pk, met.pk}


def test_days_to_thanks_are_the_median_and_those_that_wait_are_counted(in_alder: Office) -> None:
    today = in_alder.today()
    for days, after in ((20, 0), (20, 4), (20, 15), (10, None), (3, None)):
        partner = make_partner(in_alder)
        day = today - timedelta(days=days)
        make_activity(partner, kind="job-shadow", starts_on=day)
        if after is not None:
            make_recognition(partner, given_on=day + timedelta(days=after))
            make_recognition(partner, given_on=day + timedelta(days=after + 1))
    figure = days_to_thanks(in_alder, today)
    assert (figure.median, figure.thanked, figure.waiting) == (4, 3, 2)
    for which, count in (("", 5), ("thanked", 3), ("waiting", 2)):
        assert engagements_since(in_alder, figure.since, today, which).count() == count


def test_an_engagement_of_the_school_year_before_does_not_count(in_alder: Office) -> None:
    make_activity(make_partner(in_alder), kind="job-shadow", starts_on=date(2026, 7, 31))
    figure = days_to_thanks(in_alder, in_alder.today())
    assert (figure.median, figure.thanked, figure.waiting) == (None, 0, 0)


def test_the_year_that_runs_begins_where_the_closed_one_ended(
    in_alder: Office, ana_client: Client
) -> None:
    ClosedYear.objects.create(
        office=in_alder, starts_on=date(2025, 8, 1), ends_on=date(2026, 7, 31)
    )
    in_alder.year_starts_month = 10
    in_alder.save()
    partner = make_partner(in_alder)
    for day in (date(2026, 7, 31), date(2026, 8, 1)):
        make_activity(partner, kind="job-shadow", starts_on=day)
    today = in_alder.today()
    assert term_so_far(in_alder, today).day == date(2026, 8, 1)
    figure = days_to_thanks(in_alder, today)
    assert (figure.since, figure.waiting) == (date(2026, 8, 1), 1)
    assert [it.times for it in done_this_year(in_alder, partner, today)] == [1]
    rows = ana_client.get("/o/alder/thanks/engagements/").context["rows"]
    lines = csv_of(ana_client.get("/o/alder/thanks/engagements.csv"))
    assert (len(rows), len(lines)) == (1, 1)


def test_variety_is_the_average_of_different_channels(in_alder: Office) -> None:
    partner, other, archived = (make_partner(in_alder) for _ in range(3))
    for channel in ("certificate", "certificate", "card", "spotlight"):
        make_recognition(partner, channel=channel)
    make_recognition(other)
    make_recognition(other, channel="letter", given_on=date(2025, 11, 19))
    make_recognition(archived)
    Partner.objects.filter(pk=archived.pk).update(archived_at="2026-11-01T00:00Z")
    figure = variety(in_alder, in_alder.today())
    assert (figure.average, figure.partners) == (2.0, 2)
    assert listed(in_alder, "year") == {partner.pk, other.pk}


def test_nothing_recorded_is_no_figure(in_alder: Office) -> None:
    assert variety(in_alder, in_alder.today()).average is None
    figure = thanked_this_term(in_alder, in_alder.today())
    assert (figure.thanked, figure.of) == (0, 0)


def test_each_figure_opens_its_list_and_agrees_with_it(
    in_alder: Office, term: Term, ana_client: Client
) -> None:
    for day in (date(2026, 9, 1), date(2026, 10, 1)):
        make_activity(thanked(in_alder, day), kind="job-shadow", starts_on=date(2026, 9, 1))
    make_activity(
        make_partner(in_alder, stage="active"), kind="job-shadow", starts_on=date(2026, 11, 1)
    )
    page = ana_client.get("/o/alder/thanks/history/")
    reached, soon, varied = page.context["figures"]
    assert reached.value == "2 of 3"
    assert len(ana_client.get(reached.url).context["rows"]) == 2
    assert len(ana_client.get("/o/alder/thanks/partners/?which=waiting").context["rows"]) == 1
    assert "1 engagement waits" in soon.note
    assert len(ana_client.get(soon.url).context["rows"]) == 3
    assert len(ana_client.get(f"{soon.url}?which=waiting").context["rows"]) == 1
    assert varied.value == "1.0"
    assert len(ana_client.get(varied.url).context["rows"]) == 2
    head = page.context["head"]
    assert (head.owed, head.thanked, head.of) == (1, 2, 3)
    assert len(ana_client.get(head.owed_url).context["rows"]) == head.owed
    assert len(ana_client.get(head.thanked_url).context["rows"]) == head.thanked
    text = " ".join(page.content.decode().split())
    assert "1 partner is owed a thank-you." in text
    assert "2 of 3 have had one this term." in text
