"""A look at few is a statement that is planned once, and costs a page that waits for it little."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.actors import SYSTEM
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.actions.scans import FEW, look_anew, scan_office
from outcomes.models import PartnerRisk
from partnerships.models import Partner, PartnerStanding
from tests.factories import make_activity, make_need
from tests.factories.agreements import make_agreement
from tests.outcomes.looking import NOW, TODAY, ago, known_partner, letter
from tests.people import signed_in

LOOK = "INSERT INTO outcomes_partnerrisk"


def plans_of_looks() -> list[tuple[int, int]]:
    """Of each statement that looks and is kept, how often it was planned for all, and for once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE position(%s in"
            " statement) > 0 AND from_sql IS FALSE AND position('pg_prepared' in statement) = 0",
            [LOOK],
        )
        return list(cursor.fetchall())


@pytest.fixture
def unkept(db: None) -> None:
    """What other tests have left on the connection is forgotten."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert connection.connection is not None
    connection.connection._prepared.clear()
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")


def test_looks_at_one_are_a_statement_planned_once_and_so_are_those_at_few(
    unkept: None, in_alder: Office, birch: Office
) -> None:
    mill, dairy = known_partner(in_alder, closing=True), known_partner(in_alder)
    with office_context(birch.pk):
        forge = known_partner(birch)
    for chosen in ([mill.pk], [dairy.pk], [mill.pk, dairy.pk], [dairy.pk, mill.pk]):
        look_anew(in_alder.pk, chosen, NOW)
    with office_context(birch.pk):
        look_anew(birch.pk, [forge.pk], NOW)
        look_anew(birch.pk, [mill.pk], NOW)  # which is none of theirs
        assert list(PartnerRisk.objects.values_list("partner", "floors")) == [(forge.pk, [])]
    found = PartnerRisk.objects.order_by("partner_id").values_list("partner", "floors")
    assert list(found) == [(mill.pk, ["closing"]), (dairy.pk, [])]
    assert sorted(plans_of_looks()) == [(2, 0), (4, 0)]


def test_many_are_looked_at_as_their_number_wants(unkept: None, in_alder: Office) -> None:
    partners = [known_partner(in_alder).pk for _ in range(FEW + 1)]
    look_anew(in_alder.pk, partners, NOW)
    assert PartnerRisk.objects.count() == FEW + 1
    assert plans_of_looks() == []


def test_after_a_look_statements_are_planned_as_before(in_alder: Office) -> None:
    look_anew(in_alder.pk, [known_partner(in_alder).pk], NOW)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('plan_cache_mode'), current_setting('enable_seqscan')"
        )
        assert cursor.fetchone() == ("auto", "on")


def test_of_a_branch_its_parent_s_agreement_and_needs_are_read_whoever_is_looked_at(
    in_alder: Office,
) -> None:
    parent = known_partner(in_alder)
    branch = known_partner(in_alder, parent=parent)
    stranger = known_partner(in_alder)
    make_need(parent, asked_on=TODAY)
    assert letter(branch, "needs_unmet") == "o"
    assert letter(stranger, "needs_unmet") != "o"
    make_agreement(parent, starts_on=ago(30))
    look_anew(in_alder.pk, [branch.pk, stranger.pk], NOW)
    of_branch, of_stranger = PartnerRisk.objects.filter(partner__in=[branch, stranger]).order_by(
        "partner_id"
    )
    assert of_branch.evidence["no_district_support"]["agreement"] == "running"
    assert "agreement" not in of_stranger.evidence["no_district_support"]


@pytest.mark.parametrize("change", [{"stage": "ended"}, {"archived_at": NOW}])
def test_a_look_at_one_who_is_gone_says_nothing_any_more_and_leaves_others(
    in_alder: Office, change: dict[str, object]
) -> None:
    gone, stays = known_partner(in_alder), known_partner(in_alder)
    look_anew(in_alder.pk, [gone.pk, stays.pk], NOW)
    Partner.objects.filter(pk=gone.pk).update(**change)
    look_anew(in_alder.pk, [gone.pk], NOW)
    assert list(PartnerRisk.objects.values_list("partner", flat=True)) == [stays.pk]
    shown = {it.partner_id: it.health_at for it in PartnerStanding.objects.all()}
    assert shown == {gone.pk: None, stays.pk: NOW}


def test_the_page_after_logging_looks_anew_with_few_statements_and_shows_the_strand(
    in_alder: Office, ana: Membership
) -> None:
    partner = known_partner(in_alder, owner=ana)
    scan_office(by=SYSTEM, office=in_alder, now=timezone.now())
    client, address = signed_in(ana), f"/o/alder/partners/{partner.pk}/"
    make_activity(partner, kind="call", starts_on=in_alder.today())
    assert PartnerStanding.objects.get(partner=partner).health_is_stale
    client.get("/o/alder/partners/")
    marked, shown = statements(client, address)
    assert "Last exchange on" in shown
    assert not PartnerStanding.objects.get(partner=partner).health_is_stale
    unmarked, again = statements(client, address)
    assert "Last exchange on" in again
    assert len([it for it in marked if LOOK in it]) == 1
    assert not [it for it in unmarked if LOOK in it]
    # calendars, cadences, settings; the turn, the plan and back, the mark; the look; what it found
    assert len(marked) - len(unmarked) == 9


def statements(client: Client, address: str) -> tuple[list[str], str]:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return [it["sql"] for it in captured.captured_queries], response.content.decode()
