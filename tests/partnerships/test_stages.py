"""Which moves between stages are legal, and who keeps to them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms import ChoiceField
from django.test import Client
from django.urls import reverse

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.actions.partners import create_partner, update_partner
from partnerships.actions.stages import pause_partner, resume_partner
from partnerships.enums.partners import Stage
from partnerships.forms.partners import PartnerForm
from partnerships.models import Exit, Partner
from partnerships.policies.stages import MOVES, offered_stages, refused_move
from tests.factories import make_partner

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Membership], Client]


@pytest.mark.parametrize("before", Stage.values)
@pytest.mark.parametrize("after", Stage.values)
def test_the_action_moves_a_partner_exactly_where_the_policy_lets_it(
    in_alder: Office, ana: Membership, before: str, after: str
) -> None:
    partner = make_partner(in_alder, stage=before)
    if after == before or (after in MOVES[before] and after != Stage.ENDED):
        update_partner(by=ana, partner=partner, fields={"stage": after})
        expected = after
    else:  # "ended" asks why
        with pytest.raises(ValidationError) as refused:
            update_partner(by=ana, partner=partner, fields={"stage": after})
        assert list(refused.value.message_dict) == ["stage"]
        expected = before
    partner.refresh_from_db()
    assert partner.stage == expected


def test_what_is_refused_says_from_where_to_where() -> None:
    assert str(refused_move("active", "prospect")) == (
        "A partnership does not go from Active to Prospect."
    )
    assert refused_move("active", "active") == ""


def stages_of(form: PartnerForm) -> list[tuple[str, str]]:
    field = form.fields["stage"]
    assert isinstance(field, ChoiceField)
    return list(field.choices)  # type: ignore[arg-type]  # they are not grouped


def test_the_form_offers_legal_moves_only_and_never_ended(in_alder: Office) -> None:
    partner = make_partner(in_alder, stage="active")
    form = PartnerForm(office=in_alder, partner=partner)
    assert [value for value, _ in stages_of(form)] == ["exploring", "active", "paused"]
    assert [value for value, _ in offered_stages(None)] == [
        "prospect",
        "approached",
        "exploring",
        "active",
        "paused",
    ]
    assert [value for value, _ in offered_stages("ended")] == ["exploring", "active", "ended"]


def test_a_new_partner_that_has_ended_says_why(in_alder: Office, ana: Membership) -> None:
    with pytest.raises(ValidationError, match="Say why it ended"):
        create_partner(by=ana, office=in_alder, fields={"name": "Rivera", "stage": "ended"})
    why = {"reasons": ["needs_unmet"], "ended_on": date(2024, 5, 1)}
    partner = create_partner(
        by=ana,
        office=in_alder,
        fields={"name": "Rivera", "stage": "ended", "exit": why},  # type: ignore[typeddict-item]  # a plain dict
    )
    assert partner.stage == "ended"
    assert Exit.objects.get(partner=partner).ended_on == date(2024, 5, 1)


def test_a_pause_goes_back_to_where_the_partner_stood(alder: Office, ana: Membership) -> None:
    for before in ("approached", "exploring", "active"):
        with office_context(alder.pk, by=ana.actor_key):
            partner = make_partner(alder, stage=before)
        with office_context(alder.pk, by=ana.actor_key):
            pause_partner(by=ana, partner=partner)
            assert partner.stage == "paused"
        with office_context(alder.pk, by=ana.actor_key):
            resume_partner(by=ana, partner=partner)
            assert partner.stage == before


def test_the_database_refuses_an_exit_of_a_partner_that_has_not_ended(in_alder: Office) -> None:
    partner = make_partner(in_alder, stage="active")
    row = {"office": in_alder, "partner": partner, "ended_on": date(2026, 6, 1)}
    with pytest.raises(IntegrityError, match="has not ended"), transaction.atomic():
        Exit.objects.create(**row, from_stage="active")
    Exit.objects.create(**row, from_stage="active", archived_at=partner.recorded_at)


def test_whatever_takes_a_partner_out_of_its_end_ends_its_exit(in_alder: Office) -> None:
    partner = make_partner(in_alder, stage="ended")
    row = Exit.objects.create(
        office=in_alder, partner=partner, ended_on=date(2026, 6, 1), from_stage="active"
    )
    Partner.objects.filter(pk=partner.pk).update(stage="paused")
    row.refresh_from_db()
    assert row.over_at is not None


def test_one_click_pauses_and_the_toast_takes_it_back(
    client_of: ClientOf, alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        partner = make_partner(alder, stage="active", name="Rivera Machining")
    client, args = client_of(ana), [alder.slug, partner.pk]
    page = client.post(reverse("partner_pause", args=args), follow=True).content.decode()
    assert "This partnership rests" in page
    assert "The partnership with Rivera Machining rests." in page
    page = client.post(reverse("partner_resume", args=args), follow=True).content.decode()
    assert "This partnership rests" not in page
    with office_context(alder.pk):
        partner.refresh_from_db()
    assert partner.stage == "active"


def test_an_illegal_click_is_answered_with_words(
    client_of: ClientOf, alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        partner = make_partner(alder, stage="prospect")
    client, args = client_of(ana), [alder.slug, partner.pk]
    answer = client.post(reverse("partner_pause", args=args))
    assert answer.status_code == 400
    assert "does not go from Prospect to Paused" in answer.content.decode()
    answer = client.post(reverse("partner_stage", args=args), {"to": "ended"})
    assert answer.headers["Location"] == reverse("partner_end", args=args)
