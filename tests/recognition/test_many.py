"""Several partners are thanked at once, and it is taken back at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from offices.models import Membership, Office
from partnerships.models import Partner
from recognition.models import Recognition
from recognition.queries import choosing
from tests.factories import make_activity, make_partner, make_recognition, make_site
from tests.outreach.conftest import press

MANY = "/o/alder/thanks/many/"
CHOSEN = 'autocomplete="off" checked'


@pytest.fixture
def owed(in_alder: Office) -> list[Partner]:
    """Three that took part in something."""
    partners = [make_partner(in_alder, name=f"Partner {it}", stage="active") for it in "abc"]
    for partner in partners:
        make_activity(partner, kind="job-shadow")
    return partners


def form_of(partners: list[Partner], **fields: Any) -> dict[str, Any]:
    said = {"channel": "card", "what_for": "engagement", "given_on": partners[0].office.today()}
    return {"partners": [it.pk for it in partners], **said, **fields}


def keys(client: Client, query: str = "") -> int:
    return len(client.get(MANY + query).context["rows"])


def test_the_same_thanks_go_to_all_and_undo_takes_all_back(
    owed: list[Partner], ana_client: Client
) -> None:
    response = ana_client.post(MANY, form_of(owed[:2], note="Cards of the class."), follow=True)
    assert "Thanks to 2 partners recorded." in response.content.decode()
    made = Recognition.objects.all()
    assert {(it.partner_id, it.channel, it.note) for it in made} == {
        (it.pk, "card", "Cards of the class.") for it in owed[:2]
    }
    assert keys(ana_client) == 1
    [message] = list(response.context["messages"])
    said = press(ana_client, message.extra_tags)
    assert said["message"] == "Taken back: thanks to 2 partners."
    assert not Recognition.objects.filter(archived_at=None).exists()
    assert keys(ana_client) == 3


def test_the_same_form_twice_records_once(owed: list[Partner], ana_client: Client) -> None:
    for _ in range(2):
        assert ana_client.post(MANY, form_of(owed, once="a-token")).status_code == 302
    assert Recognition.objects.count() == 3


def test_nobody_or_no_channel_is_said(owed: list[Partner], ana_client: Client) -> None:
    nobody = ana_client.post(MANY, form_of(owed) | {"partners": []})
    assert nobody.status_code == 422
    assert "Choose at least one partner." in nobody.content.decode()
    how = ana_client.post(MANY, form_of(owed[:1]) | {"channel": ""})
    assert how.status_code == 422
    text = how.content.decode()
    assert "Choose how they were thanked." in text
    assert text.count(CHOSEN) == 1  # whoever was chosen still is
    assert not Recognition.objects.exists()


def test_others_partners_and_archived_ones_are_left_out(
    owed: list[Partner], birch: Office, ana_client: Client
) -> None:
    Partner.objects.filter(pk=owed[0].pk).update(archived_at="2026-01-01T00:00Z")
    sent = form_of(owed)
    sent["partners"] += ["999999999", "nonsense", "1,2"]
    ana_client.post(MANY, sent)
    assert set(Recognition.objects.values_list("partner", flat=True)) == {it.pk for it in owed[1:]}


def test_owed_waiting_and_all_are_on_offer_with_filters(
    owed: list[Partner], in_alder: Office, ana_client: Client
) -> None:
    site = make_site(in_alder)
    make_partner(in_alder, stage="active", tier="key", sites=[site])
    make_partner(in_alder, kind="nonprofit")
    make_recognition(make_partner(in_alder, stage="active"))
    assert keys(ana_client) == 3
    assert keys(ana_client, "?scope=waiting") == 4
    assert keys(ana_client, "?scope=all") == 6
    assert keys(ana_client, "?scope=all&tier=key") == 1
    assert keys(ana_client, f"?scope=all&site={site.pk}") == 1
    assert keys(ana_client, "?scope=all&kind=nonprofit") == 1
    assert keys(ana_client, "?scope=nonsense&tier=nonsense&site=x") == 3


def test_all_of_the_page_or_all_that_fit_can_be_chosen(
    in_alder: Office, ana_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(60):
        started = in_alder.today() - timedelta(days=day)
        make_activity(make_partner(in_alder), kind="job-shadow", starts_on=started)
    page = ana_client.get(f"{MANY}?all=page")
    assert page.content.decode().count(CHOSEN) == 50
    assert page.context["elsewhere"] == ""
    whole = ana_client.get(f"{MANY}?all=fit")
    assert whole.content.decode().count(CHOSEN) == 50
    assert len(whole.context["elsewhere"].split(",")) == 10
    assert "and 10 on other pages" in " ".join(whole.content.decode().split())
    monkeypatch.setattr(choosing, "MOST", 55)
    monkeypatch.setattr("recognition.views.many.MOST", 55)
    cut = ana_client.get(f"{MANY}?all=fit")
    assert len(cut.context["elsewhere"].split(",")) == 5
    assert "the first 55" in " ".join(cut.content.decode().split())


def test_those_on_other_pages_are_thanked_with_the_others(
    owed: list[Partner], ana_client: Client
) -> None:
    first, *others = owed
    sent = form_of(owed) | {"partners": [first.pk, ",".join(str(it.pk) for it in others)]}
    ana_client.post(MANY, sent)
    assert Recognition.objects.count() == 3


def test_certificates_letters_and_labels_go_on_with_the_choice(
    owed: list[Partner], ana_client: Client
) -> None:
    shown = ana_client.get(MANY).content.decode()
    for what in ("certificate", "letter", "labels"):
        assert f'value="{what}"' in shown
    response = ana_client.post(
        "/o/alder/thanks/batches/new/",
        {"partners": [it.pk for it in owed], "what": "certificate"},
    )
    assert response.status_code == 200
    assert "Partner a" in response.content.decode()


def test_undo_refuses_what_is_not_ours(
    owed: list[Partner], bob: Membership, ana_client: Client, client_of: Any
) -> None:
    made = make_recognition(owed[0])
    press(ana_client, f"{MANY}undo/?of=nonsense")
    assert client_of(bob).post(f"{MANY}undo/?of=x").status_code == 403
    made.refresh_from_db()
    assert made.archived_at is None


def test_the_partner_list_leads_here_with_its_filters(
    owed: list[Partner], ana_client: Client, bob: Membership, client_of: Any
) -> None:
    shown = ana_client.get("/o/alder/partners/?tier=key").content.decode()
    assert f"{MANY}?scope=all&amp;site=&amp;tier=key&amp;kind=" in shown
    assert MANY not in client_of(bob).get("/o/alder/partners/").content.decode()
