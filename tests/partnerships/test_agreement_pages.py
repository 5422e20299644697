"""The pages of an agreement: write it down, sign it, renew it, end it, put it away."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Agreement, AgreementGoal, AgreementSignatory, Partner
from partnerships.queries.agreement_status import status_of, with_status
from tests.factories import make_activity, make_partner, make_site
from tests.factories.agreements import make_agreement

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


@pytest.fixture
def agreement(partner: Partner) -> Agreement:
    with office_context(partner.office_id):
        goals = [{"words": "Job shadows", "kind": "job-shadow", "target": 10}]
        return make_agreement(partner, title="Two years together", goals=goals)


def form(**said: str) -> dict[str, str]:
    """What a browser sends for an agreement with three rows of each."""
    empty = {"goals-count": "3", "signatories-count": "3", "notice_days": "30"}
    usual = {"title": "Job shadows", "starts_on": "2026-09-01", "ends_on": "2027-08-31"}
    for row in range(3):
        empty |= {f"goals-{row}-counts": "activities", f"signatories-{row}-side": "theirs"}
    return empty | usual | said


def url(name: str, *args: object) -> str:
    return reverse(name, args=["alder", *args])


def test_an_agreement_is_written_down_with_goals_and_names(
    client_of: ClientOf, ana: Membership, partner: Partner
) -> None:
    said = {
        "goals-0-words": "Job shadows",
        "goals-0-target": "10",
        "goals-0-kind": "job-shadow",
        "signatories-0-name": "Luis Rivera",
        "signatories-0-title": "Owner",
        "our_part": "We prepare students.",
    }
    answer = client_of(ana).post(url("agreement_new", partner.pk), form(**said))
    with office_context(partner.office_id):
        made = Agreement.objects.get()
        assert answer.headers["Location"] == url("agreement", made.pk)
        assert (made.partner_id, made.title, made.recorded_by) == (partner.pk, "Job shadows", ana)
        assert (made.starts_on, made.ends_on) == (date(2026, 9, 1), date(2027, 8, 31))
        goal, line = AgreementGoal.objects.get(), AgreementSignatory.objects.get()
        assert (goal.words, goal.target, goal.kind) == ("Job shadows", 10, "job-shadow")
        assert (line.side, line.name, line.signed_on) == ("theirs", "Luis Rivera", None)


def test_a_form_that_is_sent_twice_makes_one_agreement(
    client_of: ClientOf, ana: Membership, partner: Partner
) -> None:
    client, to = client_of(ana), url("agreement_new", partner.pk)
    page = client.get(to)
    token = page.context["once"]
    assert f'name="once" value="{token}"' in page.text
    answers = [client.post(to, form(once=token)) for _ in range(2)]
    assert len({it.headers["Location"] for it in answers}) == 1
    client.post(to, form(once=token, title="Mentors"))
    with office_context(partner.office_id):
        assert list(Agreement.objects.order_by("pk").values_list("title", flat=True)) == [
            "Job shadows",
            "Mentors",
        ]


def test_what_no_text_can_hold_is_left_out_of_a_search(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    found = client_of(ana).get(url("agreements") + "?q=Two%00+years")
    assert found.status_code == 200
    assert agreement.title in found.text


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    client_of: ClientOf, ana: Membership, partner: Partner
) -> None:
    said = form(title="", ends_on="2026-01-01", **{"goals-0-words": "Job shadows"})
    answer = client_of(ana).post(url("agreement_new", partner.pk), said)
    assert answer.status_code == 422
    assert "Say how many." in answer.text
    assert 'value="Job shadows"' in answer.text
    said = form(ends_on="2026-01-01")
    answer = client_of(ana).post(url("agreement_new", partner.pk), said)
    assert "The end cannot be before the beginning." in answer.text


def test_more_rows_come_without_a_script_and_without_judging(
    client_of: ClientOf, ana: Membership, partner: Partner
) -> None:
    said = form(title="", more="goals", **{"goals-1-words": "Guest talks"})
    answer = client_of(ana).post(url("agreement_new", partner.pk), said)
    assert answer.status_code == 200
    assert "aria-invalid" not in answer.text
    assert 'name="goals-0-words" value="Guest talks"' in answer.text
    assert 'name="goals-5-words"' in answer.text


def test_editing_keeps_rows_changes_them_and_takes_away_those_without_words(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    with office_context(agreement.office_id):
        goal = agreement.goals.get()
        ours, theirs = agreement.signatories.order_by("id")
    rows = {
        "goals-0-id": str(goal.pk),
        "goals-0-words": "Job shadows for juniors",
        "goals-0-target": "12",
        "goals-1-words": "Talks",
        "goals-1-target": "2",
        "signatories-0-id": str(ours.pk),
        "signatories-1-id": str(theirs.pk),
        "signatories-1-name": "Luis Rivera",
        "signatories-1-signed_on": "2026-02-01",
    }
    answer = client_of(ana).post(url("agreement_edit", agreement.pk), form(**rows))
    assert answer.status_code == 302
    with office_context(agreement.office_id):
        said = list(agreement.goals.order_by("id").values_list("words", "target"))
        assert said == [("Job shadows for juniors", 12), ("Talks", 2)]
        assert agreement.goals.order_by("id")[0].pk == goal.pk
        assert list(agreement.signatories.values_list("pk", flat=True)) == [theirs.pk]


def test_the_page_shows_goals_with_the_count_so_far(
    client_of: ClientOf, bob: Membership, agreement: Agreement
) -> None:
    with office_context(agreement.office_id):
        branch = make_partner(agreement.office, parent=agreement.partner)
        for partner in (agreement.partner, branch, branch):
            make_activity(partner, kind="job-shadow")
        make_activity(branch, kind="guest-speaker")
    page = client_of(bob).get(url("agreement", agreement.pk)).text
    assert "3 of 10" in page
    assert 'value="30"' in page
    assert "In force" in page
    assert "Edit" not in page.split("<main", 1)[1].split("</main", 1)[0]


def test_one_click_renews_and_opens_the_next_one(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    site = None
    with office_context(agreement.office_id):
        site = make_site(agreement.office)
        agreement.sites.create(office=agreement.office, site=site)
    client = client_of(ana)
    answer = client.post(url("agreement_renew", agreement.pk))
    with office_context(agreement.office_id):
        following = Agreement.objects.get(renews=agreement)
        assert answer.headers["Location"] == url("agreement_edit", following.pk)
        assert agreement.ends_on is not None
        assert following.starts_on == agreement.ends_on + timedelta(days=1)
        assert following.goals.get().words == "Job shadows"
        assert following.sites.get().site == site
        assert set(following.signatories.values_list("signed_on", flat=True)) == {None}
        assert _status(following) == "draft"
    again = client.post(url("agreement_renew", agreement.pk))
    assert again.headers["Location"] == answer.headers["Location"]
    assert "The next one:" in client.get(url("agreement", agreement.pk)).text


def test_the_form_of_a_renewal_proposes_its_time_and_takes_another(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    client = client_of(ana)
    assert agreement.ends_on is not None
    proposed = (agreement.ends_on + timedelta(days=1)).isoformat()
    assert f'value="{proposed}"' in client.get(url("agreement_renew", agreement.pk)).text
    wrong = {"starts_on": "2027-09-01", "ends_on": "2027-01-01"}
    assert client.post(url("agreement_renew", agreement.pk), wrong).status_code == 422
    right = {"starts_on": "2027-09-01", "ends_on": ""}
    assert client.post(url("agreement_renew", agreement.pk), right).status_code == 302
    with office_context(agreement.office_id):
        following = Agreement.objects.get(renews=agreement)
        assert (following.starts_on, following.ends_on) == (date(2027, 9, 1), None)


def test_signatures_are_noted_one_by_one_until_it_is_in_force(
    client_of: ClientOf, ana: Membership, partner: Partner
) -> None:
    with office_context(partner.office_id):
        agreement = make_agreement(partner, signed=False)
        ours, theirs = agreement.signatories.order_by("id")
        today = partner.office.today().isoformat()
    client, to = client_of(ana), url("agreement_sign", agreement.pk)
    client.post(to, {"asked_on": today})
    assert _status_in_office(agreement) == "waiting"
    client.post(to, {"asked_on": today, f"signed_{ours.pk}": today})
    assert _status_in_office(agreement) == "waiting"
    client.post(to, {"asked_on": today, f"signed_{ours.pk}": today, f"signed_{theirs.pk}": today})
    assert _status_in_office(agreement) == "in-force"
    tomorrow = (partner.office.today() + timedelta(days=1)).isoformat()
    answer = client.post(to, {"asked_on": today, f"signed_{ours.pk}": tomorrow})
    assert answer.status_code == 422
    assert "Nobody can have signed on a day to come." in answer.text


def test_ending_early_can_be_taken_back(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    client, to = client_of(ana), url("agreement_end", agreement.pk)
    today = agreement.office.today()
    client.post(to, {"ended_early_on": today.isoformat()})
    assert _status_in_office(agreement) == "ended"
    assert "It does not end early after all" in client.get(url("agreement", agreement.pk)).text
    client.post(f"{to}?again=1")
    assert _status_in_office(agreement) == "in-force"
    late = {"ended_early_on": (today + timedelta(days=2000)).isoformat()}
    assert client.post(to, late).status_code == 422


def test_archiving_and_restoring(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    client = client_of(ana)
    client.post(url("agreement_archive", agreement.pk))
    assert "This agreement is archived." in client.get(url("agreement", agreement.pk)).text
    assert "Two years together" not in client.get(url("agreements")).text
    assert "Two years together" in client.get(url("agreements") + "?status=archived").text
    client.post(url("agreement_restore", agreement.pk))
    assert "Two years together" in client.get(url("agreements")).text


def test_a_renewal_does_not_come_back_while_another_one_stands(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    client = client_of(ana)
    client.post(url("agreement_renew", agreement.pk))
    with office_context(agreement.office_id):
        first = Agreement.objects.get(renews=agreement)
    client.post(url("agreement_archive", first.pk))
    client.post(url("agreement_renew", agreement.pk))
    client.post(url("agreement_restore", first.pk))
    with office_context(agreement.office_id):
        first.refresh_from_db()
        assert first.archived_at is not None
        assert Agreement.objects.filter(renews=agreement, archived_at=None).count() == 1


def test_a_branch_shows_what_its_parent_agreed_to(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    with office_context(agreement.office_id):
        branch = make_partner(agreement.office, name="Rivera East", parent=agreement.partner)
    page = client_of(ana).get(url("partner", branch.pk)).text
    assert "Two years together" in page
    assert "from Rivera Machining" in page


def test_leaders_look_but_do_not_write(
    client_of: ClientOf, bob: Membership, agreement: Agreement
) -> None:
    client = client_of(bob)
    assert client.get(url("agreements")).status_code == 200
    for name in ("agreement_edit", "agreement_sign", "agreement_renew", "agreement_end"):
        assert client.get(url(name, agreement.pk)).status_code == 403
    assert client.post(url("agreement_archive", agreement.pk)).status_code == 403


def test_the_list_has_chips_and_keeps_them_while_one_searches(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    with office_context(agreement.office_id):
        lapsed = agreement.starts_on - timedelta(days=1)
        other = make_partner(agreement.office, name="Copper Kettle")
        make_agreement(
            other, title="Old bread", starts_on=lapsed - timedelta(days=9), ends_on=lapsed
        )
        make_agreement(other, title="New bread", signed=False, ends_on=None)
    client = client_of(ana)
    page = client.get(url("agreements")).text
    assert page.index("Two years together") < page.index("New bread")
    assert "Old bread" not in page
    assert "Old bread" in client.get(url("agreements") + "?status=lapsed").text
    found = client.get(url("agreements") + "?q=kettle").text
    assert "New bread" in found
    assert "Two years together" not in found


def _status(agreement: Agreement) -> str:
    rows = Agreement.objects.filter(pk=agreement.pk)
    return status_of(with_status(rows, agreement.office.today()).get())


def _status_in_office(agreement: Agreement) -> str:
    with office_context(agreement.office_id):
        return _status(agreement)
