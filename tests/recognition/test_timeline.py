"""Thanks stand on a partner's timeline, between what happened."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from offices.models import Membership, Office, OfficeLabel
from partnerships.models import Partner
from recognition.actions.documents import compose_document
from recognition.presenters import timeline
from tests.factories import make_activity, make_affiliation, make_partner, make_recognition
from tests.moulds import compare_moulds
from tests.outreach.test_timeline import page_of, part_of

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def ana_client(ana: Membership, client_of: ClientOf) -> Client:
    return client_of(ana)


@pytest.fixture
def partner(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera & Söhne")


def heads(page: str) -> list[str]:
    return re.findall(r"<h3>([^<]+)</h3>", page)


def test_thanks_stand_among_activities_by_their_day(
    in_alder: Office, ana_client: Client, partner: Partner
) -> None:
    today = in_alder.today()
    make_activity(partner, kind="career-fair", starts_on=today - timedelta(days=4))
    make_activity(partner, kind="call", starts_on=today)
    make_recognition(partner, channel="plaque", given_on=today - timedelta(days=2))
    make_recognition(partner, channel="card", given_on=today - timedelta(days=9))
    shown = heads(part_of(ana_client, partner))
    assert shown == ["Call", "Plaque", "Career fair", "Handwritten card"]
    assert heads(part_of(ana_client, partner, timeline="thanks")) == ["Plaque", "Handwritten card"]
    assert heads(part_of(ana_client, partner, timeline="engagements")) == ["Career fair"]


def test_a_line_says_what_for_to_whom_and_who_saw_it(
    in_alder: Office, ana: Membership, ana_client: Client, partner: Partner
) -> None:
    fair = make_activity(partner, kind="career-fair", starts_on=in_alder.today())
    make_recognition(
        partner,
        activity=fair,
        contact=make_affiliation(partner).contact,
        honours="Four mock interviews & a tour",
        note="Framed.\n\nOn the wall.",
        recorded_by=ana,
    )
    make_recognition(partner, occasion="anniversary", anniversary_years=5, channel="plaque")
    page = part_of(ana_client, partner)
    assert "Four mock interviews &amp; a tour" in page
    assert "<p>On the wall.</p>" in page
    assert "by Ana Ames" in page
    assert re.search(r"For the career fair of \w+ \d+ · To Person \d+ · Their whole team", page)
    assert "5 years of partnership · Their whole team" in page


def test_what_it_honours_is_called_as_the_office_calls_it(
    in_alder: Office, ana_client: Client, partner: Partner
) -> None:
    OfficeLabel.objects.create(
        office=in_alder, vocabulary="activity-kind", slug="career-fair", label="Job Day"
    )
    make_recognition(partner, activity=make_activity(partner, kind="career-fair"))
    assert "For the Job Day of" in part_of(ana_client, partner)


def test_the_file_of_thanks_holds_this_partners_alone(
    in_alder: Office, ana_client: Client, partner: Partner
) -> None:
    make_activity(partner)
    make_recognition(partner, honours="Four tours")
    make_recognition(make_partner(in_alder), honours="Nine panels")
    page = unescape(part_of(ana_client, partner, timeline="thanks"))
    link = re.search(r'href="(/o/alder/thanks/history\.csv[^"]*)"', page)
    assert link is not None
    file = b"".join(ana_client.get(link[1])).decode()
    assert "Four tours" in file
    assert "Nine panels" not in file
    assert "thanks/history" not in part_of(ana_client, partner, timeline="touchpoints")


def test_whoever_may_thank_changes_a_line_or_puts_it_away(
    in_alder: Office, ana_client: Client, bob: Membership, client_of: ClientOf, partner: Partner
) -> None:
    made = make_recognition(partner)
    page = page_of(ana_client, partner)
    assert f'href="/o/alder/thanks/{made.pk}/edit/"' in page
    assert 'aria-label="Archive Certificate"' in page
    back = {"next": f"/o/alder/partners/{partner.pk}/"}
    response = ana_client.post(f"/o/alder/thanks/{made.pk}/archive/", back)
    assert response["Location"] == back["next"]
    made.refresh_from_db()
    assert made.archived_at is not None
    make_recognition(partner)
    assert "/thanks/" not in part_of(client_of(bob), partner)


def test_the_strand_offers_to_thank_whoever_may(
    in_alder: Office, ana_client: Client, bob: Membership, client_of: ClientOf, partner: Partner
) -> None:
    link = f'<a href="/o/alder/thanks/spotlight/?partner={partner.pk}" data-dialog>Thank</a>'
    assert link in page_of(ana_client, partner)
    assert link not in page_of(client_of(bob), partner)
    make_recognition(partner)
    assert link not in page_of(ana_client, partner)


def test_lines_are_what_their_template_draws(
    in_alder: Office,
    ana: Membership,
    ana_client: Client,
    partner: Partner,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from outreach.presenters import timeline as drawing

    drawn = compare_moulds(monkeypatch, drawing)
    make_recognition(partner, honours="A & B", note="<b>", recorded_by=ana)
    make_recognition(partner, channel="leader-call", occasion="gift")
    document = compose_document(by=ana, partner=partner, fields={"wording": "For a week."})
    make_recognition(partner, document=document)
    page = page_of(ana_client, partner)
    assert "A gift · The partner alone" in page
    assert f'<a href="/o/alder/documents/{document.pk}/">Certificate</a>' in page
    assert timeline.TEMPLATE in drawn


def test_earlier_thanks_come_page_by_page_and_archived_ones_not_at_all(
    in_alder: Office, ana_client: Client, partner: Partner
) -> None:
    today = in_alder.today()
    for number in range(25):
        make_recognition(
            partner, honours=f"n{number}", given_on=today - timedelta(days=number // 3)
        )
    gone = make_recognition(partner, honours="n99")
    type(gone).objects.filter(pk=gone.pk).update(archived_at=gone.recorded_at)
    first = part_of(ana_client, partner, timeline="thanks")
    more = re.search(r"before=([^\"&#]+)", first)
    assert more is not None
    later = part_of(ana_client, partner, timeline="thanks", before=unquote(more.group(1)))
    shown = [re.findall(r"<strong>(n\d+)</strong>", it) for it in (first, later)]
    assert [len(it) for it in shown] == [20, 5]
    assert sorted(shown[0] + shown[1]) == sorted(f"n{number}" for number in range(25))


def test_thanks_cost_a_timeline_one_statement(
    in_alder: Office, ana_client: Client, partner: Partner
) -> None:
    for _ in range(3):
        make_recognition(partner, activity=make_activity(partner, kind="job-shadow"))
    part_of(ana_client, partner)
    with CaptureQueriesContext(connection) as caught:
        part_of(ana_client, partner)
    asked = [it["sql"] for it in caught.captured_queries]
    assert len([it for it in asked if "recognition_" in it]) == 1
