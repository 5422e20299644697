"""How allauth behaves here: no open sign-up; language and theme follow the user's profile."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse

from core.mail.headers import safe_address
from core.outbox.write import BY_MACHINE
from offices.account_mail import account_letter
from offices.models import User

COOKIE_AGE = 365 * 24 * 60 * 60  # seconds


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an office, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        set_preference_cookies(response, user)
        return response

    def clean_email(self, email: str) -> str:
        """An address that no mail can be sent to is none, though its form would allow it: a quoted
        blank, a domain that is too long once it is encoded."""
        try:
            safe_address(email)
        except ValueError as error:
            raise ValidationError(validate_email.message, code=validate_email.code) from error
        return email

    def get_reset_password_from_key_url(self, key: str) -> str:
        """At the address of this installation: whoever asks may name any host they like."""
        asked = urlsplit(super().get_reset_password_from_key_url(key))
        return f"{settings.BASE_URL.rstrip('/')}{asked.path}"

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMultiAlternatives:
        """In the layout of all our mail, with its twin in text."""
        address = email if isinstance(email, str) else email[0]
        letter = account_letter(template_prefix, address, context)
        mail = EmailMultiAlternatives(
            letter.subject,
            letter.text,
            self.get_from_email(),
            [safe_address(letter.to_address)],
            headers=BY_MACHINE | (headers or {}),
        )
        mail.attach_alternative(letter.html, "text/html")
        return mail

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Signing in and out need no message: the page that follows says it."""


def set_preference_cookies(response: HttpResponse, user: User) -> None:
    """Keep language and theme where a request finds them without a statement."""
    if user.language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, user.language, max_age=COOKIE_AGE, samesite="Lax"
        )
    response.set_cookie("theme", user.theme, max_age=COOKIE_AGE, samesite="Lax")
