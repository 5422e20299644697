"""The mail of signing in: of the installation, not of an office, and sent at once."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.mail.links import link
from core.mail.page import render_page
from core.outbox.write import Letter
from core.registries.mails import MailKind
from offices.models import Membership, User

RESET, UNKNOWN = "account/email/password_reset_key", "account/email/unknown_account"


def account_letter(template: str, address: str, context: Mapping[str, Any]) -> Letter:
    """The mail `template` (without "_message.html") in the language of the account it is for.

    An address without an account is answered in the language of the page that it was typed on.
    """
    user = context.get("user")
    language = user.language if isinstance(user, User) else ""
    with translation.override(language or translation.get_language() or settings.LANGUAGE_CODE):
        subject = " ".join(render_to_string(f"{template}_subject.txt", dict(context)).split())
        page = render_page(f"{template}_message", {**context, "email": address, "title": subject})
    return Letter(to_name="", to_address=address, subject=subject, text=page.text, html=page.html)


def _sample_reset(member: Membership) -> Letter:
    """As if the member had forgotten their password; the link leads to the form for that."""
    url = link("account_reset_password")
    return account_letter(
        RESET, member.user.email, {"user": member.user, "password_reset_url": url}
    )


def _sample_unknown(member: Membership) -> Letter:
    return account_letter(UNKNOWN, member.user.email, {"user": member.user})


RESET_MAIL = MailKind(
    rule="password-reset",
    order=80,
    name=_("New password"),
    what=_("The link with which somebody chooses a new password"),
    when=_("At once, when somebody asks for it"),
    sample=_sample_reset,
    recurring=False,
    of_office=False,
)

UNKNOWN_MAIL = MailKind(
    rule="unknown-account",
    order=90,
    name=_("No account for this address"),
    what=_("Says to a stranger that there is no account for their address"),
    when=_("At once, when a new password is asked for an address that nobody has"),
    sample=_sample_unknown,
    recurring=False,
    of_office=False,
)
