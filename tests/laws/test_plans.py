"""At 20,000 partners an office no page reads a table from end to end.

The planner is free: nothing forces or forbids a way. Each page's statements are explained as the
app role, inside the office, on a made-up installation that is large enough to choose for.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from contacts.models import Affiliation
from core.registries.lookups import Lookup, lookups
from core.tenancy.context import office_context
from offices.models import Membership, Office, Site
from outreach.lookups import all_offices
from partnerships.models import Partner, PartnerStanding
from tests.laws.bulk import Statements, large_installation, read_whole, tables_read_whole

FRAME = 7
SMALL = {
    "offices_office": "one row an office, read by its id alone",
    "offices_membership": "some hundred people, of whom the largest office has most",
    "offices_user": "the same",
    "offices_site": "some dozen sites",
    "offices_siteleader": "a row or two a site",
    "offices_program": "three a site",
    "offices_officelabel": "empty but for the words that an office changes",
    "offices_cadence": "three rows an office",
    "outreach_cadence": "three rows an office",
    "offices_term": "some rows an office",
    "offices_holiday": "some rows an office",
    "outcomes_risksettings": "one row an office",
    "outcomes_measure": "some dozen an office",
    "outcomes_closedyear": "one row a school year",
    "outcomes_keptfigures": "a row for each part of an office that was looked at since a change",
    "outcomes_keptbacktest": "one row a school year",
    "outcomes_figureschange": "empty but for what changed since the figures were counted",
    "partnerships_ownexitreason": "some an office",
    "core_importmapping": "a row for each kind of spreadsheet",
    "core_import": "a row for each spreadsheet",
    "django_session": "no tenant table",
}
"""Tables that are read whole because they fit on a page or two, and stay so."""

LISTS = [
    {},
    *({"sort": sort} for sort in ("-name", "last-touch", "-last-touch", "next-step", "-next-step")),
    {"owner": "me"},
    {"owner": "none"},
    {"stage": "prospect"},
    {"tier": "key"},
    {"kind": "nonprofit"},
    {"cluster": "health-science"},
    {"site": "{site}"},
    *({"view": view} for view in ("mine", "no-backup", "archived")),
]
TYPED = ["r", "ri", "riv", "river", "rivera m", "luis", "luis r", "zzz", "luis@ex", "(555) 010"]


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    """The largest office."""
    with django_db_blocker.unblock(), large_installation():
        slugs = all_offices()
        with office_context(slugs["bulk-0001"]):
            largest = Office.objects.get(pk=slugs["bulk-0001"])
            assert PartnerStanding.objects.count() >= 20_000
        yield largest


@pytest.fixture(scope="module")
def client(office: Office) -> Client:
    """A coordinator of it, signed in."""
    return signed_in(office, "coordinator")


def signed_in(office: Office, role: str) -> Client:
    """The longest-serving member of that role."""
    with office_context(office.pk):
        found = Membership.objects.filter(office=office, role=role, deactivated_at=None)
        member = found.select_related("user").order_by("id")[0]
    client = Client()
    client.force_login(member.user)
    return client


@pytest.fixture(scope="module")
def parts(office: Office) -> dict[str, int]:
    """Things that addresses name: the partner with the longest history, one
    without a backup, a site."""
    with office_context(office.pk):
        busiest = PartnerStanding.objects.filter(office=office).order_by("-touch_count", "id")[0]
        site = Site.objects.filter(office=office).order_by("id")[0]
        alone = Partner.objects.filter(office=office, backup_owner=None, archived_at=None)
        return {
            "partner": busiest.partner_id,
            "alone": alone.order_by("id")[0].pk,
            "site": site.pk,
            "contact": Affiliation.objects.filter(partner=busiest.partner_id)[0].contact_id,
        }


def asked_of(client: Client, path: str, query: dict[str, str], **headers: Any) -> Statements:
    """What a page asks of the database; statements that it keeps are written out while somebody
    logs them."""
    statements = Statements()
    with CaptureQueriesContext(connection), connection.execute_wrapper(statements):
        response = client.get(path, query, **headers)
    assert response.status_code == 200
    return statements


@pytest.mark.parametrize("query", LISTS, ids=str)
def test_the_list_in_each_order_and_behind_each_filter(
    query: dict[str, str], office: Office, client: Client, parts: dict[str, int]
) -> None:
    query = {name: value.format(**parts) for name, value in query.items()}
    statements = asked_of(client, f"/o/{office.slug}/partners/", query)
    assert read_whole(office.pk, statements) - set(SMALL) == set()
    assert len(statements.asked) <= FRAME + 5


@pytest.mark.parametrize("typed", TYPED)
def test_the_list_while_one_types(typed: str, office: Office, client: Client) -> None:
    htmx = {"HX-Request": "true", "HX-Target": "results"}
    path = f"/o/{office.slug}/partners/"
    statements = asked_of(client, path, {"q": typed}, headers=htmx)
    assert read_whole(office.pk, statements) - set(SMALL) == set()
    assert len(statements.asked) <= FRAME + 5


@pytest.mark.parametrize(
    "path",
    [
        "partners/{partner}/",
        "partners/{partner}/?timeline=engagements",
        "partners/{alone}/",
        "partners/{partner}/history/",
        "people/{contact}/history/",
        "partners/options/?q=riv&name=partners",
        "follow-ups/",
        "needs/",
        "needs/?topic=pipeline",
        "concerns/",
        "results/",
        "results/?partner={partner}&year=2025-08-01",
        "find/?q=rivera",
        "find/?q=rivrea",
        "log/?partner={partner}",
        "retention/exits/",
        "",
    ],
)
def test_other_pages(path: str, office: Office, client: Client, parts: dict[str, int]) -> None:
    statements = asked_of(client, f"/o/{office.slug}/{path.format(**parts)}", {})
    assert read_whole(office.pk, statements) - set(SMALL) == set()


def test_what_a_director_is_told_in_the_morning(office: Office) -> None:
    statements = asked_of(signed_in(office, "director"), f"/o/{office.slug}/", {})
    assert read_whole(office.pk, statements) - set(SMALL) == set()
    assert len(statements.asked) <= FRAME + 15


COUNTED = {"partnerships_partner", "partnerships_partnerstanding"}
"""What figures count: all partners of the office, to which a third of these tables belongs here."""


@pytest.mark.parametrize(
    "path",
    [
        "thanks/owed/?whose=mine",
        "thanks/partners/?which=thanked",
        "thanks/partners/?which=waiting",
        "thanks/partners/?which=year",
        "thanks/engagements/",
        "thanks/history/",
        "thanks/many/?scope=waiting",
        "thanks/many/?scope=all",
    ],
)
def test_lists_of_thanks_walk_along_an_index_and_so_do_their_figures(
    path: str, office: Office, client: Client
) -> None:
    statements = asked_of(client, f"/o/{office.slug}/{path}", {})
    assert read_whole(office.pk, statements) - set(SMALL) == set()
    assert len([it for it in statements.asked if "LIMIT 51" in it[0]]) == 1


@pytest.mark.parametrize("figure", ["uncovered", "joined.2025-08-01"])
def test_behind_a_figure_of_retention_only_it_is_counted(
    figure: str, office: Office, client: Client
) -> None:
    path = f"/o/{office.slug}/retention/partners/"
    statements = asked_of(client, path, {"figure": figure})
    assert read_whole(office.pk, statements) - set(SMALL) <= COUNTED


def test_figures_of_retention_are_counted_once(office: Office, client: Client) -> None:
    path = f"/o/{office.slug}/retention/"
    counting, again = (asked_of(client, path, {}) for _ in range(2))
    assert read_whole(office.pk, counting) - set(SMALL) - COUNTED == set()
    assert read_whole(office.pk, again) - set(SMALL) == set()
    assert len(again.asked) <= FRAME + 12


@pytest.mark.parametrize("path", ["thanks/owed/", "thanks/spotlight/?partner={partner}"])
def test_whom_the_office_owes_thanks_is_found_in_one_statement(
    path: str, office: Office, client: Client, parts: dict[str, int]
) -> None:
    statements = asked_of(client, f"/o/{office.slug}/{path.format(**parts)}", {})
    assert read_whole(office.pk, statements) - set(SMALL) <= COUNTED
    assert len(statements.asked) <= FRAME + 9


SEARCHES = {
    "partners_holding": "ARRAY['%riv%'], false",
    "partners_with_named": "'% luis%', ARRAY['% luis%']",
    "partners_with_address": "'luis', 'luisz'",
    "activities_saying": "'welding:*', 20",
    "partners_saying": "ARRAY['%riv%'], ARRAY['rm'], ARRAY['rivrea'], ARRAY['%riv___ %'], 5",
    "contacts_saying": "ARRAY['% luis%'], ARRAY['lius'], ARRAY['%liu_ %'], 5",
    "partners_named": "'riv', 'rivz', '%riv%', ARRAY['%riv%'], ARRAY['%rvi%'], 'riv', 5",
    "contacts_named": "'% luis%', ARRAY['% luis%'], ARRAY['% lius%'], 5",
    "similar_partners": "ARRAY['rivrea'], 5",
    "similar_contacts": "ARRAY['lius'], 5",
}
"""The lookups that search inside an office, with something to search for."""


def test_each_search_is_known() -> None:
    assert {it.name for it in lookups() if "app_office" in it.body} == set(SEARCHES)


@pytest.mark.parametrize("name", SEARCHES)
def test_each_search_uses_an_index(name: str, office: Office) -> None:
    [lookup] = [it for it in lookups() if it.name == name]
    assert explained(office, lookup, SEARCHES[name]) == set()


def explained(office: Office, lookup: Lookup, arguments: str) -> set[str]:
    """The tables that a lookup reads whole: a function's own plan does not show in its caller's."""
    kinds = ", ".join(it.split()[-1] for it in lookup.signature.split("(")[1][:-1].split(", "))
    with office_context(office.pk), connection.cursor() as cursor:
        for setting, value in lookup.settings.items():
            if not setting.startswith("pg_trgm"):
                cursor.execute(f"SET LOCAL {setting} = {value}")
        cursor.execute(f"PREPARE searched ({kinds}) AS {lookup.body}")
        cursor.execute(f"EXPLAIN (FORMAT JSON) EXECUTE searched ({arguments})")
        read = tables_read_whole(cursor.fetchone())
        cursor.execute("DEALLOCATE searched")
        return read


def test_a_page_of_a_partner_with_a_long_history_asks_no_more(
    office: Office, client: Client, parts: dict[str, int]
) -> None:
    """What a partner has a kind of at all (goals, concerns) may be asked for; how much, never."""
    with office_context(office.pk):
        partners = Partner.objects.filter(office=office).order_by("standings__touch_count", "id")
        quiet = partners[0]
        alike = partners.filter(
            backup_owner=None, concerns__isnull=False, agreements__goals__isnull=False
        )[0]
    long = asked_of(client, f"/o/{office.slug}/partners/{parts['partner']}/", {})
    short = asked_of(client, f"/o/{office.slug}/partners/{alike.pk}/", {})
    others = [
        asked_of(client, f"/o/{office.slug}/partners/{pk}/", {})
        for pk in (quiet.pk, parts["alone"])
    ]
    assert max(len(it.asked) for it in (long, short, *others)) <= FRAME + 9
    assert len(long.asked) <= len(short.asked)
