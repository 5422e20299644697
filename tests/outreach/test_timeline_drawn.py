"""The timeline is filled in, and is what its templates draw."""

from datetime import time, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from core.templatetags import exports
from offices.models import Membership, Office
from outreach.presenters import timeline, timeline_facts
from partnerships.models import Partner
from tests.factories import make_activity, make_contact, make_partner, make_site
from tests.moulds import compare_moulds
from tests.outreach.test_timeline import make_history, page_of, part_of


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The templates that were filled in; each is compared with what it draws plainly."""
    return compare_moulds(monkeypatch, timeline, timeline_facts, exports)


@pytest.fixture
def partner(in_alder: Office, ana: Membership) -> Partner:
    return make_partner(in_alder, name="Rivera & Söhne")


def make_all_kinds(office: Office, partner: Partner, by: Membership) -> None:
    """Activities with everything, with nothing, planned, in vain, missed, and with a crowd."""
    today = office.today()
    full = make_activity(
        partner,
        make_partner(office, name="<b>Copper</b>"),
        kind="internship",
        recorded_by=by,
        summary="A week & more",
        notes="They said <yes>.\n\nTwice.",
        starts_on=today - timedelta(days=400),
        ends_on=today - timedelta(days=396),
        starts_at=time(9, 30),
        student_count=1400,
        places=3,
        places_kind="internship",
        site=make_site(office, name="Harlow & High"),
    )
    full.activity_contacts.create(office=office, contact=make_contact(office, name="Luis <L>"))
    full.participations.filter(partner=partner).update(
        volunteers=3, volunteer_hours=Decimal("4.5"), attended=False
    )
    make_activity(partner, recorded_by=None, notes="", summary="")
    make_activity(partner, status="planned", starts_on=today + timedelta(days=3))
    make_activity(partner, kind="voicemail", notes="No answer")
    crowd = [make_partner(office, name=f"Partner {number}") for number in range(10)]
    fair = make_activity(partner, *crowd, kind="career-fair")
    for number in range(9):
        person = make_contact(office, name=f"Person {number}")
        fair.activity_contacts.create(office=office, contact=person)


def test_entries_of_all_kinds_are_what_their_templates_draw(
    in_alder: Office, ana: Membership, ana_client: Client, partner: Partner, drawn: set[str]
) -> None:
    make_all_kinds(in_alder, partner, ana)
    page = page_of(ana_client, partner)
    for said in ("<p>They said &lt;yes&gt;.</p>", "1400 students", "4.5 hours", "9:30"):
        assert said in page
    for said in ("With 9 people", "Shared with 10 partners", "Luis &lt;L&gt;", "Harlow &amp; High"):
        assert said in page
    assert f'name="next" value="/o/alder/partners/{partner.pk}/"' in page
    names = ("activity", "facts", "chip", "year", "filter", "panel")
    assert {f"outreach/timeline_{name}.html" for name in names} <= drawn
    assert {"components/download.html", "components/download_file.html"} <= drawn


def test_filtered_earlier_and_empty_timelines_are_what_their_templates_draw(
    in_alder: Office, ana_client: Client, partner: Partner, drawn: set[str]
) -> None:
    assert "Log the first touch" in part_of(ana_client, partner)
    assert "Nothing of this kind" in part_of(ana_client, partner, timeline="engagements")
    make_history(partner, 25)
    first = part_of(ana_client, partner, timeline="touchpoints")
    cursor = first.split("before=")[1].split('"')[0].split("#")[0].replace("%3A", ":")
    assert "Back to the newest" in page_of(
        ana_client, partner, timeline="touchpoints", before=cursor
    )
    assert "outreach/timeline_panel.html" in drawn


def test_forms_of_entries_carry_the_readers_token(
    in_alder: Office, partner: Partner, bob: Membership, ana_client: Client
) -> None:
    make_history(partner, 2)
    page = part_of(ana_client, partner)
    tokens = {it.split('"')[0] for it in page.split('name="csrfmiddlewaretoken" value="')[1:]}
    assert len(tokens) == 1
    assert len(tokens.pop()) == 64
