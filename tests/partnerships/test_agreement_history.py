"""What a partner's history says of agreements, and taking it back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.actions.agreement_turns import end_agreement, renew_agreement, sign_agreement
from partnerships.actions.agreements import (
    archive_agreement,
    create_agreement,
    update_agreement,
)
from partnerships.models import Agreement, Partner
from tests.factories import make_partner, make_site
from tests.partnerships.history import sentences, undo

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


@pytest.fixture
def client(client_of: ClientOf, alice: Membership) -> Client:
    return client_of(alice)


@pytest.fixture
def agreement(ana: Membership, partner: Partner) -> Agreement:
    today = partner.office.today()
    with office_context(partner.office_id, by=ana.actor_key):
        fields: Any = {
            "title": "Shadows",
            "starts_on": today - timedelta(days=9),
            "ends_on": today + timedelta(days=600),
            "goals": [{"words": "Job shadows", "target": 5}],
            "signatories": [{"side": "theirs", "name": "Luis Rivera"}],
        }
        return create_agreement(by=ana, partner=partner, fields=fields)


def act(by: Membership, agreement: Agreement, work: Callable[..., object], **said: Any) -> None:
    with office_context(agreement.office_id, by=by.actor_key):
        work(by=by, agreement=agreement, **said)


def test_a_new_agreement_is_one_sentence(
    client: Client, partner: Partner, agreement: Agreement
) -> None:
    told = sentences(client, partner, show="agreements")
    assert told == ["Ana Ames wrote down the agreement “Shadows”."]
    undo(client, partner, "wrote down")
    with office_context(agreement.office_id):
        agreement.refresh_from_db()
        assert agreement.archived_at is not None


def test_changes_are_told_and_taken_back(
    client: Client, partner: Partner, agreement: Agreement, ana: Membership
) -> None:
    act(ana, agreement, update_agreement, fields={"title": "Talks", "notice_days": 60})
    told = sentences(client, partner)
    assert "Ana Ames renamed the agreement “Shadows” to “Talks”." in told
    assert "Ana Ames changed the days of notice of “Talks” from 30 to 60." in told
    undo(client, partner, "renamed the agreement")
    with office_context(agreement.office_id):
        agreement.refresh_from_db()
        assert (agreement.title, agreement.notice_days) == ("Shadows", 30)


def test_signatures_are_told_and_taken_back(
    client: Client, partner: Partner, agreement: Agreement, ana: Membership
) -> None:
    today = partner.office.today()
    with office_context(agreement.office_id):
        line = agreement.signatories.get()
    act(ana, agreement, sign_agreement, asked_on=today, signed={line.pk: today})
    told = " ".join(sentences(client, partner))
    assert "Ana Ames noted that Luis Rivera signed “Shadows” on" in told
    assert "signatures under “Shadows” were asked for on" in told
    undo(client, partner, "Luis Rivera signed")
    with office_context(agreement.office_id):
        line.refresh_from_db()
        agreement.refresh_from_db()
        assert (line.signed_on, agreement.asked_on) == (None, None)


def test_goals_sites_and_names_are_told_and_taken_back(
    client: Client, partner: Partner, agreement: Agreement, ana: Membership
) -> None:
    with office_context(agreement.office_id):
        site = make_site(agreement.office)
    fields: Any = {
        "goals": [{"words": "Talks", "target": 2}],
        "signatories": [{"side": "theirs", "name": "Maria Rivera"}],
        "sites": [site],
    }
    act(ana, agreement, update_agreement, fields=fields)
    told = sentences(client, partner)
    assert "Ana Ames changed the goals of the agreement “Shadows”." in told
    assert "Ana Ames changed who signs the agreement “Shadows”." in told
    assert "Ana Ames changed which sites the agreement “Shadows” is for." in told
    undo(client, partner, "changed the goals")
    with office_context(agreement.office_id):
        assert list(agreement.goals.values_list("words", "target")) == [("Job shadows", 5)]
        assert agreement.signatories.get().name == "Luis Rivera"
        assert not agreement.sites.exists()


def test_a_goal_that_was_changed_stays_the_same_one_when_it_is_taken_back(
    client: Client, partner: Partner, agreement: Agreement, ana: Membership
) -> None:
    with office_context(agreement.office_id):
        goal = agreement.goals.get()
    more = [{"id": goal.pk, "words": "Shadows", "target": 9}, {"words": "Talks", "target": 1}]
    act(ana, agreement, update_agreement, fields={"goals": more})
    undo(client, partner, "changed the goals")
    with office_context(agreement.office_id):
        said = agreement.goals.values_list("pk", "words", "target")
        assert list(said) == [(goal.pk, "Job shadows", 5)]


def test_the_end_the_renewal_and_the_archive_are_told(
    client: Client, partner: Partner, agreement: Agreement, ana: Membership
) -> None:
    act(ana, agreement, renew_agreement)
    act(ana, agreement, end_agreement, on=partner.office.today())
    act(ana, agreement, archive_agreement)
    told = sentences(client, partner, show="agreements")
    assert len(told) == 4
    assert told[0] == "Ana Ames archived the agreement “Shadows”."
    assert told[2] == "Ana Ames began to renew the agreement “Shadows”."
    undo(client, partner, "ends early")
    with office_context(agreement.office_id):
        agreement.refresh_from_db()
        assert agreement.ended_early_on is None
