"""Ending partnerships with reasons, taking it back, coming back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from offices.models import Membership, Office
from outreach.actions.follow_ups import drop_follow_up
from outreach.models import FollowUp
from partnerships.actions.exits import (
    ExitFields,
    bring_back,
    end_partner,
    end_partners,
    restore_exit,
    undo_exits,
    update_exit,
)
from partnerships.actions.own_reasons import archive_own_reason, create_own_reason
from partnerships.actions.stages import move_partner
from partnerships.models import Exit, ExitCause, OwnExitReason, Partner, PartnerStanding
from partnerships.queries.exits import ExitFilters, current_exit, exit_rows, list_exits
from tests.factories import make_follow_up, make_partner

pytestmark = pytest.mark.django_db

WHY: ExitFields = {"reasons": ["partner_contact_left"], "ended_on": date(2026, 6, 12)}


@pytest.fixture
def partner(in_alder: Office) -> Partner:
    return make_partner(in_alder, stage="active", name="Rivera Machining")


def causes(exit: Exit) -> set[str]:
    rows = ExitCause.objects.filter(exit=exit).select_related("own")
    return {it.reason or it.own.name for it in rows}


def test_an_ending_keeps_its_day_reasons_note_and_author(
    partner: Partner, ana: Membership, alice: Membership
) -> None:
    own = create_own_reason(
        by=alice, office=partner.office, fields={"name": "Moved away", "is_controllable": False}
    )
    said: ExitFields = {"reasons": ["needs_unmet"], "own": [own], "note": "  They said so.  "}
    made = end_partner(by=ana, partner=partner, fields=said)
    partner.refresh_from_db()
    assert (partner.stage, made.from_stage) == ("ended", "active")
    assert (made.ended_on, made.note) == (partner.office.today(), "They said so.")
    assert made.recorded_by == ana
    assert causes(made) == {"needs_unmet", "Moved away"}


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({}, "reasons", "Say why it ended"),
        ({"as_planned": True, "reasons": ["needs_unmet"]}, "reasons", "has no reasons"),
        ({"reasons": ["boredom"]}, "reasons", "There is no reason boredom."),
        ({"as_planned": True, "ended_on": date(2199, 1, 1)}, "ended_on", "not one to come"),
    ],
)
def test_an_ending_that_makes_no_sense_is_refused(
    partner: Partner, ana: Membership, said: ExitFields, field: str, words: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        end_partner(by=ana, partner=partner, fields=said)
    assert words in refused.value.message_dict[field][0]
    partner.refresh_from_db()
    assert partner.stage == "active"


def test_who_may_not_edit_partners_ends_none(partner: Partner, bob: Membership) -> None:
    with pytest.raises(PermissionDenied):
        end_partner(by=bob, partner=partner, fields=WHY)


def test_open_follow_ups_are_dropped_and_come_back_with_undo(
    partner: Partner, ana: Membership
) -> None:
    call, visit = make_follow_up(partner, ana, what="Call"), make_follow_up(partner, ana)
    before = make_follow_up(partner, ana, what="Dropped before")
    drop_follow_up(by=ana, follow_up=before)
    FollowUp.objects.filter(pk=before.pk).update(closed_at=timezone.now() - timedelta(days=1))
    made = end_partner(by=ana, partner=partner, fields=WHY)
    assert set(FollowUp.objects.values_list("status", flat=True)) == {"dropped"}
    assert PartnerStanding.objects.get(partner=partner).open_follow_up_count == 0
    undo_exits(by=ana, office=partner.office, ids=[made.pk])
    opened = FollowUp.objects.filter(status="open", closed_at=None, closed_by=None)
    assert set(opened) == {call, visit}
    standing = PartnerStanding.objects.get(partner=partner)
    assert (standing.open_follow_up_count, standing.partner.stage) == (2, "active")
    made.refresh_from_db()
    assert made.archived_at is not None


@pytest.mark.parametrize("moved_to", ["active", "paused", "exploring"])
def test_an_ending_that_holds_again_leads_back_to_where_the_partner_had_gone_on(
    partner: Partner, ana: Membership, moved_to: str
) -> None:
    made = end_partner(by=ana, partner=partner, fields=WHY)
    undo_exits(by=ana, office=partner.office, ids=[made.pk])
    move_partner(by=ana, partner=partner, stage=moved_to)
    made.refresh_from_db()
    restore_exit(by=ana, exit=made)
    undo_exits(by=ana, office=partner.office, ids=[made.pk])
    partner.refresh_from_db()
    assert partner.stage == moved_to


def test_an_ending_of_which_they_were_not_back_leads_to_where_they_stood_before_it(
    partner: Partner, ana: Membership
) -> None:
    made = end_partner(by=ana, partner=partner, fields=WHY)
    bring_back(by=ana, partner=partner, stage="exploring")
    made.refresh_from_db()
    restore_exit(by=ana, exit=made)
    undo_exits(by=ana, office=partner.office, ids=[made.pk])
    partner.refresh_from_db()
    assert partner.stage == "active"


def test_what_was_reopened_meanwhile_is_left_alone(partner: Partner, ana: Membership) -> None:
    call = make_follow_up(partner, ana)
    made = end_partner(by=ana, partner=partner, fields=WHY)
    call.refresh_from_db()
    FollowUp.objects.filter(pk=call.pk).update(closed_at=timezone.now())
    undo_exits(by=ana, office=partner.office, ids=[made.pk])
    call.refresh_from_db()
    assert call.status == "dropped"


def test_several_end_for_the_same_reasons_and_those_that_have_are_left(
    in_alder: Office, ana: Membership
) -> None:
    partners = [make_partner(in_alder, stage=it) for it in ("active", "paused", "prospect")]
    end_partner(by=ana, partner=partners[0], fields={"as_planned": True})
    ids = [it.pk for it in partners]
    made = end_partners(by=ana, office=in_alder, ids=ids, fields=WHY)
    assert [it.partner_id for it in made] == ids[1:]
    assert [it.from_stage for it in made] == ["paused", "prospect"]
    assert all(causes(it) == {"partner_contact_left"} for it in made)
    undo_exits(by=ana, office=in_alder, ids=[it.pk for it in made])
    stages = Partner.objects.order_by("pk").values_list("stage", flat=True)
    assert list(stages) == ["ended", "paused", "prospect"]


def test_an_end_that_nobody_explained_gets_its_reasons_later(
    in_alder: Office, ana: Membership
) -> None:
    partner = make_partner(in_alder, stage="ended")
    made = end_partner(by=ana, partner=partner, fields=WHY)
    assert made.from_stage == "ended"
    undo_exits(by=ana, office=in_alder, ids=[made.pk])
    partner.refresh_from_db()
    assert partner.stage == "ended"
    with pytest.raises(ValidationError):
        end_partner(by=ana, partner=partner, fields={"as_planned": True}) and end_partner(
            by=ana, partner=partner, fields=WHY
        )


def test_they_are_back_and_the_ending_stays_on_record(partner: Partner, ana: Membership) -> None:
    made = end_partner(by=ana, partner=partner, fields=WHY)
    with pytest.raises(ValidationError):
        bring_back(by=ana, partner=partner, stage="prospect")
    assert bring_back(by=ana, partner=partner, stage="exploring") == made
    assert partner.stage == "exploring"
    assert current_exit(partner.office_id, partner.pk) is None
    again = end_partner(by=ana, partner=partner, fields={"as_planned": True})
    with pytest.raises(ValidationError):
        restore_exit(by=ana, exit=made)
    undo_exits(by=ana, office=partner.office, ids=[again.pk])
    restore_exit(by=ana, exit=made)
    partner.refresh_from_db()
    assert partner.stage == "ended"
    assert current_exit(partner.office_id, partner.pk).id == made.pk


def test_reasons_are_changed_and_only_what_differs_is_written(
    partner: Partner, ana: Membership
) -> None:
    made = end_partner(by=ana, partner=partner, fields={"reasons": ["needs_unmet", "no_outcomes"]})
    kept = made.causes.get(reason="no_outcomes").pk
    update_exit(by=ana, exit=made, fields={"reasons": ["no_outcomes", "poor_recognition"]})
    assert causes(made) == {"no_outcomes", "poor_recognition"}
    assert made.causes.get(reason="no_outcomes").pk == kept
    update_exit(by=ana, exit=made, fields={"as_planned": True, "reasons": []})
    assert causes(made) == set()


def test_an_own_reason_has_one_name_and_stays_on_old_endings(
    partner: Partner, ana: Membership, alice: Membership
) -> None:
    office = partner.office
    with pytest.raises(PermissionDenied):
        create_own_reason(by=ana, office=office, fields={"name": "Moved"})
    own = create_own_reason(by=alice, office=office, fields={"name": "Moved"})
    with pytest.raises(ValidationError, match="already"):
        create_own_reason(by=alice, office=office, fields={"name": "Moved"})
    made = end_partner(by=ana, partner=partner, fields={"own": [own]})
    archive_own_reason(by=alice, reason=own)
    assert causes(made) == {"Moved"}
    assert OwnExitReason.objects.get().archived_at is not None


def test_the_list_is_filtered_by_reason_state_and_day(in_alder: Office, ana: Membership) -> None:
    days = [date(2024, 6, 1), date(2025, 6, 1), date(2026, 6, 1)]
    first, second, third = (make_partner(in_alder, stage="active") for _ in days)
    end_partner(by=ana, partner=first, fields={"reasons": ["needs_unmet"], "ended_on": days[0]})
    end_partner(by=ana, partner=second, fields={"as_planned": True, "ended_on": days[1]})
    bring_back(by=ana, partner=second, stage="active")
    third.stage = "ended"
    third.save()
    Exit.objects.create(office=in_alder, partner=third, ended_on=days[2], from_stage="active")

    def found(**said: object) -> list[int]:
        rows = exit_rows(in_alder, ExitFilters(**said))  # type: ignore[arg-type]  # as the test says
        return [row.partner_id for row in rows.order_by("ended_on")]

    assert found() == [first.pk, second.pk, third.pk]
    assert found(reason="needs_unmet") == [first.pk]
    assert found(reason="planned") == [second.pk]
    assert found(reason="not-said") == [third.pk]
    assert found(state="back") == [second.pk]
    assert found(state="ended") == [first.pk, third.pk]
    assert found(first=days[1], last=days[1]) == [second.pk]
    page = list_exits(in_alder, ExitFilters(), size=2)
    assert [row.partner_id for row in page.rows] == [third.pk, second.pk]
    rest = list_exits(in_alder, ExitFilters(), page.next, size=2)
    assert [row.partner_id for row in rest.rows] == [first.pk]
