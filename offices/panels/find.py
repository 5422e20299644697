"""Find: pages, and what can be done from anywhere."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from django.urls import reverse
from django.utils.translation import gettext as _

from core.folding import fold
from core.registries.commands import commands
from core.registries.find import Hit
from core.registries.navigation import navigation
from core.registries.settings_pages import settings_pages
from offices.lookups import offices_of
from offices.permissions import may
from offices.requests import OfficeRequest, user_id

NAMED = 1.1
"""The score of a command or page that was typed in full: above any name that is like it."""
BEGUN = 0.9
MEANT = 0.75
"""A word of its description, or another word for it, begins so."""
OFFERED = 5
UNASKED = 0.6


def page_hits(request: OfficeRequest, text: str) -> list[Hit]:
    """Commands and pages that were named; for nothing the commands."""
    named = _commands(request)
    if text:
        named = chain(named, _pages(request), _offices(request))
    scored = [replace(hit, score=_score(fold(text), hit, words)) for words, hit in named]
    return sorted((it for it in scored if it.score), key=lambda it: -it.score)[:OFFERED]


def _commands(request: OfficeRequest) -> Iterator[tuple[str, Hit]]:
    """What the member may do, with all words for it."""
    for command in commands():
        if may(request.membership, command.permission):
            url = reverse(command.url_name, args=[request.office.slug])
            hit = Hit(command.label, _("Action"), url, command.icon, UNASKED, command.sheet)
            yield f"{command.label} {command.words}", hit


def _pages(request: OfficeRequest) -> Iterator[tuple[str, Hit]]:
    slug = request.office.slug
    for item in navigation(slug, request.path):
        yield str(item.label), Hit(item.label, _("Page"), item.url, item.icon, UNASKED)
    for page in settings_pages():
        if may(request.membership, page.permission):
            url = reverse(page.url_name, args=[slug])
            hit = Hit(page.label, _("Settings"), url, page.icon, UNASKED)
            yield f"{page.label} {page.description} {_('Settings')}", hit


def _offices(request: OfficeRequest) -> Iterator[tuple[str, Hit]]:
    """The user's other offices, by "switch office" and by name."""
    for link in offices_of(user_id(request)):
        if link.slug != request.office.slug:
            title = _("Switch to %(office)s") % {"office": link.name}
            url = reverse("today", args=[link.slug])
            yield (
                f"{title} {_('Switch office')}",
                Hit(title, _("Action"), url, "building-2", UNASKED),
            )


def _score(text: str, hit: Hit, words: str) -> float:
    title = fold(str(hit.title))
    if not text:
        return UNASKED
    if text in (title, title.split()[0]):
        return NAMED
    if title.startswith(text):
        return BEGUN
    known = fold(words).split()
    fits = all(any(word.startswith(it) for word in known) for it in text.split())
    return MEANT if fits else 0.0
