"""The list: tabs, filters, search, orders, pages, and how many statements it takes."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.tenancy.context import office_context
from offices.models import Membership, Office, OfficeLabel
from partnerships.models import PartnerStanding
from tests.factories import make_partner, make_site

ClientOf = Callable[[Membership], Client]

URL = "/o/alder/partners/"
NAMES = re.compile(r'<a href="/o/alder/partners/\d+/">([^<]*)</a>')


@pytest.fixture
def ana_client(ana: Membership, client_of: ClientOf) -> Client:
    return client_of(ana)


def names(client: Client, query: str = "") -> list[str]:
    response = client.get(f"{URL}{query}")
    assert response.status_code == 200
    return NAMES.findall(response.content.decode())


def stand(name: str, office: Office, **facts: object) -> None:
    partner = make_partner(office, name=name)
    PartnerStanding.objects.filter(partner=partner).update(**facts)


def test_partners_stand_by_name_without_the_archived(in_alder: Office, ana_client: Client) -> None:
    make_partner(in_alder, name="tallgrass")
    make_partner(in_alder, name="Bluestem")
    make_partner(in_alder, name="Old", archived_at=timezone.now())
    assert names(ana_client) == ["Bluestem", "tallgrass"]
    assert names(ana_client, "?view=archived") == ["Old"]


def test_mine_are_those_that_i_own(
    in_alder: Office, ana: Membership, alice: Membership, ana_client: Client
) -> None:
    make_partner(in_alder, name="Mine", owner=ana)
    make_partner(in_alder, name="Hers", owner=alice, backup_owner=ana)
    assert names(ana_client, "?view=mine") == ["Mine"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?stage=active", ["One"]),
        ("?kind=nonprofit", ["One"]),
        ("?tier=key", ["One"]),
        ("?owner=me", ["One"]),
        ("?owner=2", ["One"]),
        ("?owner=none", ["Two"]),
        ("?cluster=energy-natural-resources", ["One"]),
        ("?stage=active&tier=regular", []),
        ("?stage=nonsense&owner=x&site=y&kind=z", ["One", "Two"]),
        ("?site=99999999999999999999999", ["One", "Two"]),
    ],
)
def test_filters_narrow_the_list(
    query: str, found: list[str], in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    make_partner(
        in_alder,
        name="One",
        stage="active",
        kind="nonprofit",
        tier="key",
        owner=ana,
        career_clusters=["construction", "energy-natural-resources"],
    )
    make_partner(in_alder, name="Two")
    assert names(ana_client, query) == found


def test_a_site_narrows_the_list(in_alder: Office, ana_client: Client) -> None:
    site = make_site(in_alder, name="Harlow High")
    make_partner(in_alder, name="There", sites=[site, make_site(in_alder)])
    make_partner(in_alder, name="Elsewhere")
    assert names(ana_client, f"?site={site.pk}") == ["There"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("river", ["Rivera Machining"]),
        ("MACHIN", ["Rivera Machining"]),
        ("northfork", ["Café Rosé"]),
        ("cafe rose", ["Café Rosé"]),
        ("%", []),
        ("_", []),
        ("'", []),
        ("%00", []),
    ],
)
def test_typing_finds_by_name_or_town(
    typed: str, found: list[str], in_alder: Office, ana_client: Client
) -> None:
    make_partner(in_alder, name="Rivera Machining", town="Harlow")
    make_partner(in_alder, name="Café Rosé", town="Northfork")
    assert NAMES.findall(ana_client.get(URL, {"q": typed}).content.decode()) == found


def test_orders_by_day_keep_those_without_one_last(in_alder: Office, ana_client: Client) -> None:
    stand("Long ago", in_alder, last_touch_on=date(2026, 1, 5), next_follow_up_on=None)
    stand("Never", in_alder, last_touch_on=None, next_follow_up_on=date(2026, 3, 1))
    stand("Lately", in_alder, last_touch_on=date(2026, 2, 5), next_follow_up_on=date(2026, 4, 1))
    assert names(ana_client, "?sort=last-touch") == ["Long ago", "Lately", "Never"]
    assert names(ana_client, "?sort=-last-touch") == ["Lately", "Long ago", "Never"]
    assert names(ana_client, "?sort=next-step") == ["Never", "Lately", "Long ago"]
    assert names(ana_client, "?sort=-next-step") == ["Lately", "Never", "Long ago"]
    assert names(ana_client, "?sort=-name") == ["Never", "Long ago", "Lately"]


def test_pages_hold_each_partner_once_there_and_back_in_every_order(
    in_alder: Office, ana_client: Client
) -> None:
    for number in range(120):
        same = f"Same {number % 3}"
        day = None if number % 4 == 0 else date(2026, 1, 1) + timedelta(days=number % 2)
        stand(same, in_alder, last_touch_on=day, next_follow_up_on=day)
    for sort in ("name", "-name", "last-touch", "-last-touch", "-next-step"):
        assert_there_and_back(ana_client, sort)


def assert_there_and_back(client: Client, sort: str) -> None:
    """Each of 120 is on one of the pages, and the links back lead where one was."""
    links = re.compile(r'<a href="/o/alder/partners/(\d+)/">Same')
    pages, url = [], f"{URL}?sort={sort}"
    while url:
        page = client.get(url).content.decode()
        pages.append(links.findall(page))
        url = link(page, "next")
    assert [len(page) for page in pages] == [50, 50, 20], sort
    assert len({pk for page in pages for pk in page}) == 120, sort
    back = client.get(link(page, "prev")).content.decode()
    assert links.findall(back) == pages[1], sort
    first = client.get(link(back, "prev")).content.decode()
    assert links.findall(first) == pages[0], sort
    assert link(first, "prev") == "", sort


def link(page: str, rel: str) -> str:
    found = re.search(rf'href="([^"]*)" rel="{rel}"', page)
    return found[1].replace("&amp;", "&") if found else ""


def test_a_made_up_page_does_not_exist(ana_client: Client) -> None:
    assert ana_client.get(f"{URL}?page=made-up").status_code == 404


def test_a_page_of_another_order_does_not_exist(in_alder: Office, ana_client: Client) -> None:
    for _ in range(51):
        make_partner(in_alder)
    following = link(ana_client.get(URL).content.decode(), "next")
    assert ana_client.get(f"{following}&sort=-name").status_code == 404


def test_the_row_says_what_is_late(in_alder: Office, ana_client: Client) -> None:
    today = in_alder.today()
    stand(
        "Rivera",
        in_alder,
        last_touch_on=today - timedelta(days=41),
        next_follow_up_on=today - timedelta(days=4),
        next_follow_up_what="Call Luis",
    )
    page = ana_client.get(URL).content.decode()
    assert "41 days ago" in page
    assert "Call Luis" in page
    assert '<small class="late">4 days late</small>' in page


def test_the_health_of_a_row_is_drawn_and_said(in_alder: Office, ana_client: Client) -> None:
    make_partner(in_alder)
    page = ana_client.get(URL).content.decode()
    label = "0 of 6 strands hold; Missing: Backup; Not known yet: "
    assert f'<svg viewBox="0 0 60 17" role="img" aria-label="{label}' in page


def test_the_row_says_whose_branch_it_is_and_what_is_not_as_usual(
    in_alder: Office, ana_client: Client
) -> None:
    bank = make_partner(in_alder, name="First Bank", stage="active")
    make_partner(in_alder, name="East", parent=bank, town="Dunmore", stage="ended", closing=True)
    page = ana_client.get(URL).content.decode()
    assert "<small>Employer, Dunmore, branch of First Bank · Ended</small>" in page
    assert "<small>Employer</small>" in page
    assert page.count("Closing or cutting back") == 1


def test_accents_do_not_change_the_order(in_alder: Office, ana_client: Client) -> None:
    for name in ("Zebra", "Élan", "Easel", "ember"):
        make_partner(in_alder, name=name)
    assert names(ana_client) == ["Easel", "Élan", "ember", "Zebra"]


def test_the_query_count_is_the_same_for_1_3_and_50_rows(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    counts = set()
    for rows, more in ((1, 1), (3, 2), (50, 47)):
        for _ in range(more):
            make_partner(in_alder, owner=ana, sites=[make_site(in_alder)])
        with CaptureQueriesContext(connection) as queries:
            assert len(names(ana_client)) == rows
        counts.add(len(queries))
    assert len(counts) == 1


def test_the_list_takes_at_most_five_statements_beyond_the_frame(
    in_alder: Office, ana_client: Client
) -> None:
    make_partner(in_alder)
    with CaptureQueriesContext(connection) as queries:
        names(ana_client, "?q=part&sort=last-touch")
    own = [it["sql"] for it in queries if re.search(r"partnerships_|label|site", it["sql"])]
    assert len(own) <= 5


def test_the_office_words_are_used(in_alder: Office, ana_client: Client) -> None:
    OfficeLabel.objects.create(
        office=in_alder, vocabulary="partner-kind", slug="employer", label="Business"
    )
    make_partner(in_alder, town="Harlow", stage="active")
    assert "<small>Business, Harlow</small>" in ana_client.get(URL).content.decode()


def test_an_empty_office_is_invited_to_begin(alder: Office, ana_client: Client) -> None:
    page = ana_client.get(URL).content.decode()
    assert "No partners yet" in page
    assert 'href="/o/alder/partners/new/"' in page


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("?q=zzz", "No partner matches"),
        ("?view=archived", "Nothing is archived"),
        ("?view=mine", "No partner is yours yet"),
        ("?view=mine&tier=key", "No partner matches"),
    ],
)
def test_an_empty_result_says_why(
    query: str, title: str, in_alder: Office, ana_client: Client
) -> None:
    make_partner(in_alder)
    assert f"<h2>{title}</h2>" in ana_client.get(URL + query).content.decode()


def test_a_leader_reads_but_is_offered_no_change(
    in_alder: Office, bob: Membership, client_of: ClientOf
) -> None:
    make_partner(in_alder, name="Rivera")
    client = client_of(bob)
    assert names(client) == ["Rivera"]
    page = client.get(URL).content.decode()
    assert "Add partner" not in page
    assert "partners.csv" not in page


def test_to_charlie_the_list_does_not_exist(
    in_alder: Office, charlie: Membership, client_of: ClientOf
) -> None:
    assert client_of(charlie).get(URL).status_code == 404


def test_in_birch_nothing_of_alder_is_listed(
    alder: Office, birch: Office, charlie: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="Rivera")
    with office_context(birch.pk):
        make_partner(birch, name="Tallgrass")
    page = client_of(charlie).get("/o/birch/partners/").content.decode()
    assert "Tallgrass" in page
    assert "Rivera" not in page
