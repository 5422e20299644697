"""A page's HTML stays within the design's budget: 20 KB compressed, with all its rows."""

import gzip

import pytest
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from tests.factories import make_activity, make_affiliation, make_follow_up, make_partner

MOST = 20_000  # bytes, compressed


@pytest.mark.django_db
def test_full_pages_are_light(ana: Membership) -> None:
    with office_context(ana.office_id):
        for number in range(60):
            partner = make_partner(ana.office, owner=ana, town=f"Town {number}")
            make_activity(partner, kind="job-shadow", student_count=number)
            make_follow_up(partner, ana, what=f"Call about the visit of class {number}")
        for number in range(25):
            make_affiliation(partner, role=f"Shift lead {number}")
            make_activity(partner, notes=f"Walked through cell {number}. " * 6, recorded_by=ana)
    for number in range(25):
        with office_context(ana.office_id, by=ana.actor_key):
            Partner.objects.filter(pk=partner.pk).update(notes=f"Cell {number}. " * 100)
    client = Client()
    client.force_login(ana.user)
    one = f"partners/{partner.pk}/"
    paths = ["", "partners/", one, f"{one}history/", "log/", "follow-ups/", "partners/new/"]
    paths += [f"thanks/{it}/" for it in ("owed", "partners", "engagements", "history", "many")]
    pages = {path: client.get(f"/o/alder/{path}").content for path in paths}
    assert {path for path, page in pages.items() if len(page) < 1_000} == set()
    assert {path for path, page in pages.items() if len(gzip.compress(page)) > MOST} == set()
