"""Logs as offices have them come in as they are."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import time_machine

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.models import Activity
from tests.factories import make_partner
from tests.outreach.sheets.log import brought_in, found_in, ready_file

NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver"))
LOG = Path(__file__).parents[2] / "core/imports/sheets/activity_log.csv"


@time_machine.travel(NOW, tick=False)
def test_the_log_of_an_office_comes_in_as_it_is(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        for name in ("Brightwater Labs", "Kestrel Robotics", "Sunny Day Preschool"):
            make_partner(alder, name=name)
    run = ready_file(alder, ana, LOG.read_bytes(), LOG.name)
    found = found_in(run)
    assert [number for number, said in found.items() if any("error" in it for it in said)] == [8]
    brought_in(run)
    with office_context(alder.pk):
        rows = Activity.objects.order_by("starts_on").values_list("starts_on", "kind")
        assert [(f"{day:%m-%d}", kind) for day, kind in rows] == [
            ("09-08", "call"),
            ("09-10", "call"),
            ("09-15", "email"),
            ("09-21", "luncheon"),
            ("09-30", "workplace-tour"),
            ("10-05", "guest-speaker"),
        ]
