"""Whatever is written of an agreement has the health of its partner and branches looked at."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from core.registries import standing
from offices.models import Membership, Office
from partnerships.actions.agreement_turns import end_agreement, renew_agreement, sign_agreement
from partnerships.actions.agreements import (
    archive_agreement,
    create_agreement,
    restore_agreement,
    update_agreement,
)
from partnerships.models import Agreement
from tests.factories import make_partner
from tests.factories.agreements import make_agreement

Act = Callable[[Membership, Agreement], object]

ACTS: dict[str, Act] = {
    "create": lambda by, it: create_agreement(
        by=by, partner=it.partner, fields={"title": "Talks", "starts_on": it.starts_on}
    ),
    "update": lambda by, it: update_agreement(by=by, agreement=it, fields={"title": "Talks"}),
    "goals": lambda by, it: update_agreement(by=by, agreement=it, fields={"goals": []}),
    "sign": lambda by, it: sign_agreement(by=by, agreement=it, asked_on=None, signed={}),
    "renew": lambda by, it: renew_agreement(by=by, agreement=it),
    "end": lambda by, it: end_agreement(by=by, agreement=it, on=it.starts_on + timedelta(days=1)),
    "archive": lambda by, it: archive_agreement(by=by, agreement=it),
}


@pytest.mark.parametrize("name", ACTS)
def test_each_action_says_so(
    in_alder: Office, ana: Membership, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: list[Any] = []
    monkeypatch.setattr(standing, "_touches", [lambda office, ids: touched.append(ids)])
    agreement = make_agreement(make_partner(in_alder))
    branch = make_partner(in_alder, parent=agreement.partner)
    make_partner(in_alder)
    ACTS[name](ana, agreement)
    assert touched == [[agreement.partner_id, branch.pk]]


def test_coming_back_says_so_too_and_what_changes_nothing_does_not(
    in_alder: Office, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: list[Any] = []
    agreement = make_agreement(make_partner(in_alder))
    archive_agreement(by=ana, agreement=agreement)
    monkeypatch.setattr(standing, "_touches", [lambda office, ids: touched.append(ids)])
    archive_agreement(by=ana, agreement=agreement)
    assert touched == []
    restore_agreement(by=ana, agreement=agreement)
    assert touched == [[agreement.partner_id]]
