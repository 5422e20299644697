"""What an import did to endings is taken back with it; what somebody said of one since stays."""

import pytest
from django.utils import timezone

from core.imports import queries, runs
from core.models.imports import Import
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.actions.exits import bring_back, end_partner, update_exit
from partnerships.actions.partners import update_partner
from partnerships.models import Exit, Partner
from tests.contacts.imports.conftest import Desk
from tests.factories import make_partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def mill(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Known Mill", stage="active")


def undone(desk: Desk, run: Import) -> Import:
    with office_context(run.office_id):
        runs.undo_import(by=desk.member, run=run, now=timezone.now())
    return desk.worked(run)


def stands(partner: Partner) -> tuple[str, list[tuple[bool, bool]]]:
    """The stage, and for each ending, the oldest first, whether it is taken back or over."""
    with office_context(partner.office_id):
        partner.refresh_from_db()
        rows = Exit.objects.filter(partner=partner).order_by("pk")
        said = [(it.archived_at is not None, it.over_at is not None) for it in rows]
    return partner.stage, said


def end(partner: Partner, by: Membership) -> None:
    with office_context(partner.office_id, by=by.actor_key):
        end_partner(by=by, partner=partner, fields={"reasons": ["business_closed"]})


def test_an_ending_that_a_file_made_goes_with_it(desk: Desk, mill: Partner) -> None:
    run = desk.done("Company,Stage", "Known Mill,Former")
    assert stands(mill) == ("ended", [(False, False)])
    undone(desk, run)
    assert stands(mill) == ("active", [])


def test_whose_ending_was_explained_since_stays_ended_and_is_listed(
    desk: Desk, mill: Partner, alder: Office
) -> None:
    run = desk.done("Company,Stage,City", "Known Mill,Former,Newtown", "Old Mill,Former,Newtown")
    with office_context(alder.pk, by=desk.member.actor_key):
        told = Exit.objects.get(partner=mill)
        update_exit(by=desk.member, exit=told, fields={"reasons": ["business_closed"]})
    run = undone(desk, run)
    assert stands(mill) == ("ended", [(False, False)])
    assert mill.town == ""  # the rest goes back
    with office_context(alder.pk):
        assert list(Partner.objects.values_list("name", flat=True)) == ["Known Mill"]
        kept = {(it.kind, it.because) for it in queries.kept_of(run)}
    assert ("partner", "Something that stays belongs to it.") in kept


def test_an_ending_holds_again_once_the_file_that_brought_the_partner_back_is_undone(
    desk: Desk, mill: Partner
) -> None:
    end(mill, desk.member)
    run = desk.done("Company,Stage", "Known Mill,Current")
    assert stands(mill) == ("active", [(False, True)])
    undone(desk, run)
    assert stands(mill) == ("ended", [(False, False)])


def test_of_two_files_that_brought_it_back_the_older_may_be_undone_first(
    desk: Desk, mill: Partner
) -> None:
    end(mill, desk.member)
    older = desk.done("Company,Stage", "Known Mill,Current")
    newer = desk.done("Company,Stage", "Known Mill,Paused")
    undone(desk, older)
    assert stands(mill) == ("paused", [(False, True)])
    undone(desk, newer)
    assert stands(mill) == ("ended", [(False, False)])


def test_an_ending_before_the_last_one_stays_over(desk: Desk, mill: Partner, alder: Office) -> None:
    end(mill, desk.member)
    with office_context(alder.pk, by=desk.member.actor_key):
        mill.refresh_from_db()
        bring_back(by=desk.member, partner=mill, stage="active")
    run = desk.done("Company,Stage", "Known Mill,Former")
    undone(desk, run)
    assert stands(mill) == ("active", [(False, True)])


def test_where_somebody_moved_it_on_the_ending_stays_over(
    desk: Desk, mill: Partner, alder: Office
) -> None:
    end(mill, desk.member)
    run = desk.done("Company,Stage", "Known Mill,Current")
    with office_context(alder.pk, by=desk.member.actor_key):
        mill.refresh_from_db()
        update_partner(by=desk.member, partner=mill, fields={"stage": "paused"})
    undone(desk, run)
    assert stands(mill) == ("paused", [(False, True)])
