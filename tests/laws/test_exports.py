"""Every list goes out as CSV and Excel, to those who may have it."""

import csv
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from core.registries.exports import exports
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.factories import make_partner
from tests.laws.agreements import agreed
from tests.laws.endings import ended
from tests.laws.persons import careers, the_person
from tests.laws.results import measured
from tests.laws.retention import at_risk, moved
from tests.laws.test_lists import (
    LISTS,
    Fill,
    changes,
    follow_ups,
    losing_touch,
    owed_thanks,
    partners,
    people,
    sites,
    spans,
    thanks,
    timeline,
    waited_for,
    wanted,
)

SignIn = Callable[[Membership], Client]

FILES: dict[str, tuple[str, ...]] = {
    "partners": ("partners",),
    "partner": ("partner_timeline", "people"),
    "partner_history": ("partner_history",),
    "contact_history": ("contact_history",),
    "follow_ups": ("follow_ups",),
    "losing_touch": ("losing_touch",),
    "needs": ("needs",),
    "concerns": ("concerns",),
    "agreements": ("agreements",),
    "exits": ("exits",),
    "results": ("results",),
    "retention": ("retention",),
    "retention_partners": ("retention_partners",),
    "retention_exits": ("retention_exits",),
    "risk_changes": ("risk_changes",),
    "sites": ("sites",),
    "calendar": ("calendar",),
    "members": ("members",),
    "thanks_owed": ("thanks_owed",),
    "thanks_partners": ("thanks_partners",),
    "thanks_engagements": ("thanks_engagements",),
    "thanks_history": ("thanks_history",),
}
"""Page with a list → the files that it offers."""

NO_FILE = {
    "agreement": "is one paper, printed as PDF; all of them stand in a list with files",
    "agreement_edit": "is the form of one agreement",
    "agreement_sign": "is the form of one agreement",
    "exit_reasons": "is a setting of a few words",
    "measures": "is a setting of a few words",
    "year_close": "asks about partners; what became of them stands in lists with files",
    "today": "shows the beginning of lists that have files of their own",
    "mine": "shows the beginning of lists that have files of their own, and leads to partners",
    "tokens": "keys to the API are nobody's list",
    "log": "offers partners to choose from",
    "imports": "says which files came in; what came in stands in the other lists",
    "thanks_many": "offers partners to choose from, who stand in lists with files of their own",
    "thanks_record": "offers partners to choose from",
    "thanks": "offers partners to choose from",
    "thanks_letter": "offers partners to choose from",
    "thanks_sign": "shows papers to be signed; what was given stands in the history of thanks",
    "document": "shows to whom one paper was mailed",
    "batches": "says what was printed; whom it thanked stands in the history of thanks",
    "batch": "holds documents that have files of their own, and one file with all of them",
    "import_run": "shows rows of a file that is there already; those to mend have a file",
    "mail_settings": "shows the last messages; what they say is not the office's data",
}

FILLED: list[tuple[str, Fill]] = [
    ("partners", partners),
    ("people", people),
    ("activities", timeline),
    ("partner_timeline", timeline),
    ("partner_history", changes),
    ("contact_history", careers),
    ("follow_ups", follow_ups),
    ("losing_touch", losing_touch),
    ("needs", wanted),
    ("results", measured),
    ("concerns", waited_for),
    ("agreements", agreed),
    ("exits", ended),
    ("retention", at_risk),
    ("retention_partners", at_risk),
    ("retention_exits", ended),
    ("risk_changes", moved),
    ("sites", sites),
    ("calendar", spans),
    ("members", partners),
    ("thanks_owed", owed_thanks),
    ("thanks_partners", thanks),
    ("thanks_engagements", thanks),
    ("thanks_history", thanks),
]

OF_A_PARTNER = ("partner", "partner_history", "partner_timeline")
NAMES = [name for name, _fill in FILLED]


@pytest.fixture
def partner(alder: Office, adam: Membership) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, owner=adam, name="Rivera Machining")


def address(name: str, partner: Partner, kind: str = "") -> str:
    args: list[object] = ["alder", partner.pk] if name in OF_A_PARTNER else ["alder"]
    if name == "contact_history":
        args.append(the_person(partner.office).pk)
    return reverse(f"{name}_{kind}" if kind else name, args=args)


def body_of(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_every_list_has_files_or_a_reason() -> None:
    pages = {name for name, _fill in LISTS}
    assert pages == FILES.keys() | NO_FILE.keys()
    assert not FILES.keys() & NO_FILE.keys()


@pytest.mark.django_db
@pytest.mark.parametrize("page", FILES)
def test_the_page_offers_both_to_those_who_may_have_them(
    page: str,
    adam: Membership,
    bob: Membership,
    alder: Office,
    partner: Partner,
    client_of: SignIn,
) -> None:
    with office_context(alder.pk):
        for _name, fill in FILLED:
            fill(alder, adam, partner, 1)
    urls = [address(it, partner, kind) for it in FILES[page] for kind in ("csv", "xlsx")]
    shown = client_of(adam).get(address(page, partner)).content.decode()
    assert [url for url in urls if url not in shown] == []
    shown = client_of(bob).get(address(page, partner)).content.decode()
    assert [url for url in urls if url in shown] == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", NAMES)
def test_a_leader_may_not_and_to_charlie_there_is_none(
    name: str,
    kind: str,
    bob: Membership,
    charlie: Membership,
    ana: Membership,
    partner: Partner,
    client_of: SignIn,
) -> None:
    url = address(name, partner, kind)
    assert client_of(bob).get(url).status_code == 403
    assert client_of(charlie).get(url).status_code == 404
    response = client_of(ana).get(url)
    assert response.status_code == 200
    assert body_of(response)[:3] == (b"\xef\xbb\xbf" if kind == "csv" else b"PK\x03")


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "fill"), FILLED, ids=NAMES)
def test_a_file_asks_the_same_with_1_3_and_50_rows(
    name: str, fill: Fill, adam: Membership, alder: Office, partner: Partner, client_of: SignIn
) -> None:
    client = client_of(adam)
    counts, lines = [], []
    for more in (1, 2, 47):
        with office_context(alder.pk):
            fill(alder, adam, partner, more)
        with CaptureQueriesContext(connection) as queries:
            text = body_of(client.get(address(name, partner, "csv"))).decode("utf-8-sig")
        rows = list(csv.reader(StringIO(text, newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        counts.append(len(queries))
        lines.append(len(rows))
    assert counts == [counts[0]] * 3
    assert lines == sorted(lines)


@pytest.mark.django_db
def test_the_page_of_downloads_offers_every_list_of_the_office(
    ana: Membership, bob: Membership, client_of: SignIn
) -> None:
    page = reverse("downloads", args=["alder"])
    shown = client_of(ana).get(page).content.decode()
    for export in exports():
        for kind in ("csv", "xlsx"):
            assert reverse(f"{export.name}_{kind}", args=["alder"]) in shown
    assert client_of(bob).get(page).status_code == 403


def test_what_can_be_downloaded_at_all_is_in_this_law() -> None:
    def is_there(name: str, args: list[Any]) -> bool:
        try:
            return bool(reverse(f"{name}_xlsx", args=args))
        except NoReverseMatch:
            return False

    offered = {it.name for it in exports()}
    assert offered <= set(NAMES)
    assert all(is_there(it, ["alder"]) or is_there(it, ["alder", 1]) for it in NAMES)
