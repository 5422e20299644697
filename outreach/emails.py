"""Renders mail: HTML with its styles inlined, and its twin in plain text. Writes nothing."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from core.outbox.write import Letter
from outreach.queries.digests import Digest, DigestItem


def digest_letter(digest: Digest) -> Letter:
    """The daily digest in its reader's language."""
    user = digest.member.user
    with translation.override(user.language or settings.LANGUAGE_CODE):
        title = ngettext("%(count)d thing today", "%(count)d things today", digest.count)
        title %= {"count": digest.count}
        context = {"title": title, **_digest_context(digest)}
        return Letter(
            to_name=digest.member.display_name,
            to_address=user.email,
            # Who works in two offices gets two mails on a day, and can tell them apart.
            subject=f"{title} · {digest.office.name}",
            text=render_to_string("emails/digest.txt", context).strip() + "\n",
            html=_inline(render_to_string("emails/digest.html", context)),
            headers={"List-Id": _list_id("daily-digest", digest.office.slug)},
        )


def _digest_context(digest: Digest) -> dict[str, Any]:
    slug = digest.office.slug
    return {
        "digest": digest,
        "groups": [
            [_row(slug, item) for item in items] for items in (digest.overdue, digest.due_today)
        ],
        "today_url": _absolute(reverse("today", args=[slug])),
        "profile_url": _absolute(reverse("profile", args=[slug])),
        "language": translation.get_language(),
    }


def _row(slug: str, item: DigestItem) -> dict[str, Any]:
    url = _absolute(reverse("partner", args=[slug, item.partner_id]))
    return {"item": item, "url": url}


def _absolute(path: str) -> str:
    return f"{settings.BASE_URL.rstrip('/')}{path}"


def _list_id(name: str, slug: str) -> str:
    return f"<{name}.{slug}.{urlsplit(settings.BASE_URL).hostname}>"


def _inline(html: str) -> str:
    """Write the styles to each element: many mail programs read no style sheet."""
    import css_inline  # only the worker that renders mail needs it in memory

    return css_inline.inline(
        html,
        extra_css=render_to_string("emails/mail.css"),
        load_remote_stylesheets=False,
        keep_at_rules=True,
    )
