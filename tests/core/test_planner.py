"""Settings of PostgreSQL's planner for a part of a transaction."""

from django.db import connection

from core.planner import planning
from offices.models import Office


def test_settings_hold_within_and_are_what_they_were_behind(in_alder: Office) -> None:
    before = (_shown("work_mem"), _shown("enable_seqscan"))
    with planning({"work_mem": "9MB", "enable_seqscan": "off"}):
        assert (_shown("work_mem"), _shown("enable_seqscan")) == ("9MB", "off")
        with planning({"enable_seqscan": "on"}):
            assert (_shown("work_mem"), _shown("enable_seqscan")) == ("9MB", "on")
        assert _shown("enable_seqscan") == "off"
    assert (_shown("work_mem"), _shown("enable_seqscan")) == before


def _shown(setting: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {setting}")
        return str(cursor.fetchone()[0])
