"""What a page of outreach shows is what its file holds, line for line."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.models import Activity, Participation
from tests.factories import (
    make_activity,
    make_affiliation,
    make_contact,
    make_follow_up,
    make_partner,
    make_site,
)
from tests.laws.exported import body_of, csv_of, xlsx_of
from tests.outreach.sheets.log import brought_in, ready_file

ClientOf = Callable[[Membership], Client]

NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver"))
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def at_nine() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?whose=all", "?partner=%d"])
def test_follow_ups_go_out_as_the_page_has_them(
    query: str, alder: Office, ana: Membership, bob: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        for days in range(3):
            partner = make_partner(alder, name=f"Partner {days}")
            due = TODAY + timedelta(days=days)
            make_follow_up(partner, ana, what=f"Mine {days}", due_on=due, kind="call")
            make_follow_up(partner, bob, what=f"Other {days}", due_on=due)
    query = query % partner.pk if "%" in query else query
    client = client_of(ana)
    page = client.get(f"/o/alder/follow-ups/{query}")
    shown = re.findall(r"<h3><a [^>]*>([^<]*)</a></h3>", page.content.decode())
    lines = csv_of(client.get(f"/o/alder/follow-ups.csv{query}"))
    assert [it["What"] for it in lines] == shown
    assert len(shown) == {"": 3, "?whose=all": 6}.get(query, 2)
    sheet = xlsx_of(client.get(f"/o/alder/follow-ups.xlsx{query}"))
    assert [(it["What"], it["Due"].date().isoformat()) for it in sheet] == [
        (it["What"], it["Due"]) for it in lines
    ]
    assert (lines[0]["Kind"], lines[0]["Whose"]) == ("Call", "Ana Ames")


@pytest.mark.django_db
def test_silent_partners_go_out_as_the_page_has_them(
    alder: Office, ana: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        for name, days in (("Near", 400), ("Far", 900), ("Here", 1)):
            partner = make_partner(alder, name=name, owner=ana, stage="active")
            make_activity(partner, starts_on=TODAY - timedelta(days=days))
        make_partner(alder, name="Never", owner=ana, stage="active")
    lines = csv_of(client_of(ana).get("/o/alder/losing-touch.csv"))
    assert [(it["Partner"], it["Open days ago"]) for it in lines] == [
        ("Far", "644"),
        ("Near", "286"),
        ("Never", ""),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "alder-activities-2026-11-20"),
        ("?from=2026-10-01", "alder-activities-from-2026-10-01-2026-11-20"),
        ("?until=2026-10-10", "alder-activities-until-2026-10-10"),
        (
            "?from=2026-10-01&until=2026-10-10",
            "alder-activities-from-2026-10-01-until-2026-10-10",
        ),
    ],
)
def test_a_file_of_activities_is_called_as_people_say_it(
    query: str, name: str, ana: Membership, client_of: ClientOf
) -> None:
    answer = client_of(ana).get(f"/o/alder/activities.csv{query}")
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.csv"'


@pytest.mark.django_db
def test_activities_go_out_between_two_days(
    alder: Office, ana: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        partner = make_partner(alder)
        for day in (1, 10, 20):
            make_activity(partner, starts_on=date(2026, 10, day), summary=f"On {day}")
        gone = make_activity(partner, starts_on=date(2026, 10, 10), summary="Gone")
        Activity.objects.filter(pk=gone.pk).update(archived_at=NOW)
    client = client_of(ana)

    def between(query: str) -> list[str]:
        return [it["In short"] for it in csv_of(client.get(f"/o/alder/activities.csv{query}"))]

    assert between("?from=2026-10-01&until=2026-10-10") == ["On 10", "On 1"]
    assert between("?from=2026-10-02") == ["On 20", "On 10"]
    assert between("") == ["On 20", "On 10", "On 1"]
    assert between("?from=soon&until=2026-13-45") == ["On 20", "On 10", "On 1"]


@pytest.mark.django_db
def test_a_timeline_goes_out_with_its_filter(
    alder: Office, ana: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        partner, other = make_partner(alder), make_partner(alder)
        make_activity(partner, kind="call", starts_on=date(2026, 10, 1))
        make_activity(partner, other, kind="career-fair", starts_on=date(2026, 10, 2))
        make_activity(other, kind="call", starts_on=date(2026, 10, 3))
    url = f"/o/alder/partners/{partner.pk}/timeline.csv"
    kinds = {
        only: [it["Kind"] for it in csv_of(client_of(ana).get(f"{url}?timeline={only}"))]
        for only in ("", "touchpoints", "engagements", "planned")
    }
    assert kinds == {
        "": ["Career fair", "Call"],
        "touchpoints": ["Call"],
        "engagements": ["Career fair"],
        "planned": [],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_activities_survive_the_way_out_and_in(
    kind: str,
    alder: Office,
    birch: Office,
    ana: Membership,
    charlie: Membership,
    client_of: ClientOf,
    settings: LazySettings,
    tmp_path: Any,
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    for office in (alder, birch):
        with office_context(office.pk):
            site = make_site(office, name="Harlow High School")
            partner = make_partner(office, name="Rivera Machining")
            second = make_partner(office, name="Acme, Boone & Co.")
            person = make_affiliation(partner, make_contact(office, name="Luis Rivera")).contact
            if office == birch:
                continue
            tour = make_activity(
                partner,
                second,
                kind="workplace-tour",
                starts_on=date(2026, 10, 1),
                ends_on=date(2026, 10, 2),
                starts_at=time(9, 30),
                site=site,
                summary="=cmd|' /C calc'!A0",
                notes="First line\n- second line",
                student_count=24,
            )
            tour.activity_contacts.create(office=office, contact=person)
            first = Participation.objects.filter(activity=tour, partner=partner)
            first.update(volunteers=3, volunteer_hours=Decimal("4.5"))
            make_activity(partner, kind="voicemail", exchange="attempt", summary="No answer")
            make_activity(second, kind="luncheon", starts_on=date(2026, 12, 1), status="planned")
    content = body_of(client_of(ana).get(f"/o/alder/activities.{kind}"))
    run = brought_in(ready_file(birch, charlie, content, f"activities.{kind}"))
    assert run.state == "done", run.error

    def there(client: Client, office: str) -> list[dict[str, str]]:
        lines = csv_of(client.get(f"/o/{office}/activities.csv"))
        return [{key: it[key] for key in it.keys() - {"Logged by"}} for it in lines]

    ours, theirs = there(client_of(ana), "alder"), there(client_of(charlie), "birch")
    for line in theirs:  # who logged it is no member here, and stands in the notes
        line["Notes"] = line["Notes"].removesuffix("Ana Ames").rstrip("\n")
    assert len(ours) == 3
    assert theirs == ours
