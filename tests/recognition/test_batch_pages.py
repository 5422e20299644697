"""The pages of batches: choose, see how far it is, take the file, stop, discard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from core.tenancy.context import office_context
from offices.models import Membership, Office
from recognition import progress
from recognition.actions.batches import stop_batch
from recognition.models import Batch, Document, Recognition
from tests.factories import make_partner
from tests.recognition.batches import WORDS, begin, fresh, make_partners, work

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Membership], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def client(ana: Membership, client_of: ClientOf) -> Client:
    return client_of(ana)


def url(name: str, *args: object) -> str:
    return reverse(name, args=["alder", *args])


def sent(partners: str, **fields: str) -> dict[str, str]:
    """The form as a browser sends it."""
    return {
        "partners": partners,
        "what": "certificate",
        "name": "Spring breakfast",
        "words": "same",
        "wording": WORDS,
        "language": "en",
        "layout": "cords",
        "paper": "letter",
        "signing": "pen",
        "dated_on": "2026-05-14",
        "output": "print",
        **fields,
    }


@pytest.fixture
def chosen(alder: Office) -> str:
    with office_context(alder.pk):
        return ",".join(str(it.pk) for it in make_partners(alder))


def test_chosen_partners_lead_to_a_form_with_the_first_certificate(
    client: Client, chosen: str
) -> None:
    said = {"partners": chosen.split(","), "what": "certificate"}
    page = client.post(url("batch_new"), said).content.decode()
    assert "Certificates for 3 partners" in page
    assert 'type="hidden" name="partners"' in page
    assert 'id="preview"' in page
    assert "Copper Kettle" in page
    assert "Ana Ames" in page


def test_nobody_chosen_leads_back_to_the_choice(client: Client) -> None:
    answer = client.get(url("batch_new"))
    assert answer.status_code == 302
    assert answer["Location"] == url("thanks_many")


def test_the_form_starts_a_batch_once_however_often_it_is_sent(
    client: Client, chosen: str, alder: Office
) -> None:
    said = sent(chosen, once="a-token")
    first, second = (client.post(url("batch_new"), said) for _ in range(2))
    assert first["Location"] == second["Location"]
    with office_context(alder.pk):
        batch = Batch.objects.get()
        assert (batch.state, batch.total, batch.settings["wording"]) == ("composing", 3, WORDS)


def test_the_same_words_for_all_must_be_said(client: Client, chosen: str) -> None:
    answer = client.post(url("batch_new"), sent(chosen, wording=""))
    assert answer.status_code == 422
    assert "Say what you thank for." in answer.content.decode()


def test_a_preview_starts_nothing(client: Client, chosen: str, alder: Office) -> None:
    answer = client.post(url("batch_new"), sent(chosen, preview="1", language="es"), headers=HTMX)
    assert answer.status_code == 200
    assert 'lang="es"' in answer.content.decode()
    with office_context(alder.pk):
        assert not Batch.objects.exists()


def test_partners_of_another_office_are_nobody(
    client: Client, birch: Office, alder: Office
) -> None:
    with office_context(birch.pk):
        theirs = make_partner(birch)
    answer = client.post(url("batch_new"), sent(str(theirs.pk)))
    assert answer["Location"] == url("thanks_many")
    with office_context(alder.pk):
        assert not Batch.objects.exists()


def test_labels_ask_for_a_name_alone_and_list_who_has_no_address(
    client: Client, chosen: str, alder: Office
) -> None:
    with office_context(alder.pk):
        nowhere = make_partner(alder, name="Nowhere Ltd")
    said = {"partners": f"{chosen},{nowhere.pk}", "what": "labels"}
    page = client.post(url("batch_new"), said).content.decode()
    assert "1 partner has no address" in page
    assert url("partner", nowhere.pk) in page
    assert "In recognition of" not in page
    answer = client.post(url("batch_new"), said | {"name": "Labels"})
    assert answer.status_code == 302
    work(alder)
    page = client.get(answer["Location"]).content.decode()
    assert "1 partner has no address" in page
    assert "3 labels" in page


def test_the_page_says_how_far_it_is_and_asks_again_until_it_rests(
    client: Client, alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))
    assert "0 of 3 written" in client.get(url("batch", batch.pk)).content.decode()
    work(alder, limit=1)
    batch = fresh(batch)
    progress.tell(batch, 2)
    page = client.get(url("batch_progress", batch.pk), headers=HTMX)
    assert "2 of 3 made" in page.content.decode()
    assert f'hx-get="{url("batch_progress", batch.pk)}"' in page.content.decode()
    assert "You can leave this page. We&#x27;ll show a message" in client.get(
        url("batch", batch.pk)
    ).content.decode().replace("'ll", "&#x27;ll")
    work(alder)
    page = client.get(url("batch_progress", batch.pk), headers=HTMX)
    assert "hx-get" not in page.content.decode()
    assert "refreshMain" in page["HX-Trigger"]
    assert "is ready" in page["HX-Trigger"]


def test_the_file_is_downloaded_by_members_only_and_named_as_the_batch(
    client: Client, alder: Office, ana: Membership, bob: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder, 1))
    assert client.get(url("batch_file", batch.pk))["Location"] == url("batch", batch.pk)
    work(alder)
    answer = client.get(url("batch_file", batch.pk))
    assert answer["Content-Disposition"] == 'attachment; filename="Spring breakfast.pdf"'
    assert b"".join(answer).startswith(b"%PDF")
    assert client_of(bob).get(url("batch_file", batch.pk)).status_code == 403
    assert Client().get(url("batch_file", batch.pk)).status_code == 302


def test_who_started_it_is_told_on_whatever_page_they_are_and_told_once(
    client: Client, alder: Office, chosen: str
) -> None:
    client.post(url("batch_new"), sent(chosen))
    assert "is ready" not in client.get(url("today")).content.decode()
    work(alder)
    assert "“Spring breakfast” is ready" in client.get(url("today")).content.decode()
    assert "is ready" not in client.get(url("today")).content.decode()


def test_a_stopped_batch_can_go_on_or_be_discarded_and_that_undone(
    client: Client, alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))
    client.post(url("batch_stop", batch.pk))
    assert "Stopped" in client.get(url("batch", batch.pk)).content.decode()
    client.post(url("batch_go_on", batch.pk))
    work(alder)
    assert "Download the PDF" in client.get(url("batch", batch.pk)).content.decode()
    answer = client.post(url("batch_discard", batch.pk))
    (message,) = get_messages(answer.wsgi_request)
    assert message.extra_tags == url("batch_restore", batch.pk)
    assert client.get(url("batch", batch.pk)).status_code == 404
    with office_context(alder.pk):
        assert not Recognition.objects.filter(archived_at=None).exists()
    client.post(url("batch_restore", batch.pk))
    with office_context(alder.pk):
        assert Document.objects.filter(archived_at=None).count() == 3


def test_a_stop_that_comes_too_late_says_so(client: Client, alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder, 1))
        stop_batch(by=ana, batch=batch)
    answer = client.post(url("batch_stop", batch.pk), follow=True)
    assert "at another point by now" in answer.content.decode()


def test_the_list_shows_each_batch_and_an_empty_one_says_what_it_is_for(
    client: Client, alder: Office, ana: Membership
) -> None:
    assert "No batches so far" in client.get(url("batches")).content.decode()
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))
    page = client.get(url("batches")).content.decode()
    assert url("batch", batch.pk) in page
    assert "3 certificates" in page


@pytest.mark.parametrize("name", ["batches", "batch_new"])
def test_a_leader_gets_none_of_these_pages(name: str, bob: Membership, client_of: ClientOf) -> None:
    assert client_of(bob).get(url(name)).status_code == 403


def test_a_leader_can_do_nothing_to_a_batch(
    alder: Office, ana: Membership, bob: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder, 1))
    for name in ("batch_stop", "batch_go_on", "batch_discard", "batch_restore"):
        assert client_of(bob).post(url(name, batch.pk)).status_code == 403


def test_beside_the_composer_stands_the_batch_that_is_at_work(
    client: Client, alder: Office, ana: Membership
) -> None:
    assert "batch-title" not in client.get(url("thanks")).content.decode()
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))
    page = client.get(url("thanks")).content.decode()
    assert "0 of 3 written" in page
    assert f'hx-get="{url("batch_progress", batch.pk)}?panel=1"' in page
    work(alder)
    answer = client.get(f"{url('batch_progress', batch.pk)}?panel=1", headers=HTMX)
    assert url("batch_file", batch.pk) in answer.content.decode()
    assert "refreshMain" not in answer["HX-Trigger"]
