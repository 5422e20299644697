"""The dashboard, in every state of an office."""

import re
from datetime import date, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office, OfficeLabel
from tests.factories import make_activity, make_partner
from tests.laws.exported import xlsx_of
from tests.outcomes.retention_pages import PAGE, page, printed, words_of
from tests.outreach.conftest import ClientOf


@pytest.fixture
def client(alice: Membership, client_of: ClientOf) -> Client:
    return client_of(alice)


def test_the_lists_have_pages(in_alder: Office, client: Client) -> None:
    for number in range(51):
        make_partner(in_alder, name=f"Partner {number:02}", stage="active")
    first = client.get("/o/alder/retention/partners/?figure=active").content.decode()
    assert "Partner 49" in first
    assert "Partner 50" not in first
    following = re.search(r'href="(\?[^"]+)" rel="next"', first)
    assert following
    rest = client.get("/o/alder/retention/partners/" + unescape(following[1])).content.decode()
    assert "Partner 50" in rest
    assert len(xlsx_of(client.get("/o/alder/retention/partners.xlsx?figure=active"))) == 51


@pytest.mark.parametrize("figure", ["nothing", "kept.1999-08-01", "exits", ""])
def test_a_figure_that_is_none_does_not_exist(figure: str, alder: Office, client: Client) -> None:
    assert client.get(f"/o/alder/retention/partners/?figure={figure}").status_code == 404


def test_an_office_without_partners_hears_what_comes(alder: Office, client: Client) -> None:
    html = page(client)
    assert "Here you will see who stays, and why" in html
    assert "kpis" not in html


def test_an_office_of_one_week_is_told_nothing_that_is_not_known(
    in_alder: Office, client: Client
) -> None:
    make_activity(make_partner(in_alder, stage="active"), kind="job-shadow")
    html = page(client)
    assert "needs two whole school years" in html
    assert "What you log from now on builds these figures." in html
    assert "Too little is known of any partner yet." in html
    assert "Nobody can be called at risk yet" in html
    assert "No ending with a reason is on record" in html


def test_an_office_of_one_year_has_nobody_kept_yet(in_alder: Office, client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 18, tzinfo=in_alder.zone)):
        partner = make_partner(in_alder, stage="active")
        for day in (date(2025, 10, 1), date(2026, 10, 1)):
            make_activity(partner, kind="job-shadow", starts_on=day)
        html = page(client)
    assert "Kept, 2024\u201325 to 2025\u201326" in html
    assert "needs two whole school years" in html
    assert "1 so far in 2026\u201327" in html
    assert "1 so far" in html


def test_an_office_of_five_years_compares_two_whole_ones(in_alder: Office, client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 18, tzinfo=in_alder.zone)):
        for number in range(10):
            partner = make_partner(in_alder, stage="active")
            for year in range(2021, 2026):
                if number < 8 or year < 2025:
                    make_activity(partner, kind="career-fair", starts_on=date(year, 10, 1))
        html = page(client)
    words = words_of(html)
    assert "Kept, 2024\u201325 to 2025\u201326 80% 8 of 10. 20 points down" in words
    assert "8 of 10 partners were kept, 2024\u201325 to 2025\u201326. 20 points down." in words
    assert "2021\u201322 10 partners 100% 100% 100% 80% 0 so far" in words
    assert "2026\u201327, so far" in words


def test_another_year_may_be_looked_at(in_alder: Office, client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 18, tzinfo=in_alder.zone)):
        for year in (2023, 2024):
            make_activity(make_partner(in_alder), kind="career-fair", starts_on=date(year, 10, 1))
        html = page(client, "?year=2024-08-01")
        assert "Kept, 2023\u201324 to 2024\u201325" in html
        assert "Kept, 2024\u201325 to 2025\u201326" in page(client, "?year=2026-08-01")


def test_the_board_sees_no_small_number_of_students(in_alder: Office, client: Client) -> None:
    last_year = in_alder.today() - timedelta(days=365)
    for kind, count in (("job-shadow", 3), ("career-fair", 240), ("guest-speaker", 60)):
        make_activity(
            make_partner(in_alder, stage="active"),
            kind=kind,
            starts_on=last_year,
            student_count=count,
        )
    answer = client.get("/o/alder/retention/board.pdf")
    said = printed(answer.content)
    assert "Career fair 240" in said
    assert "Job shadow not shown" in said
    assert "Guest speaker not shown" in said
    assert "Participations in all 303" in said


def test_a_stranger_finds_nothing(alder: Office, charlie: Membership, client_of: ClientOf) -> None:
    with office_context(alder.pk):
        make_partner(alder)
    for path in ("", "partners/", "exits/", "board.pdf"):
        assert client_of(charlie).get(f"{PAGE}{path}").status_code == 404


def test_a_leader_looks_and_takes_no_file(bob: Membership, client_of: ClientOf) -> None:
    assert client_of(bob).get(PAGE).status_code == 200
    assert client_of(bob).get("/o/alder/retention.csv").status_code == 403


def test_what_is_drawn_once_is_drawn_anew_when_words_change(
    in_alder: Office, client: Client
) -> None:
    make_partner(in_alder, stage="active", tier="key")
    first = page(client)
    assert "Key partner" in first
    drawn = first[first.index("kpis") : first.index("at-risk")]
    assert drawn in page(client)
    OfficeLabel.objects.create(office=in_alder, vocabulary="tier", slug="key", label="Anchor")
    assert "Anchor" in page(client)
    make_partner(in_alder, stage="active", tier="key")
    assert "0 of 2" in page(client)
