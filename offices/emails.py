"""What all mail to members has in common: their language, a human who gets the answers, the links
that lead into the right office, and the one that switches the mail off."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation

from core.mail.headers import mailbox
from core.mail.links import link, list_id
from core.mail.page import render_page
from core.outbox.write import Letter
from core.registries.mails import mail_kind
from offices.models import Membership
from offices.queries.mail import who_answers
from offices.stop_links import stop_link


@dataclass(frozen=True)
class Contents:
    """What one mail says. `rule` is its kind (core.registries.mails); `template` names the twins
    without their ending; the context is theirs."""

    rule: str
    template: str
    subject: str
    context: Mapping[str, Any]


def in_language_of(member: Membership) -> AbstractContextManager[None]:
    """Speak the member's language: `with in_language_of(member): …`."""
    return translation.override(member.user.language or settings.LANGUAGE_CODE)


def letter_to(member: Membership, contents: Contents) -> Letter:
    """The mail, ready for the outbox. Call it inside `in_language_of`: it renders at once."""
    kind = mail_kind(contents.rule)
    slug = member.office.slug
    answers = who_answers(member.office)
    stop_url = stop_link(member, kind.rule) if kind.stop else ""
    page = render_page(
        contents.template,
        {
            "title": contents.subject,
            "office": member.office,
            "answers_to": answers.display_name if answers else "",
            "stop_url": stop_url,
            "profile_url": link("profile", slug),
            **contents.context,
        },
    )
    headers = {"List-Id": list_id(kind.rule, slug)} if kind.recurring else {}
    return Letter(
        to_name=member.display_name,
        to_address=member.user.email,
        subject=contents.subject,
        text=page.text,
        html=page.html,
        reply_to=[mailbox(answers.display_name, answers.user.email)] if answers else [],
        headers=headers | _one_click(stop_url),
    )


def _one_click(stop_url: str) -> dict[str, str]:
    """What lets a mail program offer "unsubscribe" itself (RFC 2369, RFC 8058)."""
    if not stop_url:
        return {}
    return {
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
