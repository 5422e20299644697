"""The agreement on paper."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Agreement, AgreementSignatory
from tests.factories import make_partner, make_site
from tests.factories.agreements import make_agreement

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def agreement(alder: Office) -> Agreement:
    with office_context(alder.pk):
        goals = [{"words": "Job shadows <b>", "target": 1200, "kind": "job-shadow"}]
        made = make_agreement(
            make_partner(alder, name="Rivera & Sons"),
            title="Two years together",
            starts_on=date(2026, 1, 15),
            ends_on=date(2028, 1, 14),
            our_part="We prepare students.\nWe bring them.",
            their_part="They show them the shop.",
            goals=goals,
        )
        made.sites.create(office=alder, site=make_site(alder, name="Harlow High"))
        AgreementSignatory.objects.filter(agreement=made, side="theirs").update(signed_on=None)
        return made


def printed(client: Client, agreement: Agreement) -> PdfReader:
    answer = client.get(reverse("agreement_pdf", args=["alder", agreement.pk]))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    said = 'attachment; filename="Rivera & Sons - Two years together.pdf"'
    assert answer.headers["Content-Disposition"] == said
    return PdfReader(BytesIO(answer.content))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def test_it_says_all_that_was_agreed(
    client_of: ClientOf, bob: Membership, agreement: Agreement
) -> None:
    reader = printed(client_of(bob), agreement)
    text = text_of(reader)
    for words in (
        "between Alder School District and Rivera & Sons",
        "From January 15, 2026 to January 14, 2028",
        "Job shadows <b>",
        "1,200 · Times · Job shadow",
        "We prepare students.",
        "They show them the shop.",
        "Harlow High",
        "Signed January 15, 2026",
        "Luis Rivera",
        "Date:",
    ):
        assert words in text


def test_it_is_tagged_letter_paper_with_title_and_language(
    client_of: ClientOf, bob: Membership, agreement: Agreement
) -> None:
    reader = printed(client_of(bob), agreement)
    assert reader.metadata is not None
    assert reader.metadata.title == "Two years together: Rivera & Sons"
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "en"
    assert catalogue["/MarkInfo"]["/Marked"]
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == (612, 792)


def test_it_speaks_the_readers_language(
    client_of: ClientOf, bob: Membership, agreement: Agreement
) -> None:
    client = client_of(bob)
    client.cookies["django_language"] = "es"
    catalogue: Any = printed(client, agreement).trailer["/Root"]
    assert catalogue["/Lang"] == "es"


def test_strangers_do_not_get_it(
    client_of: ClientOf, charlie: Membership, agreement: Agreement
) -> None:
    url = reverse("agreement_pdf", args=["alder", agreement.pk])
    assert client_of(charlie).get(url).status_code == 404
