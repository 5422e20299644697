"""The mail of signing in: our layout, both twins, in the language of the account."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from offices.models import User

pytestmark = pytest.mark.django_db


def asked_for(address: str, **headers: str) -> EmailMultiAlternatives:
    """The mail that somebody gets who asks for a new password."""
    Client(headers=headers).post("/accounts/password/reset/", {"email": address})
    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    return sent


def html_of(sent: EmailMultiAlternatives) -> str:
    return str(sent.alternatives[0][0])


def test_both_twins_hold_the_same_link() -> None:
    sent = asked_for("ana@example.org")
    (link,) = re.findall(r"https?://\S+", str(sent.body))
    assert link.startswith(f"{settings.BASE_URL}/accounts/password/reset/key/")
    assert f'href="{link}"' in html_of(sent)
    assert "presentation" in html_of(sent)


def test_it_says_that_a_machine_wrote_it() -> None:
    assert asked_for("ana@example.org").message()["Auto-Submitted"] == "auto-generated"


def test_it_speaks_the_language_of_the_account_not_of_who_asks() -> None:
    User.objects.filter(email="ana@example.org").update(language="es")
    sent = asked_for("ana@example.org", accept_language="en")
    assert sent.subject == "Elija una nueva contraseña para Lanyard"
    assert '<html lang="es"' in html_of(sent)


def test_a_stranger_is_told_in_the_language_of_the_page() -> None:
    sent = asked_for("nobody@example.org", accept_language="es")
    assert "nobody@example.org" in sent.body
    assert '<html lang="es"' in html_of(sent)


def test_what_a_stranger_typed_can_not_become_markup() -> None:
    sent = asked_for('"<b>x</b>"@example.org')
    assert "<b>x</b>" not in html_of(sent)
