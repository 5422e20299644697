"""/api/v1/activities/"""

from datetime import timedelta
from typing import Any

import pytest

from contacts.models import Contact
from core.tenancy.context import office_context
from offices.models import Membership, Site
from partnerships.models import Partner, PartnerStanding
from tests.api.conftest import Api
from tests.factories import make_activity, make_contact, make_partner, make_site


@pytest.fixture
def partners(ana: Membership) -> tuple[Partner, Partner]:
    with office_context(ana.office_id):
        return make_partner(ana.office), make_partner(ana.office)


@pytest.fixture
def contact(ana: Membership) -> Contact:
    with office_context(ana.office_id):
        return make_contact(ana.office)


@pytest.fixture
def site(ana: Membership) -> Site:
    with office_context(ana.office_id):
        return make_site(ana.office)


def call(partner: Partner, **more: Any) -> dict[str, Any]:
    """The shortest body: a call today with one partner."""
    today = partner.office.today().isoformat()
    return {"kind": "call", "starts_on": today, "partners": [str(partner.pk)]} | more


def test_an_activity_is_made_with_everything(
    api: Api, ana: Membership, partners: tuple[Partner, Partner], contact: Contact, site: Site
) -> None:
    first, second = partners
    body = {
        "kind": "job-shadow",
        "status": "done",
        "starts_on": "2025-10-06",
        "ends_on": "2025-10-07",
        "starts_at": "14:30:00",
        "exchange": "two-way",
        "partners": [
            {
                "partner": str(first.pk),
                "attended": True,
                "volunteers": 3,
                "volunteer_hours": 7.5,
            },
            {
                "partner": str(second.pk),
                "attended": False,
                "volunteers": None,
                "volunteer_hours": None,
            },
        ],
        "contacts": [str(contact.pk)],
        "site": str(site.pk),
        "summary": "Two days in the shop",
        "notes": "They want to do it again.",
        "student_count": 12,
        "places": 4,
        "places_kind": "internship",
        "leader": None,
    }
    response = api.post("activities/", body)
    made = response.json()
    assert made == body | {
        "id": made["id"],
        "follow_up": None,
        "recorded_at": made["recorded_at"],
        "recorded_by": str(ana.pk),
        "archived_at": None,
    }
    assert api.get(f"activities/{made['id']}/").json() == made


def test_plain_ids_are_partners_that_attended(api: Api, partners: tuple[Partner, Partner]) -> None:
    first, second = partners
    mixed = [str(first.pk), {"partner": str(second.pk), "volunteers": 2}]
    made = api.post("activities/", call(first, partners=mixed)).json()
    assert made["partners"] == [
        {"partner": str(first.pk), "attended": True, "volunteers": None, "volunteer_hours": None},
        {"partner": str(second.pk), "attended": True, "volunteers": 2, "volunteer_hours": None},
    ]


def test_the_exchange_is_the_usual_one_of_the_kind(
    api: Api, partners: tuple[Partner, Partner]
) -> None:
    made = api.post("activities/", call(partners[0], kind="voicemail")).json()
    assert (made["status"], made["exchange"]) == ("done", "attempt")


def test_a_follow_up_comes_with_it(
    api: Api, ana: Membership, alice: Membership, partners: tuple[Partner, Partner]
) -> None:
    due_on = (ana.office.today() + timedelta(days=7)).isoformat()
    step = {"due_on": due_on, "what": "Send the agreement", "owner": str(alice.pk)}
    made = api.post("activities/", call(partners[0], follow_up=step)).json()
    assert {name: made["follow_up"][name] for name in step} == step
    (listed,) = api.get(f"follow-ups/?partner={partners[0].pk}").json()["results"]
    assert (listed["id"], listed["origin"]) == (made["follow_up"]["id"], made["id"])


def test_a_follow_up_without_an_owner_is_the_members_own(
    api: Api, ana: Membership, partners: tuple[Partner, Partner]
) -> None:
    step = {"due_on": ana.office.today().isoformat(), "what": "Call again"}
    made = api.post("activities/", call(partners[0], follow_up=step)).json()
    assert made["follow_up"]["owner"] == str(ana.pk)


def test_what_is_wrong_with_the_follow_up_is_said_under_its_name(
    api: Api, partners: tuple[Partner, Partner]
) -> None:
    response = api.post("activities/", call(partners[0], follow_up={"what": ""}))
    assert list(response.json()["errors"]) == ["follow_up.due_on", "follow_up.what"]
    response = api.post("activities/", call(partners[0], follow_up={"colour": "red"}))
    assert list(response.json()["errors"]) == ["follow_up.colour"]
    over = {"what": "Call", "due_on": "2031-03-02", "remind_at": "2026-01-05T16:00:00Z"}
    response = api.post("activities/", call(partners[0], follow_up=over))
    assert list(response.json()["errors"]) == ["follow_up.remind_at"]


def test_a_follow_up_is_changed_at_its_own_address(
    api: Api, partners: tuple[Partner, Partner]
) -> None:
    made = api.post("activities/", call(partners[0])).json()
    step = {"due_on": made["starts_on"], "what": "Call again"}
    response = api.patch(f"activities/{made['id']}/", {"follow_up": step})
    assert list(response.json()["errors"]) == ["follow_up"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"partners": []}, "partners"),
        ({"partners": "1"}, "partners"),
        ({"partners": ["x"]}, "partners.0"),
        ({"partners": [{"attended": True}]}, "partners.0.partner"),
        ({"partners": [{"partner": "1", "colour": "red"}]}, "partners.0.colour"),
        ({"partners": ["999999"]}, "partners"),
        ({"contacts": ["999999"]}, "contacts"),
        ({"contacts": "1"}, "contacts"),
        ({"site": "999999"}, "site"),
        ({"kind": "circus"}, "kind"),
        ({"kind": None}, "kind"),
        ({"starts_on": "yesterday"}, "starts_on"),
        ({"starts_on": "0001-01-01"}, "starts_on"),
        ({"starts_on": "2199-01-01"}, "starts_on"),
        ({"ends_on": "2001-01-01"}, "ends_on"),
        ({"starts_at": "25:00"}, "starts_at"),
        ({"starts_at": "14:30Z"}, "starts_at"),
        ({"student_count": -1}, "student_count"),
        ({"student_count": 2**31}, "student_count"),
        ({"summary": "x" * 201}, "summary"),
    ],
)
def test_what_makes_no_sense_is_refused(
    changed: dict[str, Any], field: str, api: Api, partners: tuple[Partner, Partner]
) -> None:
    response = api.post("activities/", call(partners[0]) | changed)
    assert (response.status_code, list(response.json()["errors"])) == (400, [field])


def test_a_partner_twice_is_refused(api: Api, partners: tuple[Partner, Partner]) -> None:
    twice = [str(partners[0].pk)] * 2
    response = api.post("activities/", call(partners[0], partners=twice))
    assert list(response.json()["errors"]) == ["partners"]


def test_kind_day_and_partners_are_needed(api: Api) -> None:
    errors = api.post("activities/", {}).json()["errors"]
    assert sorted(errors) == ["kind", "partners", "starts_on"]


def test_a_change_leaves_the_rest_alone(
    api: Api, partners: tuple[Partner, Partner], contact: Contact
) -> None:
    body = call(partners[0], contacts=[str(contact.pk)], notes="Long talk")
    made = api.post("activities/", body).json()
    changed = api.patch(f"activities/{made['id']}/", {"summary": "A talk"}).json()
    assert changed == made | {"summary": "A talk"}


def test_partners_and_contacts_that_are_sent_replace_the_others(
    api: Api, partners: tuple[Partner, Partner], contact: Contact
) -> None:
    first, second = partners
    made = api.post("activities/", call(first, contacts=[str(contact.pk)])).json()
    body = {"partners": [str(second.pk)], "contacts": []}
    changed = api.patch(f"activities/{made['id']}/", body).json()
    assert [part["partner"] for part in changed["partners"]] == [str(second.pk)]
    assert changed["contacts"] == []


def test_the_partners_standing_follows(
    api: Api, ana: Membership, partners: tuple[Partner, Partner]
) -> None:
    made = api.post("activities/", call(partners[0])).json()
    with office_context(ana.office_id):
        standing = PartnerStanding.objects.get(partner=partners[0])
        assert standing.last_two_way_on == ana.office.today()
    api.delete(f"activities/{made['id']}/")
    with office_context(ana.office_id):
        standing.refresh_from_db()
        assert standing.last_two_way_on is None


def test_newest_comes_first(api: Api, ana: Membership, partners: tuple[Partner, Partner]) -> None:
    today = ana.office.today()
    with office_context(ana.office_id):
        days = [today - timedelta(days=days) for days in (3, 1, 2)]
        made = [make_activity(partners[0], starts_on=day) for day in days]
    listed = [row["id"] for row in api.get("activities/").json()["results"]]
    assert listed == [str(made[number].pk) for number in (1, 2, 0)]


def test_filters(
    api: Api, ana: Membership, partners: tuple[Partner, Partner], contact: Contact, site: Site
) -> None:
    first, second = partners
    body = call(
        first,
        kind="internship",
        status="planned",
        starts_on="2031-06-01",
        contacts=[str(contact.pk)],
        site=str(site.pk),
        summary="Été in the shop",
    )
    wanted = api.post("activities/", body).json()["id"]
    with office_context(ana.office_id):
        make_activity(second)
    queries = [
        f"partner={first.pk}",
        f"contact={contact.pk}",
        f"site={site.pk}",
        "kind=internship",
        "status=planned",
        "starts_on=2031-06-01",
        "starts_from=2031-01-01",
        f"recorded_by={ana.pk}",
        "search=ete in",
    ]
    found = {
        query: [row["id"] for row in api.get(f"activities/?{query}").json()["results"]]
        for query in queries
    }
    assert found == {query: [wanted] for query in queries}
    (other,) = api.get("activities/?starts_until=2031-01-01&site=none").json()["results"]
    assert other["kind"] == "call"
    assert api.get("activities/?partner=999999").json()["results"] == []
