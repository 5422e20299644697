"""The office's logo, colours and address, and the members' own signatures."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageDraw

from core.tenancy.context import office_context
from offices.models import Membership, Office
from recognition.actions.documents import compose_document, make_document, reprint
from recognition.actions.signing import sign_documents
from recognition.actions.stationery import (
    remove_logo,
    restore_image,
    set_logo,
    set_signature,
    update_stationery,
)
from recognition.models import Stationery, StoredImage
from recognition.queries.stationery import logo_of, signature_of, stationery_of
from tests.factories import make_partner
from tests.recognition.composing import file_of, text_of
from tests.recognition.conftest import ClientOf

URL, OWN = "/o/alder/settings/stationery/", "/o/alder/profile/signature/"
LOOK = {
    "first_colour": "#112233",
    "second_colour": "#445566",
    "address": "1 Main Street\nHarlow",
    "layout": "band",
    "paper": "a4",
}


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def alice_client(alice: Membership, client_of: ClientOf) -> Client:
    return client_of(alice)


def upload(colour: str = "navy", name: str = "logo.png") -> SimpleUploadedFile:
    """An image with a line of that colour on white paper."""
    picture = Image.new("RGB", (200, 80), "white")
    ImageDraw.Draw(picture).line((20, 60, 180, 20), fill=colour, width=6)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue(), content_type="image/png")


def images(alder: Office) -> list[StoredImage]:
    with office_context(alder.pk):
        return list(StoredImage.objects.order_by("pk"))


def test_nothing_chosen_is_plum_and_gold(in_alder: Office) -> None:
    look = stationery_of(in_alder.pk)
    assert look._state.adding
    assert (look.first_colour, look.second_colour) == ("#8E3F76", "#E59A2E")


def test_the_look_is_kept_once_an_office(in_alder: Office, alice: Membership) -> None:
    for address in ("One", "Two"):
        fields: Any = LOOK | {"address": address}
        update_stationery(by=alice, office=in_alder, fields=fields)
    assert Stationery.objects.get().address == "Two"


def test_what_is_no_colour_is_refused(in_alder: Office, alice: Membership) -> None:
    with pytest.raises(ValidationError) as caught:
        update_stationery(by=alice, office=in_alder, fields={"first_colour": "red;}"})
    assert "first_colour" in caught.value.message_dict


def test_a_logo_takes_the_place_of_the_former(in_alder: Office, alice: Membership) -> None:
    first = set_logo(by=alice, office=in_alder, upload=upload("navy"))
    second = set_logo(by=alice, office=in_alder, upload=upload("red"))
    first.refresh_from_db()
    assert logo_of(in_alder.pk) == second
    assert first.archived_at is not None
    restore_image(by=alice, image=first)
    assert logo_of(in_alder.pk) == first


def test_what_was_made_with_a_logo_is_printed_again_with_it(
    in_alder: Office, alice: Membership
) -> None:
    set_logo(by=alice, office=in_alder, upload=upload())
    fields: Any = {"wording": "for everything."}
    document = compose_document(by=alice, partner=make_partner(in_alder), fields=fields)
    before = make_document(by=alice, document=document).sha256
    remove_logo(by=alice, office=in_alder)
    document.refresh_from_db()
    assert reprint(document).startswith(b"%PDF-")
    assert document.sha256 == before


def test_a_signature_is_ones_own(in_alder: Office, ana: Membership, bob: Membership) -> None:
    image = set_signature(by=ana, upload=upload())
    assert signature_of(in_alder.pk, ana.pk) == image
    assert signature_of(in_alder.pk, bob.pk) is None
    with pytest.raises(PermissionDenied):
        restore_image(by=bob, image=image)


def test_the_signature_stands_on_what_one_signs(in_alder: Office, ana: Membership) -> None:
    image = set_signature(by=ana, upload=upload())
    signers: Any = [{"member": ana, "signing": "asked"}]
    fields: Any = {"wording": "for everything."}
    document = compose_document(
        by=ana, partner=make_partner(in_alder), fields=fields, signers=signers
    )
    assert document.signers.get().image == image


def test_directors_change_the_look_on_its_page(alice_client: Client, alder: Office) -> None:
    assert alice_client.get(URL).status_code == 200
    page = text_of(alice_client.post(URL, LOOK, follow=True))
    assert "The stationery is saved." in page
    assert 'value="#112233"' in page
    with office_context(alder.pk):
        assert stationery_of(alder.pk).layout == "band"


def test_a_pale_colour_is_hinted_at(alice_client: Client) -> None:
    page = text_of(alice_client.post(URL, LOOK | {"second_colour": "#FFF2C0"}, follow=True))
    assert "The second colour is pale on white paper" in page
    assert "The first colour is pale" not in page


def test_what_is_wrong_keeps_what_was_typed(alice_client: Client) -> None:
    response = alice_client.post(URL, LOOK | {"layout": "spiral", "address": "Kept Street"})
    assert response.status_code == 422
    assert "Kept Street" in text_of(response)


def test_a_logo_is_uploaded_seen_removed_and_back(alice_client: Client, alder: Office) -> None:
    alice_client.post(URL, {"upload": "1", "logo": upload()})
    (logo,) = images(alder)
    shown = f"{URL}images/{logo.pk}/"
    assert shown in text_of(alice_client.get(URL))
    response, _content = file_of(alice_client, shown)
    assert response["Content-Type"] == "image/png"
    assert "private" in response["Cache-Control"]
    page = text_of(alice_client.post(URL, {"remove": "1"}, follow=True))
    assert f"{shown}restore/" in page
    alice_client.post(f"{shown}restore/")
    with office_context(alder.pk):
        assert logo_of(alder.pk) == logo


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg onload=alert(1)>", "This is a drawing or a web page"),
        (b"\x89PNG\r\n\x1a\nbroken", "damaged"),
        (b"MZ", "This is not an image that can be used."),
    ],
)
def test_what_is_no_image_is_refused_in_words(
    alice_client: Client, alder: Office, content: bytes, words: str
) -> None:
    file = SimpleUploadedFile("logo.png", content, content_type="image/png")
    response = alice_client.post(URL, {"upload": "1", "logo": file})
    assert response.status_code == 422
    assert words in text_of(response)
    assert images(alder) == []


def test_no_file_at_all_is_said(alice_client: Client) -> None:
    response = alice_client.post(URL, {"upload": "1"})
    assert response.status_code == 422
    assert "Choose an image first." in text_of(response)


def test_coordinators_have_no_stationery_page_and_may_see_the_logo(
    alice: Membership, ana_client: Client, alder: Office
) -> None:
    with office_context(alder.pk):
        logo = set_logo(by=alice, office=alder, upload=upload())
    assert ana_client.get(URL).status_code == 403
    assert ana_client.post(URL, LOOK).status_code == 403
    assert file_of(ana_client, f"{URL}images/{logo.pk}/")[0].status_code == 200
    assert ana_client.post(f"{URL}images/{logo.pk}/restore/").status_code == 403


def test_to_strangers_images_do_not_exist(
    alice: Membership, charlie: Membership, client_of: ClientOf, alder: Office
) -> None:
    with office_context(alder.pk):
        logo = set_logo(by=alice, office=alder, upload=upload())
    client = client_of(charlie)
    assert client.get(f"{URL}images/{logo.pk}/").status_code == 404
    assert client.get(f"/o/birch/settings/stationery/images/{logo.pk}/").status_code == 404


def test_members_upload_their_signature_from_their_profile(
    bob: Membership, client_of: ClientOf, alder: Office
) -> None:
    client = client_of(bob)
    assert OWN in text_of(client.get("/o/alder/profile/"))
    assert client.get(OWN).status_code == 200
    page = text_of(client.post(OWN, {"upload": "1", "signature": upload()}, follow=True))
    (signature,) = images(alder)
    assert "Your signature is saved." in page
    assert f"{URL}images/{signature.pk}/" in page
    client.post(OWN, {"remove": "1"})
    with office_context(alder.pk):
        assert signature_of(alder.pk, bob.pk) is None


def test_a_signature_is_not_handed_out_before_its_member_has_signed_something(
    ana: Membership, bob: Membership, client_of: ClientOf, alder: Office
) -> None:
    with office_context(alder.pk):
        image = set_signature(by=bob, upload=upload())
    url = f"{URL}images/{image.pk}/"
    assert file_of(client_of(bob), url)[0].status_code == 200
    assert client_of(ana).get(url).status_code == 404
    with office_context(alder.pk):
        signers: Any = [{"member": bob, "signing": "asked"}]
        fields: Any = {"wording": "for everything."}
        document = compose_document(
            by=ana, partner=make_partner(alder), fields=fields, signers=signers
        )
        sign_documents(by=bob, documents=[document])
    assert file_of(client_of(ana), url)[0].status_code == 200


def test_who_is_asked_to_sign_signs_with_their_own_name(in_alder: Office, ana: Membership) -> None:
    signers: Any = [
        {"member": ana, "name": "The Governor", "title": "Governor", "signing": "asked"}
    ]
    fields: Any = {"wording": "for everything."}
    document = compose_document(
        by=ana, partner=make_partner(in_alder), fields=fields, signers=signers
    )
    line = document.signers.get()
    assert (line.name, line.title) == (ana.display_name, ana.title)


def test_an_empty_sheet_is_no_signature(bob: Membership, client_of: ClientOf) -> None:
    response = client_of(bob).post(OWN, {"upload": "1", "signature": upload("white")})
    assert response.status_code == 422
    assert "Nothing can be seen on the image." in text_of(response)
