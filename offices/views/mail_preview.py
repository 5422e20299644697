"""A mail as its reader would see it, before it is sent."""

from collections.abc import Collection
from copy import copy
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET

from core.outbox.write import Letter
from core.registries.mails import MailKind, mail_kind
from offices.models import Membership
from offices.permissions import Permission, require
from offices.requests import OfficeRequest

LANGUAGES = ("en", "es")
PAPERS = ("light", "dark")
CONTENTS = ("sample", "own")
# The mail's styles stand on its elements, as mail programs need them. It is the one answer that may
# have any: it is framed by our page alone, runs no script and loads nothing.
MAIL_POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}
FRAMING_POLICY: dict[str, Collection[str]] = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}
DARK = "@media (prefers-color-scheme:dark)"


@csp_override(FRAMING_POLICY)
@require_GET
def mail_preview(request: OfficeRequest, office: str, mail: str) -> HttpResponse:
    """The mail in a frame, its text twin, and the ways to look at it."""
    require(request.membership, Permission.MANAGE_MAIL)
    kind = kind_or_404(mail)
    wish = _wish(request)
    letter = _letter(request.membership, kind, wish)
    context = {
        "kind": kind,
        "letter": letter,
        "html_url": f"{reverse('mail_html', args=[office, mail])}?{urlencode(wish)}",
        "choices": _choices(kind, wish),
    }
    return render(request, "offices/mail_preview.html", context)


@csp_override(MAIL_POLICY)
@xframe_options_sameorigin
@require_GET
def mail_html(request: OfficeRequest, office: str, mail: str) -> HttpResponse:
    """The mail itself, on light or dark paper, whichever the browser prefers. For the frame."""
    require(request.membership, Permission.MANAGE_MAIL)
    wish = _wish(request)
    letter = _letter(request.membership, kind_or_404(mail), wish)
    if letter is None:
        raise Http404
    return HttpResponse(_on_paper(letter.html, wish["paper"]))


def kind_or_404(rule: str) -> MailKind:
    """The kind of mail that the address names."""
    try:
        return mail_kind(rule)
    except KeyError as error:
        raise Http404 from error


def _wish(request: OfficeRequest) -> dict[str, str]:
    """What was asked for; the first choice where nothing or nonsense was."""
    shown = request.membership.user.language or settings.LANGUAGE_CODE
    asked = request.GET
    return {
        "language": _one_of(LANGUAGES, asked.get("language", shown)),
        "paper": _one_of(PAPERS, asked.get("paper", "")),
        "contents": _one_of(CONTENTS, asked.get("contents", "")),
    }


def _one_of(choices: tuple[str, ...], asked: str) -> str:
    return asked if asked in choices else choices[0]


def _letter(member: Membership, kind: MailKind, wish: dict[str, str]) -> Letter | None:
    reader, reader.user = copy(member), copy(member.user)
    reader.user.language = wish["language"]
    if wish["contents"] == "own" and kind.real:
        return kind.real(reader)
    return kind.sample(reader)


def _on_paper(html: str, paper: str) -> str:
    """Decide what a mail program would ask the screen, and open links beside our page."""
    media = "@media all" if paper == "dark" else "@media not all"
    decided = html.replace(DARK, media).replace('content="light dark"', f'content="{paper}"')
    return decided.replace("<head>", '<head><base target="_blank">', 1)


def _choices(kind: MailKind, wish: dict[str, str]) -> list[dict[str, Any]]:
    """The rows of chips: each changes one thing and keeps the others."""
    rows = [
        (_("Language"), "language", [("en", "English"), ("es", "Español")]),
        (_("Appearance"), "paper", [("light", _("Light")), ("dark", _("Dark"))]),
    ]
    if kind.real:
        own = [("sample", _("A sample")), ("own", _("What you would get now"))]
        rows.append((_("Contents"), "contents", own))
    return [
        {
            "label": label,
            "chips": [
                {
                    "label": words,
                    "url": f"?{urlencode(wish | {name: value})}",
                    "is_current": wish[name] == value,
                }
                for value, words in options
            ],
        }
        for label, name, options in rows
    ]
