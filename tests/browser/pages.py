"""Every screen: axe walks over this list, `make shots` takes its pictures."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from tests.laws.addresses import Address, office_addresses

ACTS = (
    "_archive",
    "_undo",
    "_unsettle",
    "_drop",
    "_bulk",
    "_restore",
    "_done",
    "_reopen",
    "_asked",
    "_share",
    "measure_take",
    "need_met",
    "_hold",
    "_end",
    "_finish",
    "_pause",
    "_resume",
    "_stage",
    "year_close_last",
    "_revoke",
    "_set_owner",
    "_test",
    "_try_again",
    "_works",
    "batch_stop",
    "batch_go_on",
    "batch_discard",
    "batch_file",
    "document_make",
    "document_pdf",
    "agreement_pdf",
    "retention_board",
    "risk_scan",
    "agreement_file",
    "agreement_file_new",
    "import_start",
    "import_stop",
    "import_go_on",
    "import_discard",
    "import_words",
    "import_matches",
    "import_row",
)
FRAGMENTS = (
    "_options",
    "_duplicates",
    "_csv",
    "_xlsx",
    "_html",
    "_people",
    "_timeline",
    "_backup",
    "_one_person",
    "_parse",
    "import_progress",
    "batch_progress",
    "thanks_words",
    "thanks_preview",
    "stationery_image",
)


@dataclass(frozen=True)
class Screen:
    """A page that a person can open, by a name for its picture."""

    name: str
    path: str


def outside_screens() -> list[Screen]:
    """What can be seen without signing in."""
    return [
        Screen("sign-in", reverse("account_login")),
        Screen("forgot-password", reverse("account_reset_password")),
        Screen("sign-up-closed", reverse("account_signup")),
        Screen("api-docs", "/api/v1/docs/"),
        Screen("not-found", "/nothing-here/"),
    ]


def office_screens(slug: str, things: Mapping[str, object]) -> list[Screen]:
    """Every page of an office that can be opened with these things in it."""
    return [
        Screen(address.name.replace("_", "-"), address.url(office=slug, **things))
        for address in office_addresses()
        if _is_screen(address) and set(address.parts) - {"office"} <= set(things)
    ]


def _is_screen(address: Address) -> bool:
    return not address.name.endswith(ACTS + FRAGMENTS)
