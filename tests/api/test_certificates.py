"""Certificates by the API: made by POST, read as PDF or JSON, put away and brought back."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from pypdf import PdfReader

from core.files import drop_kept
from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from recognition.models import Document, Recognition
from tests.api.conftest import Api, make_token
from tests.factories import make_activity, make_partner

JSON = "application/json"


@pytest.fixture(autouse=True)
def kept_files(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def rivera(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        return make_partner(ana.office, name="Rivera Machining")


def body(partner: Partner, **fields: Any) -> dict[str, Any]:
    return {"partner": str(partner.pk), "wording": "for opening the shop floor", **fields}


def made(api: Api, partner: Partner, **fields: Any) -> dict[str, Any]:
    response = api.post("certificates/", body(partner, **fields))
    assert response.status_code == 201, response.content
    found: dict[str, Any] = response.json()
    return found


def test_a_certificate_is_made_and_comes_as_a_pdf(api: Api, rivera: Partner) -> None:
    response = api.post("certificates/", body(rivera, dated_on="2026-12-03", language="en"))
    data = response.json()
    assert (response.status_code, data["state"], data["pages"]) == (201, "made", 1)
    assert response["Location"].endswith(f"/api/v1/certificates/{data['id']}/")
    pdf = api.get(response["Location"])
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    assert (pdf["ETag"], len(pdf.content)) == (response["ETag"], data["size"])
    assert "Rivera Machining.pdf" in pdf["Content-Disposition"]
    reader = PdfReader(BytesIO(pdf.content))
    text = reader.pages[0].extract_text()
    assert "Rivera Machining" in text.replace("\n", " ")
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"


def test_it_stands_in_the_ledger(api: Api, ana: Membership, rivera: Partner) -> None:
    data = made(api, rivera)
    with office_context(ana.office_id):
        line = Recognition.objects.get()
        assert (str(line.document_id), line.channel) == (data["id"], "certificate")
        assert line.recorded_by == ana


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/json", JSON),
        ("application/json, application/pdf;q=0.5", JSON),
        ("application/pdf, application/json", "application/pdf"),
        ("*/*", "application/pdf"),
        ("text/html,*/*;q=0.8", "application/pdf"),
        ("image/png", "application/pdf"),
    ],
)
def test_json_comes_where_accept_prefers_it(
    api: Api, rivera: Partner, accept: str, kind: str
) -> None:
    pk = made(api, rivera)["id"]
    response = api.get(f"certificates/{pk}/", Accept=accept)
    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert "Accept" in response["Vary"]


def test_words_are_proposed_out_of_what_they_did(
    api: Api, ana: Membership, rivera: Partner
) -> None:
    with office_context(ana.office_id):
        make_activity(rivera, kind="job-shadow", student_count=8)
    english = api.post("certificates/", {"partner": str(rivera.pk)}).json()
    spanish = api.post("certificates/", {"partner": str(rivera.pk), "language": "es"}).json()
    assert "job shadow" in english["wording"]
    assert spanish["wording"].startswith("por ")
    assert (english["to_name"], spanish["language"]) == ("Rivera Machining", "es")


def test_who_is_asked_to_sign_lets_it_wait(
    api: Api, ana: Membership, bob: Membership, rivera: Partner
) -> None:
    asked = [
        {"member": str(bob.pk), "signing": "asked"},
        {"name": "Elena Sosa", "title": "Superintendent"},
    ]
    data = made(api, rivera, signers=asked)
    assert data["state"] == "waiting"
    bobs, elenas = data["signers"]
    assert bobs == {
        "member": str(bob.pk),
        "name": "Bob Baker",
        "title": "Principal",
        "signing": "asked",
        "signed_at": None,
    }
    assert (elenas["member"], elenas["signing"]) == (None, "pen")
    path = f"certificates/{data['id']}/"
    response = api.get(path)
    assert (response.status_code, response["Content-Type"]) == (409, "application/problem+json")
    assert response.json()["detail"] == "It waits for a signature."
    assert api.get(path, Accept=JSON).json()["state"] == "waiting"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"partner": "999999"}, "partner"),
        ({"layout": "gold"}, "layout"),
        ({"paper": "a5"}, "paper"),
        ({"language": "de"}, "language"),
        ({"dated_on": "soon"}, "dated_on"),
        ({"wording": "x" * 421}, "wording"),
        ({"to_name": "x" * 91}, "to_name"),
        ({"colour": "red"}, "colour"),
        ({"signers": [{}]}, "signers.0.name"),
        ({"signers": [{"member": "999999"}]}, "signers.0.member"),
        ({"signers": [{"name": "A B", "signing": "asked"}]}, "signers"),
        ({"signers": [{"name": "A B"}] * 3}, "signers"),
    ],
)
def test_bad_input_is_refused_by_field(
    api: Api, ana: Membership, rivera: Partner, fields: dict[str, Any], wrong: str
) -> None:
    response = api.post("certificates/", body(rivera) | fields)
    assert response.status_code == 400
    assert list(response.json()["errors"]) == [wrong]
    with office_context(ana.office_id):
        assert not Document.objects.exists()


def test_the_same_key_makes_it_once(api: Api, ana: Membership, rivera: Partner) -> None:
    first, second = (
        api.post("certificates/", body(rivera), Idempotency_Key="breakfast") for _ in range(2)
    )
    assert first.json() == second.json()
    assert (second["ETag"], second["Idempotency-Replayed"]) == (first["ETag"], "true")
    with office_context(ana.office_id):
        assert Document.objects.count() == 1
    other = api.post("certificates/", body(rivera, layout="band"), Idempotency_Key="breakfast")
    assert other.status_code == 422


def test_deleting_puts_it_away_with_its_line_and_restoring_brings_both_back(
    api: Api, ana: Membership, rivera: Partner
) -> None:
    pk = made(api, rivera)["id"]
    path = f"certificates/{pk}/"
    assert api.delete(path, If_Match='"stale"').status_code == 412
    assert api.delete(path, If_Match=api.get(path)["ETag"]).status_code == 204
    assert api.get(path).status_code == 404
    with office_context(ana.office_id):
        assert Recognition.objects.get().archived_at is not None
    assert [it["id"] for it in api.get("certificates/?archived=true").json()["results"]] == [pk]
    restored = api.post(f"{path}restore/")
    assert (restored.status_code, restored.json()["archived_at"]) == (200, None)
    assert api.get(path).status_code == 200
    with office_context(ana.office_id):
        assert Recognition.objects.get().archived_at is None


def test_the_list_is_json_and_has_filters(
    api: Api, ana: Membership, bob: Membership, rivera: Partner
) -> None:
    with office_context(ana.office_id):
        kettle = make_partner(ana.office, name="Copper Kettle Bakery")
    first = made(api, rivera)["id"]
    asked = [{"member": str(bob.pk), "signing": "asked"}]
    second = made(api, kettle, signers=asked)["id"]

    def listed(query: str = "") -> list[str]:
        return [it["id"] for it in api.get(f"certificates/{query}").json()["results"]]

    assert listed() == [second, first]
    assert listed(f"?partner={rivera.pk}") == [first]
    assert listed("?state=waiting") == [second]
    assert api.get("certificates/?kind=letter").status_code == 400


def test_there_is_nothing_to_change(api: Api, rivera: Partner) -> None:
    pk = made(api, rivera)["id"]
    assert api.patch(f"certificates/{pk}/", {"layout": "band"}).status_code == 405


def test_a_list_costs_the_same_with_1_and_20_rows(
    api: Api, bob: Membership, rivera: Partner, django_assert_max_num_queries: Any
) -> None:
    asked = [{"member": str(bob.pk), "signing": "asked"}, {"name": "Elena Sosa"}]
    for _ in range(20):
        made(api, rivera, signers=asked)
    with django_assert_max_num_queries(9):
        assert len(api.get("certificates/").json()["results"]) == 20


def test_leaders_read_them_and_make_none(
    api: Api, bob: Membership, charlie: Membership, rivera: Partner
) -> None:
    pk = made(api, rivera)["id"]
    leader, stranger = Api(make_token(bob)), Api(make_token(charlie))
    assert leader.get(f"certificates/{pk}/").status_code == 200
    assert leader.post("certificates/", body(rivera)).status_code == 403
    assert leader.delete(f"certificates/{pk}/").status_code == 403
    answers = [stranger.get(f"certificates/{pk}/"), stranger.delete(f"certificates/{pk}/")]
    assert [it.status_code for it in answers] == [404, 404]
    assert stranger.get("certificates/").json()["results"] == []
    assert "partner" in stranger.post("certificates/", body(rivera)).json()["errors"]


def test_a_lost_file_that_would_be_printed_in_another_way_is_a_conflict(
    api: Api, ana: Membership, rivera: Partner
) -> None:
    data = made(api, rivera)
    with office_context(ana.office_id):
        drop_kept(Document.objects.get().file)
        Document.objects.update(sha256="0" * 64)
    response = api.get(f"certificates/{data['id']}/")
    assert response.status_code == 409
    assert "lost" in response.json()["detail"]
