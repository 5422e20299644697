"""The tabs that make certificates and letters: words proposed, a sheet that follows, one PDF."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from recognition.models import Document, Recognition
from tests.factories import (
    make_activity,
    make_affiliation,
    make_contact,
    make_partner,
    make_recognition,
)
from tests.recognition.composing import (
    LETTER,
    THANKS,
    form_data,
    gift_data,
    letter_data,
    text_of,
)
from tests.recognition.conftest import ClientOf

PREVIEW, WORDS = f"{THANKS}preview/", f"{THANKS}words/"


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def rivera(alder: Office) -> Partner:
    with office_context(alder.pk):
        partner = make_partner(
            alder, name="Rivera Machining", street="12 Mill Road", town="Harlow", region="CO"
        )
        make_activity(partner, kind="internship", student_count=2, starts_on=alder.today())
        person = make_contact(alder, name="Luis Rivera")
        make_affiliation(partner, person, holds="primary", email="luis@example.org")
    return partner


def made(alder: Office) -> list[Document]:
    with office_context(alder.pk):
        return list(Document.objects.order_by("pk"))


def sheet(response: Any) -> str:
    """The drawn text of the preview."""
    return text_of(response).partition('class="paper')[2]


def test_the_page_begins_with_what_the_partner_did(rivera: Partner, ana_client: Client) -> None:
    response = ana_client.get(THANKS, {"partner": rivera.pk})
    page = text_of(response)
    assert response.status_code == 200
    assert "opening doors to two interns this year" in page
    assert "luis@example.org" in page
    assert "No thanks are on record." in page
    assert "Rivera Machining" in sheet(response)


def test_it_says_when_they_were_last_thanked(
    rivera: Partner, ana_client: Client, alder: Office
) -> None:
    with office_context(alder.pk):
        make_recognition(rivera, given_on=alder.today().replace(month=1, day=5))
    page = text_of(ana_client.get(THANKS, {"partner": rivera.pk}))
    assert f"Last thanked in Jan {alder.today().year}." in page


def test_without_a_partner_the_page_asks_for_one(ana_client: Client) -> None:
    response = ana_client.get(THANKS)
    assert response.status_code == 200
    assert "Your partner" in sheet(response)


def test_directors_are_the_first_to_sign(ana_client: Client, alice: Membership) -> None:
    page = text_of(ana_client.get(THANKS))
    assert f'<option value="{alice.pk}" selected>' in page


def test_making_it_leads_to_its_page_with_undo(
    rivera: Partner, ana_client: Client, alder: Office
) -> None:
    response = ana_client.post(THANKS, form_data(rivera.pk), follow=True)
    (document,) = made(alder)
    assert response.redirect_chain == [(f"/o/alder/documents/{document.pk}/", 302)]
    assert document.state == "made"
    assert "Certificate for Rivera Machining made." in text_of(response)
    assert f"/o/alder/documents/{document.pk}/archive/" in text_of(response)


def test_a_double_click_makes_one(rivera: Partner, ana_client: Client, alder: Office) -> None:
    data = form_data(rivera.pk, once="abc")
    for _ in range(2):
        assert ana_client.post(THANKS, data).status_code == 302
    assert len(made(alder)) == 1
    ana_client.post(THANKS, data | {"wording": "for something else."})
    assert len(made(alder)) == 2


def test_who_must_sign_first_is_said(
    rivera: Partner, ana_client: Client, bob: Membership, alder: Office
) -> None:
    data = form_data(rivera.pk, signer_1=bob.pk, signing_1="asked")
    page = text_of(ana_client.post(THANKS, data, follow=True))
    (document,) = made(alder)
    assert document.state == "waiting"
    assert f"waits for {bob.display_name}." in page
    assert "Download PDF" not in page


def test_somebody_else_signs_with_a_typed_name(
    rivera: Partner, ana_client: Client, alder: Office
) -> None:
    other = {"signer_2": "other", "signer_name_2": "Elena Sosa", "signer_title_2": "Superintendent"}
    ana_client.post(THANKS, form_data(rivera.pk, **other))
    (document,) = made(alder)
    with office_context(alder.pk):
        signer = document.signers.get()
    assert (signer.name, signer.title, signer.signing) == ("Elena Sosa", "Superintendent", "pen")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"partner": "", "for_what": "-en"}, "Choose a partner."),
        ({"wording": ""}, "Say what you thank for."),
        ({"wording": "w" * 421}, "at most 420 characters"),
        ({"dated_on": ""}, "This field is required."),
        ({"signer_1": "other"}, "Write their name."),
        ({"mail": "1", "mail_to": ""}, "Write an email address."),
    ],
)
def test_what_was_refused_keeps_what_was_typed(
    rivera: Partner, ana_client: Client, alder: Office, said: dict[str, Any], words: str
) -> None:
    data = form_data(rivera.pk, to_name="Rivera & Söhne", **said)
    response = ana_client.post(THANKS, data)
    assert response.status_code == 422
    assert words in text_of(response)
    assert 'value="Rivera &amp; Söhne"' in text_of(response)
    assert made(alder) == []


def test_the_same_member_twice_is_refused(
    rivera: Partner, ana_client: Client, bob: Membership
) -> None:
    data = form_data(rivera.pk, signer_1=bob.pk, signer_2=bob.pk)
    page = text_of(ana_client.post(THANKS, data))
    assert "Choose two different people to sign." in page


def test_words_of_another_partner_are_looked_at_before_they_are_made(
    rivera: Partner, ana_client: Client, alder: Office
) -> None:
    words = "for opening doors to nine job shadows."
    data = form_data(rivera.pk, for_what="7-en", wording=words, was_wording=words)
    response = ana_client.post(THANKS, data)
    assert response.status_code == 200
    assert "opening doors to two interns" in text_of(response)
    assert made(alder) == []


def test_the_words_follow_the_partner_until_somebody_writes_their_own(
    rivera: Partner, ana_client: Client
) -> None:
    untouched = form_data(rivera.pk, wording="a", was_wording="a", for_what="7-en")
    assert "two interns" in text_of(ana_client.post(WORDS, untouched))
    own = form_data(rivera.pk, wording="our own words", was_wording="a", for_what="7-en")
    page = text_of(ana_client.post(WORDS, own))
    assert "our own words" in page.partition("<textarea")[2].partition("</textarea>")[0]


def test_where_the_words_come_from_is_said_of_words_that_name_something(
    rivera: Partner, ana_client: Client, alder: Office
) -> None:
    with office_context(alder.pk):
        quiet = make_partner(alder, name="Quiet Quarry")
    asked: list[tuple[str, dict[str, Any]]] = [(THANKS, {}), (LETTER, {}), (LETTER, {"gift": "1"})]
    for path, query in asked:
        busy = text_of(ana_client.get(path, {"partner": rivera.pk, **query}))
        idle = text_of(ana_client.get(path, {"partner": quiet.pk, **query}))
        assert ("Started from this year" in busy) is not bool(query)
        assert "Started from this year" not in idle
    assert "Started from this year" not in text_of(ana_client.get(THANKS))


def test_a_gift_asks_for_what_was_given_in_return_with_its_value(ana_client: Client) -> None:
    assert "estimate it in good faith" in text_of(ana_client.get(LETTER, {"gift": "1"}))


def test_the_words_follow_the_language(rivera: Partner, ana_client: Client) -> None:
    data = form_data(rivera.pk, wording="a", was_wording="a", language="es", was_language="en")
    response = ana_client.post(WORDS, data)
    assert "abrir sus puertas a dos pasantes" in text_of(response)
    assert response["HX-Trigger-After-Settle"] == "words"


def test_who_writes_in_spanish_is_thanked_in_spanish(
    rivera: Partner, ana_client: Client, alder: Office
) -> None:
    with office_context(alder.pk):
        person = rivera.affiliations.get().contact
        person.language = "es"
        person.save()
    page = text_of(ana_client.get(THANKS, {"partner": rivera.pk}))
    assert "abrir sus puertas a dos pasantes" in page


def test_the_sheet_follows_what_is_typed(rivera: Partner, ana_client: Client) -> None:
    data = form_data(rivera.pk, to_name="Rivera y Familia", wording="for everything.")
    drawn = sheet(ana_client.post(PREVIEW, data))
    assert "Rivera y Familia" in drawn
    assert "for everything." in drawn
    assert "December 3, 2026" in drawn


@pytest.mark.parametrize("said", [{"partner": "9999999"}, {"dated_on": "x"}, {"to_name": ""}])
def test_the_sheet_is_drawn_of_an_unfinished_form(
    rivera: Partner, ana_client: Client, said: dict[str, Any]
) -> None:
    response = ana_client.post(PREVIEW, form_data(rivera.pk, **said))
    assert response.status_code == 200
    assert "opening doors to eight job shadows" in sheet(response)


def test_names_that_are_markup_stay_text(rivera: Partner, ana_client: Client) -> None:
    hostile = '<script>alert("x")</script>'
    page = text_of(ana_client.post(PREVIEW, form_data(rivera.pk, to_name=hostile)))
    assert "<script" not in page


def test_without_script_show_draws_it_and_makes_nothing(
    rivera: Partner, ana_client: Client, alder: Office
) -> None:
    response = ana_client.post(THANKS, form_data(rivera.pk, to_name="Shown", show="1"))
    assert response.status_code == 200
    assert "Shown" in sheet(response)
    assert made(alder) == []


def test_without_script_the_search_narrows_the_list(
    rivera: Partner, ana_client: Client, alder: Office
) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="Copper Kettle Bakery")
    found = {"partner": "", "for_what": "", "partner_q": "river", "partner_find": "1"}
    response = ana_client.post(THANKS, form_data(rivera.pk) | found)
    assert response.status_code == 200
    assert f'value="{rivera.pk}"' in text_of(response)
    assert "Copper Kettle Bakery" not in text_of(response)


def test_email_it_makes_and_sends_it(rivera: Partner, ana_client: Client, alder: Office) -> None:
    data = form_data(rivera.pk, mail="1", mail_to="luis@example.org")
    page = text_of(ana_client.post(THANKS, data, follow=True))
    assert "is on its way to luis@example.org." in page
    (document,) = made(alder)
    assert (document.state, document.mail_to) == ("made", "luis@example.org")


def test_make_pdf_sends_nothing(rivera: Partner, ana_client: Client, alder: Office) -> None:
    ana_client.post(THANKS, form_data(rivera.pk, mail_to="luis@example.org"))
    assert made(alder)[0].mail_to == ""


def test_a_letter_goes_to_the_person_at_the_postal_address(
    rivera: Partner, ana_client: Client
) -> None:
    page = text_of(ana_client.get(LETTER, {"partner": rivera.pk}))
    assert 'value="Luis Rivera"' in page
    assert "Rivera Machining\n12 Mill Road\nHarlow, CO" in page
    assert "Thank you for opening doors to two interns" in page


def test_a_letter_is_made_and_names_whom_it_was_to(
    rivera: Partner, ana_client: Client, alder: Office
) -> None:
    ana_client.post(LETTER, letter_data(rivera.pk, to_name="Luis Rivera"))
    (document,) = made(alder)
    with office_context(alder.pk):
        given = Recognition.objects.get(document=document)
        assert given.contact is not None
        assert (document.kind, given.channel) == ("letter", "letter")
        assert given.contact.name == "Luis Rivera"


def test_a_gift_is_acknowledged_in_the_donors_own_figure(
    rivera: Partner, ana_client: Client, alder: Office
) -> None:
    url = f"{LETTER}?gift=1"
    assert "What was given" in text_of(ana_client.get(url))
    drawn = sheet(ana_client.post(PREVIEW, gift_data(rivera.pk, gift_value="1200")))
    assert "Forty helmets" in drawn
    ana_client.post(url, gift_data(rivera.pk, gift_value="1200"))
    (document,) = made(alder)
    assert (document.kind, document.gift_value) == ("gift-letter", Decimal(1200))


def test_a_gift_of_nothing_is_refused(rivera: Partner, ana_client: Client) -> None:
    response = ana_client.post(f"{LETTER}?gift=1", gift_data(rivera.pk) | {"gift_what": ""})
    assert response.status_code == 422
    assert "Say what was given." in text_of(response)


def test_leaders_are_shown_the_history_and_make_none(
    rivera: Partner, bob: Membership, client_of: ClientOf, alder: Office
) -> None:
    client = client_of(bob)
    assert client.get(THANKS)["Location"] == f"{THANKS}history/"
    for url in (THANKS, LETTER, PREVIEW, WORDS):
        assert client.post(url, form_data(rivera.pk)).status_code == 403
    assert made(alder) == []


def test_partners_of_others_do_not_exist(
    ana_client: Client, birch: Office, charlie: Membership, client_of: ClientOf
) -> None:
    with office_context(birch.pk):
        theirs = make_partner(birch, name="Birch Secret")
    assert ana_client.get(THANKS, {"partner": theirs.pk}).status_code == 404
    assert ana_client.post(THANKS, form_data(theirs.pk)).status_code == 422
    assert "Birch Secret" not in text_of(ana_client.post(PREVIEW, form_data(theirs.pk)))
    assert client_of(charlie).get(THANKS).status_code == 404
