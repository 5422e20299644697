"""Full pages stay within the design's budget: 20 KB of HTML with all its rows, 10 KB of styles,
both compressed."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from recognition.actions.documents import compose_document
from tests.factories import (
    make_activity,
    make_affiliation,
    make_concern,
    make_follow_up,
    make_need,
    make_partner,
)
from tests.factories.agreements import make_agreement
from tests.factories.outcomes import make_result
from tests.laws.agreements import the_agreement, with_much
from tests.recognition.batches import begin

MOST = 20_000  # bytes, compressed
MOST_STYLES = 10_000
STYLES = re.compile(rb'<link rel="stylesheet" href="/static/(css/[^"]+)"')


@pytest.mark.django_db
def test_full_pages_are_light(ana: Membership) -> None:
    with office_context(ana.office_id):
        for number in range(60):
            partner = make_partner(ana.office, owner=ana, town=f"Town {number}")
            make_activity(partner, kind="job-shadow", student_count=number)
            make_follow_up(partner, ana, what=f"Call about the visit of class {number}")
            make_need(partner, words=f"People who can read drawing {number}")
            make_concern(partner, what=f"Student {number} did not come", owner=ana)
            make_agreement(partner, title=f"What we agreed on in {number}", ends_on=None)
            make_result(partner, source=f"List of the class of {number}")
        full = the_agreement(partner)
        with_much(ana.office, ana, partner, 10)
        for number in range(25):
            make_affiliation(partner, role=f"Shift lead {number}")
            make_need(partner, words=f"Somebody for shift {number}")
            make_concern(partner, what=f"Late bus {number}", answered_on=ana.office.today())
            make_activity(partner, notes=f"Walked through cell {number}. " * 6, recorded_by=ana)
    for number in range(25):
        with office_context(ana.office_id, by=ana.actor_key):
            Partner.objects.filter(pk=partner.pk).update(notes=f"Cell {number}. " * 100)
    with office_context(ana.office_id):
        words: Any = {"wording": "for opening doors."}
        signers: Any = [{"member": ana, "signing": "asked"}]
        sheet = compose_document(by=ana, partner=partner, fields=words, signers=signers)
        batch = begin(ana, [partner])
    client = Client()
    client.force_login(ana.user)
    one = f"partners/{partner.pk}/"
    paths = ["", "partners/", one, f"{one}history/", "log/", "follow-ups/", "partners/new/"]
    paths += ["needs/", "concerns/", "agreements/", "results/", f"{one}results/new/"]
    paths += [f"agreements/{full.pk}/{it}" for it in ("", "edit/", "sign/", "renew/")]
    paths += [f"thanks/{it}/" for it in ("owed", "partners", "engagements", "history", "many")]
    paths += ["retention/", "retention/partners/", "retention/exits/"]
    paths += ["risk/changes/", f"risk/{one}", "settings/risk/"]
    paths += ["thanks/", "thanks/letter/", "thanks/sign/", "thanks/batches/"]
    paths += [f"documents/{sheet.pk}/", f"thanks/batches/{batch.pk}/"]
    pages = {path: client.get(f"/o/alder/{path}").content for path in paths}
    assert {path for path, page in pages.items() if len(page) < 1_000} == set()
    assert {path for path, page in pages.items() if len(gzip.compress(page)) > MOST} == set()
    assert {path for path, page in pages.items() if weight_of_styles(page) > MOST_STYLES} == set()


def weight_of_styles(page: bytes) -> int:
    """All stylesheets that a page asks for."""
    files = [find(it.decode()) for it in STYLES.findall(page)]
    assert files
    return sum(len(gzip.compress(Path(it).read_bytes())) for it in files if it)
