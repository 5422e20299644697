"""Addresses and websites as spreadsheets hold them."""

import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_noop

from contacts.sheets.cells import Cleaned, Problem, says_nothing, too_long
from contacts.sheets.states import STATES, ZERO_STATES

ZERO_BACK = gettext_noop("ZIP code %(before)s became %(after)s: Excel had dropped its zero.")
ZERO_MAYBE = gettext_noop("ZIP code %(text)s has only %(count)d digits.")
NO_WEBSITE = gettext_noop("“%(text)s” does not look like a website.")
IS_EMAIL = gettext_noop("“%(text)s” is an email address, no website, so it is left out.")

POSTAL_LENGTH, WEBSITE_LENGTH = 12, 200
USUAL_SITE = re.compile(
    r"https?://(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,18}(?::\d+)?(?:/[\w./~%+=&?#-]*)?"
)
TOWN = re.compile(r"^(.*?\S)[\s,]+([A-Za-z]{2})\.?(?:[\s,]+(\d{5}(?:-\d{4})?))?$")
WHOLE = re.compile(r"^(.*\d.*?),\s*([^,\d]+),\s*([A-Za-z]{2})\.?(?:[\s,]+(\d{5}(?:-\d{4})?))?$")
_url = URLValidator(schemes=["http", "https"])


@lru_cache(4096)
def clean_state(text: str) -> str:
    """A state in two letters where it is one of the US, by name or letters; else as written."""
    letters = text.replace(".", "").strip()
    if len(letters) == 2 and letters.isalpha():
        return letters.upper()
    return STATES.get(letters.lower(), text)


@lru_cache(1 << 14)
def clean_zip(text: str, state: str) -> Cleaned[str]:
    """A ZIP code; a zero that Excel has dropped comes back where the state's codes begin so."""
    digits = text.replace("-", "").replace(" ", "").removesuffix(".0")
    if not digits.isdigit():
        return Cleaned(text, (too_long(text, POSTAL_LENGTH),) if len(text) > POSTAL_LENGTH else ())
    if len(digits) == 5:
        return Cleaned(digits)
    if len(digits) == 9:
        return Cleaned(f"{digits[:5]}-{digits[5:]}")
    if state in ZERO_STATES and len(digits) in ZERO_STATES[state]:
        whole = digits.zfill(5 if len(digits) < 5 else 9)
        after = whole if len(whole) == 5 else f"{whole[:5]}-{whole[5:]}"
        return Cleaned(after, (Problem(ZERO_BACK, {"before": text, "after": after}),))
    if len(digits) < 5:
        return Cleaned(text, (Problem(ZERO_MAYBE, {"text": text, "count": len(digits)}),))
    return Cleaned(text, (too_long(text, POSTAL_LENGTH),) if len(text) > POSTAL_LENGTH else ())


@lru_cache(1 << 14)
def clean_website(text: str) -> Cleaned[str]:
    """A website with its https://; "" for what is none."""
    if USUAL_SITE.fullmatch(text) and len(text) <= WEBSITE_LENGTH:
        return Cleaned(text)
    if says_nothing(text):
        return Cleaned("")
    if "@" in text and "/" not in text:
        return Cleaned("", (Problem(IS_EMAIL, {"text": text[:80]}),))
    url = _with_scheme(re.split(r"[\s;,]+", text.strip("<> "))[0])
    if len(url) > WEBSITE_LENGTH:
        return Cleaned("", (too_long(url, WEBSITE_LENGTH),))
    if not USUAL_SITE.fullmatch(url) and not _is_url(url):
        return Cleaned("", (Problem(NO_WEBSITE, {"text": text[:80]}, "error"),))
    return Cleaned(url)


def _with_scheme(text: str) -> str:
    """The address with https:// where it has none, its host in small letters."""
    scheme, _, rest = text.rpartition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower() or 'https'}://{host.lower()}{slash}{path}".removesuffix("/")


def _is_url(url: str) -> bool:
    try:
        _url(url)
    except ValidationError:
        return False
    return True


@lru_cache(4096)
def split_town(text: str) -> tuple[str, str, str]:
    """Town, state and ZIP of "Tulsa, OK 74104"; the last two "" where they are not there."""
    found = TOWN.match(text) if "," in text or text[-1:].isdigit() else None
    if found and clean_state(found[2]) in STATES.values():
        return found[1].rstrip(","), clean_state(found[2]), found[3] or ""
    return text, "", ""


def split_address(text: str) -> tuple[str, str, str, str] | None:
    """Street, town, state and ZIP of a whole address in one cell; None for a street alone."""
    found = WHOLE.match(text.replace("\n", ", "))
    if not found or clean_state(found[3]) not in STATES.values():
        return None
    return found[1].rstrip(", "), found[2].strip(), clean_state(found[3]), found[4] or ""
