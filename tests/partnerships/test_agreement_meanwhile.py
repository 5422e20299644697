"""Two members have the form of an agreement open: nobody writes over what the other has written."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.actions.agreement_turns import sign_agreement
from partnerships.actions.agreements import ChangedMeanwhile, update_agreement
from partnerships.models import Agreement
from partnerships.queries.agreement_versions import version_of
from tests.factories import make_partner
from tests.factories.agreements import make_agreement

ClientOf = Callable[[Membership], Client]
SHADOWS = {"words": "Job shadows", "kind": "job-shadow", "target": 10}


@pytest.fixture
def agreement(alder: Office, alice: Membership) -> Agreement:
    """Alice wrote it down: all of a test is of one instant, so whoever was last must be first."""
    with office_context(alder.pk, by=alice.actor_key):
        partner = make_partner(alder, name="Rivera Machining")
        return make_agreement(partner, title="Two years together", goals=[SHADOWS])


def to_edit(agreement: Agreement) -> str:
    return reverse("agreement_edit", args=["alder", agreement.pk])


def as_shown(page: Any) -> dict[str, str]:
    """What a browser would send of the form that it was shown."""
    context = page.context
    sheet = context["sheet"]
    sent = {"seen": context["seen"]}
    for rows in (sheet.goals, sheet.signatories):
        sent[f"{rows.prefix}-count"] = str(len(rows.forms))
    for form in (sheet.form, *sheet.goals.forms, *sheet.signatories.forms):
        for field in form:
            value = field.value()
            if field.name != "sites":
                sent[field.html_name] = "" if value is None else str(value)
    return sent


def goals(agreement: Agreement) -> list[tuple[str, int]]:
    with office_context(agreement.office_id):
        return list(agreement.goals.order_by("id").values_list("words", "target"))


def test_who_comes_second_is_told_who_changed_it_and_loses_nothing(
    client_of: ClientOf, ana: Membership, alice: Membership, agreement: Agreement
) -> None:
    mine, theirs = client_of(ana), client_of(alice)
    url = to_edit(agreement)
    typed, other = (as_shown(it.get(url)) for it in (mine, theirs))
    other |= {"goals-1-words": "Internships", "goals-1-target": "4", "our_part": "We prepare."}
    assert theirs.post(url, other).status_code == 302
    typed |= {"goals-0-target": "12", "goals-1-words": "Mentors", "goals-1-target": "3"}
    answer = mine.post(url, typed)
    assert answer.status_code == 422
    assert "Alice Alvarez has changed this agreement meanwhile" in answer.text
    assert "What we do: We prepare." in answer.text
    assert "Goal: Internships, 4" in answer.text
    assert goals(agreement) == [("Job shadows", 10), ("Internships", 4)]
    again = as_shown(answer)
    assert (again["goals-0-target"], again["goals-1-words"]) == ("12", "Mentors")
    assert again["seen"] != typed["seen"]
    assert mine.post(url, again).status_code == 302
    assert goals(agreement) == [("Job shadows", 12), ("Internships", 4), ("Mentors", 3)]


def test_a_row_that_was_taken_away_meanwhile_is_written_again_where_it_is_kept(
    client_of: ClientOf, ana: Membership, alice: Membership, agreement: Agreement
) -> None:
    client, url = client_of(ana), to_edit(agreement)
    typed = as_shown(client.get(url))
    with office_context(agreement.office_id, by=alice.actor_key):
        update_agreement(by=alice, agreement=agreement, fields={"goals": []})
    again = as_shown(client.post(url, typed | {"title": "Three years"}))
    assert client.post(url, again).status_code == 302
    assert goals(agreement) == [("Job shadows", 10)]


def test_a_signature_that_was_noted_meanwhile_is_not_lost(
    client_of: ClientOf, ana: Membership, alice: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        draft = make_agreement(make_partner(alder), signed=False)
        line = draft.signatories.order_by("id").first()
        assert line is not None
    client, url = client_of(ana), to_edit(draft)
    typed = as_shown(client.get(url))
    with office_context(alder.pk, by=alice.actor_key):
        day = date(2026, 1, 7)
        sign_agreement(by=alice, agreement=draft, asked_on=day, signed={line.pk: day})
    answer = client.post(url, typed)
    assert answer.status_code == 422
    assert f"Signature: {line.name}" in answer.text
    assert "Signed Jan 7, 2026" in answer.text
    with office_context(alder.pk):
        line.refresh_from_db()
    assert line.signed_on == day


def test_more_rows_and_mistakes_keep_what_was_seen(
    client_of: ClientOf, ana: Membership, alice: Membership, agreement: Agreement
) -> None:
    client, url = client_of(ana), to_edit(agreement)
    typed = as_shown(client.get(url))
    with office_context(agreement.office_id, by=alice.actor_key):
        update_agreement(by=alice, agreement=agreement, fields={"title": "Other"})
    more = as_shown(client.post(url, typed | {"more": "goals"}))
    mistaken = as_shown(client.post(url, typed | {"title": ""}))
    assert {more["seen"], mistaken["seen"]} == {typed["seen"]}
    assert client.post(url, more).status_code == 422


def test_the_action_asks_only_whoever_says_what_was_seen(in_alder: Office, ana: Membership) -> None:
    agreement = make_agreement(make_partner(in_alder))
    seen = version_of(agreement).key
    update_agreement(by=ana, agreement=agreement, fields={"title": "One"}, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        update_agreement(by=ana, agreement=agreement, fields={"title": "Two"}, seen=seen)
    update_agreement(by=ana, agreement=agreement, fields={"title": "Three"})
    agreement.refresh_from_db()
    assert agreement.title == "Three"
