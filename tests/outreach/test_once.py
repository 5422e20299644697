"""A log form that is sent twice logs once, also without the script that guards its button."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.api import idempotency
from core.models import IdempotencyKey
from core.once import new_token, once
from offices.models import Membership, Office
from outreach.models import Activity, FollowUp
from tests.factories import make_follow_up, make_partner
from tests.outreach.conftest import ClientOf

LOG = "/o/alder/log/"


def form(office: Office, **said: Any) -> dict[str, Any]:
    partner = make_partner(office)
    return {"partners": partner.pk, "kind": "call", "when": "today", "status": "done"} | said


def test_the_form_brings_a_token_that_is_new_each_time(
    in_alder: Office, ana_client: Client
) -> None:
    tokens = {ana_client.get(LOG).context["once"] for _ in range(2)}
    assert len(tokens) == 2


def test_the_same_form_twice_is_one_activity(in_alder: Office, ana_client: Client) -> None:
    sent = form(in_alder, once=new_token())
    answers = [ana_client.post(LOG, sent) for _ in range(2)]
    assert {it.status_code for it in answers} == {302}
    assert Activity.objects.count() == 1


def test_the_same_form_twice_is_one_activity_where_it_settles_something(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    follow_up = make_follow_up(make_partner(in_alder), ana)
    sent = form(in_alder, once=new_token(), done_follow_up=follow_up.pk)
    for _ in range(2):
        ana_client.post(LOG, sent)
    assert Activity.objects.count() == 1
    assert FollowUp.objects.get().done_with == Activity.objects.get()


@pytest.mark.parametrize("field", ["partners", "notes", "follow_up"])
def test_who_goes_back_and_writes_something_else_logs_that_too(
    in_alder: Office, ana_client: Client, field: str
) -> None:
    other = {
        "partners": make_partner(in_alder).pk,
        "notes": "They can take three",
        "follow_up": "tomorrow",
    }
    sent = form(in_alder, once=new_token())
    for one in (sent, sent | {field: other[field]}, sent | {field: other[field]}):
        assert ana_client.post(LOG, one).status_code == 302
    assert Activity.objects.count() == 2


def test_logging_needs_no_cache(
    in_alder: Office, ana_client: Client, settings: LazySettings
) -> None:
    dead = settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1"}
    settings.CACHES = {"default": dead}
    idempotency.asked.clear()
    sent = form(in_alder, once=new_token())
    assert {ana_client.post(LOG, sent).status_code for _ in range(2)} == {302}
    assert Activity.objects.count() == 1


def test_an_error_keeps_the_token_and_the_next_try_counts(
    in_alder: Office, ana_client: Client
) -> None:
    sent = form(in_alder, once=new_token())
    ahead = (in_alder.today() - timedelta(days=9)).isoformat()
    refused = ana_client.post(LOG, sent | {"ends_on": ahead})
    assert (refused.status_code, refused.context["once"]) == (422, sent["once"])
    assert ana_client.post(LOG, sent).status_code == 302
    assert ana_client.post(LOG, sent).status_code == 302
    assert Activity.objects.count() == 1


def test_what_was_taken_back_can_be_logged_again(in_alder: Office, ana_client: Client) -> None:
    sent = form(in_alder, once=new_token())
    ana_client.post(LOG, sent)
    Activity.objects.update(archived_at=timezone.now())
    ana_client.post(LOG, sent)
    assert Activity.objects.filter(archived_at=None).count() == 1


def test_another_member_may_have_the_same_token(
    in_alder: Office, bob: Membership, ana_client: Client, client_of: ClientOf
) -> None:
    sent = form(in_alder, once="abc")
    ana_client.post(LOG, sent)
    client_of(bob).post(LOG, sent)
    assert Activity.objects.count() == 2


@pytest.mark.parametrize("token", ["", "x" * 41, "a\tb"])
def test_what_is_no_token_guards_nothing(in_alder: Office, ana: Membership, token: str) -> None:
    assert once(in_alder.pk, ana.pk, token, "", lambda: 7) == (7, True)
    assert not IdempotencyKey.objects.exists()


def test_to_be_done_once_takes_two_statements(in_alder: Office, ana: Membership) -> None:
    once(in_alder.pk, ana.pk, "first", "", lambda: 7)  # also deletes what has expired
    with CaptureQueriesContext(connection) as queries:
        assert once(in_alder.pk, ana.pk, "abc", "", lambda: 7) == (7, True)
    assert len(queries) == 2


def test_a_token_is_kept_for_a_day(in_alder: Office, ana: Membership) -> None:
    with time_machine.travel("2026-11-17 18:00+00:00", tick=False):
        assert once(in_alder.pk, ana.pk, "abc", "", lambda: 7) == (7, True)
        assert once(in_alder.pk, ana.pk, "abc", "", lambda: 8) == (7, False)
        (kept,) = IdempotencyKey.objects.all()
        assert kept.expires_at - timezone.now() == timedelta(days=1)
