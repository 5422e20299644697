"""Writing a partner: what must hold, who may, what the history says. Form and API share it."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.actors import SYSTEM
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.actions.partners import (
    PartnerFields,
    archive_partner,
    create_partner,
    restore_partner,
    update_partner,
)
from partnerships.models import Partner, PartnerSite, PartnerStanding
from tests.factories import make_partner, make_site


def refused(act: Any, **given: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        act(**given)
    messages: dict[str, list[str]] = caught.value.message_dict
    return messages


def test_the_system_creates_a_partner_with_its_standing(in_alder: Office) -> None:
    fields = PartnerFields(name="  Rivera ", sites=[make_site(in_alder)])
    partner = create_partner(by=SYSTEM, office=in_alder, fields=fields)
    assert (partner.name, partner.recorded_by) == ("Rivera", None)
    assert PartnerStanding.objects.get().partner_id == partner.pk
    assert PartnerSite.objects.count() == 1


def test_a_name_is_needed(in_alder: Office, ana: Membership) -> None:
    said = refused(create_partner, by=ana, office=in_alder, fields={"name": " "})
    assert said == {"name": ["Give the partner a name."]}
    assert refused(create_partner, by=ana, office=in_alder, fields={}) == said


def test_every_mistake_is_told_at_once(in_alder: Office, ana: Membership) -> None:
    fields = {"name": "Rivera", "kind": "circus", "stage": "limbo", "website": "nowhere"}
    said = refused(create_partner, by=ana, office=in_alder, fields=fields)
    assert sorted(said) == ["kind", "stage", "website"]


def test_an_unknown_field_is_refused(in_alder: Office, ana: Membership) -> None:
    fields = {"name": "Rivera", "office": in_alder}
    assert list(refused(create_partner, by=ana, office=in_alder, fields=fields)) == ["office"]


def test_branches_go_one_level_deep(in_alder: Office, ana: Membership) -> None:
    bank = make_partner(in_alder, name="First Bank")
    branch = make_partner(in_alder, name="East", parent=bank)
    other = make_partner(in_alder, name="Other")
    for partner, parent in ((other, branch), (bank, other), (other, other)):
        fields = {"parent": parent}
        assert list(refused(update_partner, by=ana, partner=partner, fields=fields)) == ["parent"]
        partner.refresh_from_db()


def test_an_archived_partner_gets_no_new_branch_and_keeps_its_own(
    in_alder: Office, ana: Membership
) -> None:
    bank = make_partner(in_alder, archived_at=timezone.now())
    new, old = make_partner(in_alder), make_partner(in_alder, parent=bank)
    assert list(refused(update_partner, by=ana, partner=new, fields={"parent": bank})) == ["parent"]
    update_partner(by=ana, partner=old, fields={"parent": bank, "town": "Harlow"})
    assert Partner.objects.get(pk=old.pk).town == "Harlow"


def test_an_owner_who_has_left_may_stay_and_not_come_anew(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    alice.deactivated_at = timezone.now()
    alice.save()
    kept = make_partner(in_alder, owner=alice)
    update_partner(by=ana, partner=kept, fields={"owner": alice, "town": "Harlow"})
    assert Partner.objects.get().town == "Harlow"
    said = refused(update_partner, by=ana, partner=kept, fields={"backup_owner": alice})
    assert said == {"backup_owner": ["The backup owner must be somebody else."]}
    new = make_partner(in_alder)
    assert list(refused(update_partner, by=ana, partner=new, fields={"owner": alice})) == ["owner"]


def test_what_is_another_offices_is_refused(
    birch: Office, in_alder: Office, ana: Membership, charlie: Membership
) -> None:
    with office_context(birch.pk):
        site, parent = make_site(birch), make_partner(birch)
    fields = {"name": "Rivera", "owner": charlie, "parent": parent, "sites": [site]}
    said = refused(create_partner, by=ana, office=in_alder, fields=fields)
    assert sorted(said) == ["owner", "parent", "sites"]


def test_a_site_that_stays_keeps_its_ally(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    stays, goes, comes = (make_site(in_alder) for _ in range(3))
    partner = make_partner(in_alder, sites=[stays, goes])
    PartnerSite.objects.filter(site=stays).update(ally=alice)
    update_partner(by=ana, partner=partner, fields={"sites": [stays, comes]})
    rows = PartnerSite.objects.order_by("site").values_list("site", "ally")
    assert list(rows) == [(stays.pk, alice.pk), (comes.pk, None)]


def test_what_is_not_said_stays(in_alder: Office, ana: Membership) -> None:
    site = make_site(in_alder)
    partner = make_partner(in_alder, name="Rivera", town="Harlow", owner=ana, sites=[site])
    update_partner(by=ana, partner=partner, fields={"phone": "555 0100"})
    kept = Partner.objects.get()
    assert (kept.name, kept.town, kept.owner_id) == ("Rivera", "Harlow", ana.pk)
    assert PartnerSite.objects.count() == 1


def test_archiving_twice_keeps_the_first_time(in_alder: Office, ana: Membership) -> None:
    partner = archive_partner(by=ana, partner=make_partner(in_alder))
    first = partner.archived_at
    assert archive_partner(by=ana, partner=partner).archived_at == first
    restore_partner(by=ana, partner=partner)
    assert Partner.objects.get().archived_at is None


def test_a_leader_may_write_nothing(in_alder: Office, bob: Membership) -> None:
    partner = make_partner(in_alder)
    with pytest.raises(PermissionDenied):
        create_partner(by=bob, office=in_alder, fields={"name": "Rivera"})
    for act in (archive_partner, restore_partner):
        with pytest.raises(PermissionDenied):
            act(by=bob, partner=partner)
    with pytest.raises(PermissionDenied):
        update_partner(by=bob, partner=partner, fields={"name": "Rivera"})


def test_the_history_names_who_did_what(in_alder: Office, ana: Membership) -> None:
    partner = create_partner(by=ana, office=in_alder, fields={"name": "Rivera"})
    update_partner(by=ana, partner=partner, fields={"town": "Harlow"})
    update_partner(by=ana, partner=partner, fields={"town": "Harlow"})
    archive_partner(by=ana, partner=partner)
    history = apps.get_model("partnerships", "PartnerHistory").objects.order_by("pgh_id")
    said = [(it.pgh_context["action"], it.pgh_context["by"]) for it in history]
    assert said == [
        ("create_partner", "member:2"),
        ("update_partner", "member:2"),
        ("archive_partner", "member:2"),
    ]


def test_two_at_once_make_no_branch_of_a_branch(in_alder: Office, ana: Membership) -> None:
    bank, harlow, kiosk = (
        make_partner(in_alder, name=name) for name in ("Bank", "Harlow", "Kiosk")
    )
    read_before = Partner.objects.get(pk=harlow.pk)
    update_partner(by=ana, partner=harlow, fields={"parent": bank})
    said = refused(update_partner, by=ana, partner=kiosk, fields={"parent": read_before})
    assert list(said) == ["parent"]
    with CaptureQueriesContext(connection) as asked:
        update_partner(by=ana, partner=make_partner(in_alder), fields={"parent": bank})
    assert any("FOR NO KEY UPDATE" in it["sql"] for it in asked)
