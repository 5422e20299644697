"""/api/v1/agreements/"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Agreement, Partner
from tests.api.conftest import Api
from tests.factories import make_activity, make_partner, make_site
from tests.factories.agreements import make_agreement

LUIS = {"side": "theirs", "name": "Luis Rivera"}


@pytest.fixture
def partner(ana: Membership) -> Partner:
    with office_context(ana.office_id):
        return make_partner(ana.office)


def test_an_agreement_is_made_with_all_that_belongs_to_it(
    api: Api, ana: Membership, partner: Partner
) -> None:
    with office_context(ana.office_id):
        site = make_site(ana.office)
    body: dict[str, Any] = {
        "partner": str(partner.pk),
        "title": "Two years together",
        "starts_on": "2025-01-01",
        "ends_on": "2199-12-31",
        "notice_days": 60,
        "our_part": "We prepare students.",
        "their_part": "They take them in.",
        "renews": None,
        "asked_on": "2024-12-01",
        "ended_early_on": None,
        "sites": [str(site.pk)],
        "goals": [{"words": "Shadows", "counts": "activities", "kind": "job-shadow", "target": 9}],
        "signatories": [
            {"side": "theirs", "name": "Luis Rivera", "title": "Owner", "signed_on": "2024-12-02"}
        ],
    }
    with office_context(ana.office_id):
        make_activity(partner, kind="job-shadow", starts_on=date(2025, 3, 3))
    made = api.post("agreements/", body).json()
    goal, line = made["goals"][0], made["signatories"][0]
    assert goal == body["goals"][0] | {"id": goal["id"], "so_far": 1.0}
    assert line == body["signatories"][0] | {"id": line["id"]}
    rows = {"goals": [goal], "signatories": [line]}
    assert made == body | rows | {
        "id": made["id"],
        "status": "in-force",
        "recorded_at": made["recorded_at"],
        "recorded_by": str(ana.pk),
        "archived_at": None,
    }


def test_partner_title_and_begin_are_enough_for_a_draft(api: Api, partner: Partner) -> None:
    body = {"partner": str(partner.pk), "title": "Talks", "starts_on": "2026-01-01"}
    made = api.post("agreements/", body).json()
    assert (made["status"], made["goals"], made["notice_days"]) == ("draft", [], 30)


def test_rows_that_are_sent_back_stay_the_same_ones(
    api: Api, ana: Membership, partner: Partner
) -> None:
    with office_context(ana.office_id):
        goals = [{"words": "Shadows", "target": 5}, {"words": "Talks", "target": 2}]
        path = f"agreements/{make_agreement(partner, goals=goals).pk}/"
    before = api.get(path).json()
    first = before["goals"][0]
    after = api.patch(path, {"goals": [first | {"target": 7}]}).json()
    assert after["goals"] == [first | {"target": 7}]
    assert after["signatories"] == before["signatories"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"ended_early_on": "2020-01-01"}, "ended_early_on"),
        ({"asked_on": "2199-01-01"}, "asked_on"),
        ({"goals": [{"words": "", "target": 5}]}, "goals"),
        ({"goals": [{"words": "Shadows", "target": 0}]}, "goals"),
        ({"goals": [{"words": "Shadows"}]}, "goals"),
        ({"goals": [{"words": "Shadows", "target": 5, "kind": "picnic"}]}, "goals"),
        ({"goals": [{"words": "Shadows", "target": 5}] * 21}, "goals"),
        ({"goals": [{"words": "Shadows", "target": 5, "colour": "red"}]}, "goals"),
        ({"signatories": [LUIS | {"signed_on": "2199-01-01"}]}, "signatories"),
        ({"signatories": [LUIS | {"side": "nobody"}]}, "signatories"),
        ({"sites": ["999999"]}, "sites"),
        ({"renews": "999999"}, "renews"),
        ({"notice_days": 999}, "notice_days"),
        ({"status": "in-force", "title": ""}, "title"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_field(
    api: Api, ana: Membership, partner: Partner, change: dict[str, Any], field: str
) -> None:
    with office_context(ana.office_id):
        path = f"agreements/{make_agreement(partner).pk}/"
    answer = api.patch(path, change)
    assert answer.status_code == 400
    assert [name.split(".")[0] for name in answer.json()["errors"]] == [field]


def test_it_renews_one_of_the_same_partner_once(
    api: Api, ana: Membership, partner: Partner
) -> None:
    with office_context(ana.office_id):
        former = make_agreement(partner)
        of_another = make_agreement(make_partner(ana.office))
    body = {"partner": str(partner.pk), "title": "Talks", "starts_on": "2026-01-01"}
    assert api.post("agreements/", body | {"renews": str(of_another.pk)}).status_code == 400
    assert api.post("agreements/", body | {"renews": str(former.pk)}).status_code == 201
    assert api.post("agreements/", body | {"renews": str(former.pk)}).status_code == 400


def test_agreements_are_found_by_status_partner_site_and_end(
    api: Api, ana: Membership, partner: Partner
) -> None:
    today = ana.office.today()
    with office_context(ana.office_id):
        running = make_agreement(partner)
        running.sites.create(office=ana.office, site=make_site(ana.office))
        draft = make_agreement(make_partner(ana.office), signed=False, ends_on=None)
    site = running.sites
    with office_context(ana.office_id):
        site_id = site.get().site_id

    def found(query: str) -> list[int]:
        return [int(it["id"]) for it in api.get(f"agreements/?{query}").json()["results"]]

    assert found("status=draft") == [draft.pk]
    assert found("status=in-force") == [running.pk]
    assert found(f"partner={partner.pk}") == [running.pk]
    assert found(f"sites={site_id}") == [running.pk]
    assert found(f"ends_from={today}") == [running.pk]
    assert found(f"ends_until={today - timedelta(days=1)}") == []
    assert found("search=shadows&archived=true") == []


def test_an_agreement_is_archived_and_restored(api: Api, ana: Membership, partner: Partner) -> None:
    with office_context(ana.office_id):
        path = f"agreements/{make_agreement(partner).pk}/"
    assert api.call("DELETE", path).status_code == 204
    assert api.get(path).status_code == 404
    assert api.post(f"{path}restore/").json()["archived_at"] is None
    with office_context(ana.office_id):
        assert Agreement.objects.get().archived_at is None


def test_a_long_list_asks_as_many_questions_as_a_short_one(
    api: Api, ana: Membership, partner: Partner
) -> None:
    numbers = []
    api.get("agreements/")  # what is asked once only
    for more in (1, 20):
        with office_context(ana.office_id):
            for _ in range(more):
                make_agreement(partner, goals=[{"words": "Shadows", "target": 3}])
        with CaptureQueriesContext(connection) as queries:
            assert api.get("agreements/").status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
