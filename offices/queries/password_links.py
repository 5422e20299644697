"""Links with which people set their password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from offices.models import User


def password_link(user: User) -> str:
    """An address at which the user sets a password, once.

    It is worthless after that, after they sign in, and after PASSWORD_RESET_TIMEOUT seconds.
    """
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])
    return f"{settings.BASE_URL.rstrip('/')}{path}"
