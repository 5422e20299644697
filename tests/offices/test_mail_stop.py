"""The link in a mail that switches it off: without signing in, and never by being opened."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.core import signing
from django.test import Client

from core.registries.mails import mail_kinds
from core.tenancy.context import office_context
from offices.models import Membership
from offices.stop_links import SALT, stop_link
from outreach.queries.digests import RULE

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
SignIn = Callable[[Membership], Client]


def path_of(member: Membership, rule: str = RULE) -> str:
    return stop_link(member, rule).removeprefix("http://localhost:8000")


def read(member: Membership) -> Membership:
    with office_context(member.office_id):
        return Membership.objects.get(pk=member.pk)


@pytest.fixture
def stranger() -> Client:
    """Nobody who is signed in; CSRF is checked, as in earnest."""
    return Client(enforce_csrf_checks=True)


def test_opening_the_link_asks_and_changes_nothing(stranger: Client, ana: Membership) -> None:
    page = stranger.get(path_of(ana))
    assert page.status_code == 200
    assert "You get “Daily digest” from Alder School District." in page.text
    assert read(ana).digest


def test_the_button_switches_the_mail_off_and_says_where_it_is_switched_on(
    stranger: Client, ana: Membership
) -> None:
    page = stranger.post(path_of(ana))
    assert "The mail is off" in page.text
    assert "/o/alder/profile/" in page.text
    assert not read(ana).digest


def test_a_mail_program_needs_one_click(stranger: Client, ana: Membership) -> None:
    assert stranger.post(path_of(ana), ONE_CLICK).status_code == 200
    assert not read(ana).digest
    assert stranger.post(path_of(ana), ONE_CLICK).status_code == 200


def test_only_the_mail_that_it_names_is_switched_off(
    stranger: Client, alice: Membership, ana: Membership
) -> None:
    stranger.post(path_of(alice, "weekly-escalation"))
    assert (read(alice).digest, read(alice).escalations) == (True, False)
    assert read(ana).digest


def test_every_mail_that_can_be_stopped_is_stopped_so(stranger: Client, alice: Membership) -> None:
    for kind in mail_kinds():
        if kind.stop is not None:
            assert stranger.post(path_of(alice, kind.rule)).status_code == 200
    assert (read(alice).digest, read(alice).escalations) == (False, False)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_we_did_not_sign_is_not_found(
    method: str, stranger: Client, ana: Membership
) -> None:
    good = path_of(ana)
    claim = signing.dumps([ana.office_id, ana.pk, RULE], salt="another")
    for forged in (good[:-2] + "x/", f"/mail/stop/{claim}/", "/mail/stop/nonsense/"):
        assert getattr(stranger, method)(forged).status_code == 404
    assert read(ana).digest


@pytest.mark.parametrize(
    "claim",
    [
        [1, 5, RULE],
        [2, 2, RULE],
        [1, 2, "test"],
        [1, 2, "follow-up-reminder"],
        [1, 2],
        "x",
        [9, 9, RULE],
    ],
)
@pytest.mark.django_db
def test_a_signed_claim_that_fits_nobody_is_not_found(claim: object, stranger: Client) -> None:
    signed = signing.dumps(claim, salt=SALT)
    assert stranger.post(f"/mail/stop/{signed}/").status_code == 404


def test_somebody_who_has_left_is_not_found(stranger: Client, ana: Membership) -> None:
    with office_context(ana.office_id):
        Membership.objects.filter(pk=ana.pk).update(deactivated_at=ana.recorded_at)
    assert stranger.post(path_of(ana)).status_code == 404


def test_it_is_the_members_own_doing_in_the_history(stranger: Client, ana: Membership) -> None:
    stranger.post(path_of(ana))
    with office_context(ana.office_id):
        last = apps.get_model("offices", "MembershipHistory").objects.order_by("-pgh_id")[0]
    assert (last.pgh_obj_id, last.digest) == (ana.pk, False)
    assert last.pgh_context["by"] == f"member:{ana.pk}"


def test_other_methods_are_not_offered(stranger: Client, ana: Membership) -> None:
    assert stranger.put(path_of(ana)).status_code == 405
