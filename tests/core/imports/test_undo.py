"""An import is taken back without a trace; what somebody has touched since is kept and listed."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.utils import timezone

from core.actions import action, note
from core.actors import Actor
from core.imports import queries, runs
from core.imports.errors import CannotUndo, WrongState
from core.models.imports import Import, ImportRecord, ImportState
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.actions.partners import update_partner
from partnerships.models import Partner, PartnerStanding
from tests.core.imports.tiny import again, brought_in, rested
from tests.factories.outreach import make_activity
from tests.factories.partnerships import make_partner

pytestmark = pytest.mark.usefixtures("uploads")


def undone(run: Import, by: Membership) -> Import:
    with office_context(run.office_id):
        runs.undo_import(by=by, run=run, now=timezone.now())
    return rested(run)


@action
def belong_to_head(*, by: Actor, run: Import) -> None:
    """As if the import itself had made branches."""
    note(**{"import": run.pk})
    parent = Partner.objects.get(name="Head")
    Partner.objects.exclude(pk=parent.pk).update(parent=parent)


def everything(office: Office) -> list[dict[str, Any]]:
    """The partners and their standings, field by field."""
    with office_context(office.pk):
        partners = [dict(it) for it in Partner.objects.order_by("pk").values()]
        return partners + [dict(it) for it in PartnerStanding.objects.order_by("pk").values()]


def names(office: Office) -> list[str]:
    with office_context(office.pk):
        return list(Partner.objects.order_by("name").values_list("name", flat=True))


def test_undo_leaves_no_trace(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="Known", town="Old", tier="occasional")
    before = everything(alder)
    run = brought_in(alder, ana, "Known,New,key", "Acme,Alder,", "Bolt,X,")
    assert everything(alder) != before
    run = undone(run, ana)
    assert run.state == ImportState.UNDONE
    assert everything(alder) == before
    with office_context(alder.pk):
        assert not ImportRecord.objects.exists()
        assert run.undone_by_id == ana.pk


def test_undo_in_many_chunks_leaves_no_trace_either(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        for number in range(7):
            make_partner(alder, name=f"Known{number}", town="Old")
    before = everything(alder)
    lines = [f"{name}{number},New," for number in range(7) for name in ("Known", "New")]
    run = brought_in(alder, ana, *lines)
    with patch("core.imports.undo.AT_ONCE", 3), patch("core.imports.putting_back.AT_ONCE", 2):
        undone(run, ana)
    assert everything(alder) == before


def test_what_was_changed_since_is_kept_and_listed(alder: Office, ana: Membership) -> None:
    run = brought_in(alder, ana, "Acme,Alder,", "Bolt,X,")
    with office_context(alder.pk):
        update_partner(by=ana, partner=Partner.objects.get(name="Acme"), fields={"notes": "Kind"})
    run = undone(run, ana)
    assert names(alder) == ["Acme"]
    with office_context(alder.pk):
        (kept,) = queries.kept_of(run)
    assert (kept.number, kept.kind, kept.name) == (2, "partner", "Acme")
    assert kept.because == "It has been changed since."


def test_what_something_refers_to_is_kept(alder: Office, ana: Membership) -> None:
    run = brought_in(alder, ana, "Acme,Alder,", "Bolt,X,", "Head,X,")
    with office_context(alder.pk):
        make_activity(Partner.objects.get(name="Acme"))
        make_partner(alder, name="Branch", parent=Partner.objects.get(name="Head"))
    run = undone(run, ana)
    assert names(alder) == ["Acme", "Branch", "Head"]
    with office_context(alder.pk):
        assert {it.because for it in queries.kept_of(run)} == {
            "Something that stays belongs to it."
        }


def test_branches_of_the_import_go_with_their_parent(alder: Office, ana: Membership) -> None:
    run = brought_in(alder, ana, "Head,X,", "Branch,X,", "Other,X,")
    with office_context(alder.pk):
        belong_to_head(by=ana, run=run)
    with patch("core.imports.undo.AT_ONCE", 1):
        undone(run, ana)
    assert names(alder) == []


def test_a_field_that_was_changed_since_stays_and_the_others_go_back(
    alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="Known", town="Old", tier="occasional")
    run = brought_in(alder, ana, "Known,New,key")
    with office_context(alder.pk):
        update_partner(by=ana, partner=Partner.objects.get(), fields={"town": "Newest"})
    run = undone(run, ana)
    with office_context(alder.pk):
        partner = Partner.objects.get()
        assert (partner.town, partner.tier) == ("Newest", "occasional")
        assert [it.name for it in queries.kept_of(run)] == ["Known"]


def test_what_was_deleted_since_is_no_hindrance(alder: Office, ana: Membership) -> None:
    run = brought_in(alder, ana, "Acme,Alder,", "Bolt,X,")
    with office_context(alder.pk):
        gone = Partner.objects.get(name="Acme")
        PartnerStanding.objects.filter(partner=gone).delete()
        gone.delete()
    assert undone(run, ana).state == ImportState.UNDONE
    assert names(alder) == []


def test_after_thirty_days_there_is_no_undo(alder: Office, ana: Membership) -> None:
    run = brought_in(alder, ana, "Acme,Alder,")
    with office_context(alder.pk), pytest.raises(CannotUndo):
        runs.undo_import(by=ana, run=run, now=timezone.now() + timedelta(days=31))
    assert again(run).state == ImportState.DONE


def test_an_import_is_undone_once(alder: Office, ana: Membership) -> None:
    run = undone(brought_in(alder, ana, "Acme,Alder,"), ana)
    with office_context(alder.pk), pytest.raises(WrongState):
        runs.undo_import(by=ana, run=run, now=timezone.now())
