"""Partners that are likely the same as one being entered.

The database finds candidates (same beginning, same phone, same website); Python compares names
without case, accents, punctuation and legal suffixes. Branches of one parent are no duplicates.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q

from core.folding import fold, key_starts
from offices.models import Office
from partnerships.models import Partner

LIKENESS = 0.86  # "riviera machining" and "rivera machining" are 0.97 alike
CANDIDATES = 400
SHOWN = 5
BEGINNING = 3  # letters of the first word that a candidate's name must share
PHONE_DIGITS = 7
NO_NAME_WORDS = {"the", "and", "of", "inc", "incorporated", "llc", "llp", "lp", "pllc", "pc", "co"}
NO_NAME_WORDS |= {"company", "corp", "corporation", "ltd", "limited", "plc", "sa", "gmbh"}
SHARED_HOSTS = {"facebook.com", "instagram.com", "linkedin.com", "sites.google.com", "yelp.com"}


@dataclass(frozen=True)
class Likeness:
    """A partner that is likely the same."""

    pk: int
    name: str
    town: str
    is_archived: bool


@dataclass(frozen=True)
class _Entered:
    words: tuple[str, ...]
    phone: str
    host: str


def find_duplicates(
    office: Office,
    *,
    name: str,
    phone: str = "",
    website: str = "",
    exclude: int | None = None,
    parent: int | None = None,
) -> list[Likeness]:
    """The likely duplicates, archived ones included, most alike first.

    `exclude` is the partner being edited, `parent` the one that it is a branch of.
    """
    entered = _Entered(_words(name), _digits(phone), _host(website))
    condition = _candidates(entered)
    if not condition:
        return []
    others = Partner.objects.filter(condition, office=office).exclude(_family(exclude, parent))
    rows = others.order_by("search_key", "id").values_list(
        "id", "name", "town", "archived_at", "phone", "website", named=True
    )
    alike = [(likeness, row) for row in rows[:CANDIDATES] if (likeness := _alike(entered, row))]
    alike.sort(key=lambda found: -found[0])
    return [Likeness(r.id, r.name, r.town, r.archived_at is not None) for _, r in alike[:SHOWN]]


def _family(exclude: int | None, parent: int | None) -> Q:
    """The partner itself, its branches, its parent, and the parent's other branches."""
    family = [pk for pk in (exclude, parent) if pk is not None]
    return Q(pk__in=family) | Q(parent__isnull=False, parent__in=family)


def _candidates(entered: _Entered) -> Q:
    condition = Q()
    if entered.words:
        beginning = entered.words[0][:BEGINNING]
        condition |= key_starts("search_key", beginning)
        condition |= key_starts("search_key", f"the {beginning}")
    if entered.phone:
        condition |= Q(phone__contains=entered.phone[-4:])
    if entered.host:
        condition |= Q(website__icontains=entered.host)
    return condition


def _alike(entered: _Entered, row: Any) -> float:
    """How alike: 0 for not enough, 1 for the same name, phone or website."""
    same_phone = entered.phone and entered.phone == _digits(row.phone)
    if same_phone or (entered.host and entered.host == _host(row.website)):
        return 1.0
    likeness = _likeness(entered.words, _words(row.name))
    return likeness if likeness >= LIKENESS else 0.0


def _likeness(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    if not ours or not theirs:
        return 0.0
    if sorted(ours) == sorted(theirs):
        return 1.0
    matcher = SequenceMatcher(None, " ".join(ours), " ".join(theirs), autojunk=False)
    if matcher.real_quick_ratio() < LIKENESS or matcher.quick_ratio() < LIKENESS:
        return 0.0
    return matcher.ratio()


def _words(name: str) -> tuple[str, ...]:
    """The words that make a name: "The Rivera Machining Co., Inc." gives rivera, machining."""
    words = re.findall(r"\w+", re.sub("['.\u2019]", "", fold(name)))
    return tuple(w for w in words if w not in NO_NAME_WORDS) or tuple(words)


def _digits(phone: str) -> str:
    """The last ten digits of a phone number; "" for one too short to tell anything."""
    digits = re.sub(r"\D", "", phone.split("x")[0])
    return digits[-10:] if len(digits) >= PHONE_DIGITS else ""


def _host(website: str) -> str:
    """The website's host without www; "" for a site where many have their page."""
    try:
        host = (urlsplit(website).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
    return "" if host in SHARED_HOSTS else host
