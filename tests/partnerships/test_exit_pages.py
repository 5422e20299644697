"""The pages of endings: the form, the partner's page, the list, own reasons, history."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from core.tenancy.context import office_context
from offices.models import Membership, Office
from offices.queries.school_years import school_year_of
from outreach.models import FollowUp
from partnerships.actions.exits import bring_back, end_partner
from partnerships.models import Exit, OwnExitReason, Partner
from tests.factories import make_follow_up, make_partner
from tests.laws.exported import csv_of
from tests.partnerships.history import sentences, undo

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Membership], Client]

SAID = {
    "how": "because",
    "reasons": ["partner_contact_left", "needs_unmet"],
    "ended_on": "2026-06-12",
    "note": "Luis told us.",
}


@pytest.fixture
def partner(alder: Office, ana: Membership) -> Partner:
    with office_context(alder.pk, by=ana.actor_key):
        return make_partner(alder, name="Rivera Machining", stage="active")


@pytest.fixture
def client(client_of: ClientOf, ana: Membership) -> Client:
    return client_of(ana)


def to(name: str, office: Office, *args: object) -> str:
    return reverse(name, args=[office.slug, *args])


def test_ending_a_partner_says_why_on_its_page_and_undo_takes_it_back(
    client: Client, partner: Partner, alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        make_follow_up(partner, ana, what="Call about spring")
    url = to("partner_end", alder, partner.pk)
    assert "Completed as planned" in client.get(url).content.decode()
    page = client.post(url, SAID, follow=True).content.decode()
    assert "Ended June 2026: their contact moved on, partner needs were not met" in page
    assert "Luis told us." in page
    assert "The partnership ended" in page  # on its timeline
    with office_context(alder.pk):
        made = Exit.objects.get()
    undo_url = to("exit_undo", alder, made.pk)
    assert undo_url in page
    page = client.post(undo_url, follow=True).content.decode()
    assert "Ended June 2026" not in page
    with office_context(alder.pk):
        assert FollowUp.objects.get().status == "open"
        assert Partner.objects.get(pk=partner.pk).stage == "active"
    page = client.post(to("exit_restore", alder, made.pk), follow=True).content.decode()
    assert "Ended June 2026" in page


def test_without_a_reason_the_form_says_what_is_missing(
    client: Client, partner: Partner, alder: Office
) -> None:
    url = to("partner_end", alder, partner.pk)
    answer = client.post(url, SAID | {"reasons": []})
    assert answer.status_code == 422
    assert "Say why it ended" in answer.content.decode()
    answer = client.post(url, SAID | {"how": "planned"}, follow=True)
    assert "Ended June 2026: completed as planned" in answer.content.decode()


def test_the_reasons_are_edited_and_they_come_back(
    client: Client, partner: Partner, alder: Office
) -> None:
    client.post(to("partner_end", alder, partner.pk), SAID)
    page = client.get(to("partner_end", alder, partner.pk)).content.decode()
    assert 'value="needs_unmet"' in page
    assert "Save changes" in page
    client.post(to("partner_end", alder, partner.pk), SAID | {"reasons": ["no_outcomes"]})
    page = client.get(to("partner", alder, partner.pk)).content.decode()
    assert "Ended June 2026: no results tracked or shared" in page
    url = to("partner_resume", alder, partner.pk)
    page = client.post(url, {"to": "active"}, follow=True).content.decode()
    assert "Rivera Machining is back." in page
    assert "They are back since" in page  # the ending stays on the timeline
    with office_context(alder.pk):
        assert Partner.objects.get(pk=partner.pk).stage == "active"


def test_an_end_of_which_nobody_said_why_asks_for_it(client: Client, alder: Office) -> None:
    with office_context(alder.pk):
        partner = make_partner(alder, stage="ended")
    page = client.get(to("partner", alder, partner.pk)).content.decode()
    assert "Nobody said why" in page
    page = client.post(to("partner_end", alder, partner.pk), SAID, follow=True).content.decode()
    assert "Ended June 2026" in page


def test_the_list_and_its_file_hold_the_same_and_are_filtered(
    client: Client, partner: Partner, alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        bank = make_partner(alder, name="Bank", stage="active")
        end_partner(by=ana, partner=bank, fields={"as_planned": True})
        end_partner(by=ana, partner=partner, fields={"reasons": ["business_closed"]})
        bring_back(by=ana, partner=bank, stage="active")
    page = client.get(to("exits", alder)).content.decode()
    assert "Business closed or cut back" in page
    assert "Not in our hands" in page
    assert "Completed as planned" in page
    assert "Back since" in page
    page = client.get(to("exits", alder) + "?reason=planned").content.decode()
    assert "Rivera" not in page.split("<tbody>")[1]
    rows = csv_of(client.get(to("exits_csv", alder) + "?reason=business_closed"))
    assert [(row["Partner"], row["Reasons"]) for row in rows] == [
        ("Rivera Machining", "Business closed or cut back")
    ]
    year = school_year_of(alder, alder.today())
    page = client.get(to("exits", alder) + f"?year={year.starts_on}").content.decode()
    assert "Rivera Machining" in page
    page = client.get(to("exits", alder) + f"?year={year.starts_on.year - 1}").content.decode()
    assert "Nothing fits" in page
    assert year.label in page
    empty = client.get(to("exits", alder) + "?reason=no_outcomes").content.decode()
    assert "Nothing fits" in empty


def test_a_director_adds_renames_and_archives_own_reasons(
    client_of: ClientOf, alder: Office, alice: Membership, ana: Membership
) -> None:
    client, new = client_of(alice), to("exit_reason_new", alder)
    page = client.post(new, {"name": "Moved away"}, follow=True).content.decode()
    assert "Moved away added." in page
    assert client.post(new, {"name": "Moved away"}).status_code == 422
    with office_context(alder.pk):
        reason = OwnExitReason.objects.get()
    assert reason.is_controllable is False
    said = {"name": "Moved out of the county", "is_controllable": "on"}
    client.post(to("exit_reason_edit", alder, reason.pk), said)
    page = client.post(to("exit_reason_archive", alder, reason.pk), follow=True).content.decode()
    assert "Moved out of the county archived." in page
    client.post(to("exit_reason_restore", alder, reason.pk))
    with office_context(alder.pk):
        reason.refresh_from_db()
    assert (reason.is_controllable, reason.archived_at) == (True, None)
    assert client_of(ana).get(to("exit_reasons", alder)).status_code == 403


def test_history_tells_of_the_ending_and_takes_all_of_it_back(
    client: Client, partner: Partner, alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        make_follow_up(partner, ana, what="Call")
    client.post(to("partner_end", alder, partner.pk), SAID | {"reasons": ["needs_unmet"]})
    told = " ".join(sentences(client, partner))
    assert "Ana Ames moved the stage from active to ended." in told
    assert "noted that the partnership ended on Jun 12" in told
    assert "partner needs were not met." in told
    assert "Ana Ames dropped the follow-up “Call”." in told
    undo(client, partner, "moved the stage")
    with office_context(alder.pk):
        assert Partner.objects.get(pk=partner.pk).stage == "active"
        assert Exit.objects.get().archived_at is not None
        assert FollowUp.objects.get().status == "open"
    undo(client, partner, "took back")  # takes the undoing back
    with office_context(alder.pk):
        assert Partner.objects.get(pk=partner.pk).stage == "ended"
        assert Exit.objects.get().archived_at is None
        assert FollowUp.objects.get().status == "dropped"


def test_history_takes_back_that_they_are_back_and_changed_reasons(
    client: Client, partner: Partner, alder: Office
) -> None:
    client.post(to("partner_end", alder, partner.pk), SAID)
    with office_context(alder.pk):
        made = Exit.objects.get()
    client.post(to("partner_resume", alder, partner.pk), {"to": "exploring"})
    assert "Ana Ames noted that they are back." in " ".join(sentences(client, partner))
    undo(client, partner, "they are back")
    with office_context(alder.pk):
        made.refresh_from_db()
        assert made.over_at is None
    edit = to("exit_edit", alder, made.pk)
    client.post(edit, SAID | {"reasons": ["no_outcomes"], "ended_on": "2026-05-01"})
    undo(client, partner, "day of the ending")
    with office_context(alder.pk):
        made.refresh_from_db()
        assert made.ended_on == date(2026, 6, 12)
        assert {it.reason for it in made.causes.all()} == {"partner_contact_left", "needs_unmet"}


def test_a_form_that_is_sent_twice_adds_one_reason(
    client_of: ClientOf, alice: Membership, alder: Office
) -> None:
    client, new = client_of(alice), to("exit_reason_new", alder)
    page = client.get(new)
    token = page.context["once"]
    assert f'name="once" value="{token}"' in page.text
    said = {"name": "The grant ran out", "once": token}
    assert [client.post(new, said).status_code for _ in range(2)] == [302, 302]
    with office_context(alder.pk):
        assert OwnExitReason.objects.get().name == "The grant ran out"
    assert client.post(new, said | {"once": "another"}).status_code == 422
