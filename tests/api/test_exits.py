"""Stages and endings of /api/v1/partners/"""

from datetime import date

import pytest

from core.tenancy.context import office_context
from offices.models import Office
from partnerships.models import Exit, OwnExitReason, Partner
from tests.api.conftest import Api
from tests.factories import make_partner


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining", stage="active")


def test_ended_without_reasons_is_refused_with_words(api: Api, partner: Partner) -> None:
    answer = api.patch(f"partners/{partner.pk}/", {"stage": "ended"})
    assert answer.status_code == 400
    assert answer.json()["errors"] == {
        "stage": ["Say why it ended: one or more reasons, or that it was completed as planned."]
    }
    answer = api.patch(f"partners/{partner.pk}/", {"stage": "ended", "exit": {}})
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == ["reasons"]


def test_an_illegal_move_is_refused_with_words(api: Api, partner: Partner) -> None:
    answer = api.patch(f"partners/{partner.pk}/", {"stage": "prospect"})
    assert answer.status_code == 400
    assert answer.json()["errors"]["stage"] == [
        "A partnership does not go from Active to Prospect."
    ]


def test_a_partner_is_ended_and_comes_back(api: Api, partner: Partner, alder: Office) -> None:
    with office_context(alder.pk):
        OwnExitReason.objects.create(office=alder, name="Moved away")
    said = {
        "ended_on": "2026-06-12",
        "reasons": ["Moved away", "partner_contact_left"],
        "note": "Luis told us.",
    }
    answer = api.patch(f"partners/{partner.pk}/", {"stage": "ended", "exit": said})
    assert answer.status_code == 200, answer.json()
    body = answer.json()
    assert body["stage"] == "ended"
    assert body["exit"] == {
        "ended_on": "2026-06-12",
        "as_planned": False,
        "reasons": ["partner_contact_left", "Moved away"],
        "note": "Luis told us.",
    }
    again = api.patch(f"partners/{partner.pk}/", {"stage": "ended", "exit": body["exit"]})
    assert again.json() == body  # what was read may be sent back
    answer = api.patch(f"partners/{partner.pk}/", {"exit": {"as_planned": True}})
    assert answer.json()["exit"]["reasons"] == []
    answer = api.patch(f"partners/{partner.pk}/", {"stage": "exploring"})
    assert (answer.json()["stage"], answer.json()["exit"]) == ("exploring", None)
    with office_context(alder.pk):
        assert Exit.objects.get(partner=partner).over_at is not None


def test_an_unknown_reason_is_refused_by_name(api: Api, partner: Partner) -> None:
    said = {"stage": "ended", "exit": {"reasons": ["Boredom"]}}
    answer = api.patch(f"partners/{partner.pk}/", said)
    assert answer.status_code == 400
    assert answer.json()["errors"] == {"reasons": ["There is no reason Boredom."]}


def test_a_partner_that_has_ended_is_added_with_its_reasons(api: Api, alder: Office) -> None:
    said = {"as_planned": True, "ended_on": "2024-06-01"}
    answer = api.post("partners/", {"name": "Bank", "stage": "ended", "exit": said})
    assert answer.status_code == 201, answer.json()
    assert answer.json()["exit"] == {
        "ended_on": "2024-06-01",
        "as_planned": True,
        "reasons": [],
        "note": "",
    }
    with office_context(alder.pk):
        assert Exit.objects.get().ended_on == date(2024, 6, 1)
