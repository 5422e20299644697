"""The cast as Django's objects, and clients at which they are signed in.

Who is in every test's database need not be asked of it by every test: they are read once, and
each test gets copies of its own.
"""

import copy
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django.utils.crypto import get_random_string

from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.cast import OFFICES, PEOPLE

SESSION_LASTS = timedelta(days=14)


def learn_cast() -> None:
    """Read the cast from a fresh database, before any test has changed it."""
    for pk, *_ in OFFICES:
        _office(pk)
    for pk, office, *_ in PEOPLE:
        _member(office, pk)


def office_of(pk: int) -> Office:
    """An office of the cast, as it is before the test changes it."""
    return copy.deepcopy(_office(pk))


def member_of(office: int, pk: int) -> Membership:
    """A member of the cast with office and user, as they are before the test changes them."""
    return copy.deepcopy(_member(office, pk))


def signed_in(member: Membership) -> Client:
    """A client with a session of the member: `force_login`, but in one statement."""
    user = member.user
    said = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    session = Session(
        session_key=get_random_string(32),
        session_data=SessionStore().encode(said),
        expire_date=timezone.now() + SESSION_LASTS,
    )
    Session.objects.bulk_create([session])
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


@cache
def _office(pk: int) -> Office:
    with office_context(pk):
        return Office.objects.get(pk=pk)


@cache
def _member(office: int, pk: int) -> Membership:
    with office_context(office):
        return Membership.objects.select_related("office", "user").get(pk=pk)
