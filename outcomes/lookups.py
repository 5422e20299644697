"""The questions that outcomes asks across offices: who is to be looked at."""

from django.db import connection

from core.registries.lookups import Lookup

SCANS_TO_PLAN = Lookup(
    signature="scans_to_plan()",
    returns="SETOF bigint",
    body="""SELECT o.id FROM offices_office o WHERE NOT EXISTS (
            SELECT FROM core_duerow d
            WHERE d.office_id = o.id AND d.rule = 'risk-scan' AND d.state = 'waiting'
              AND d.zone = o.time_zone)""",
    reads=("offices_office", "core_duerow"),
)

NEWS_TO_PLAN = Lookup(
    signature="risk_news_to_plan()",
    returns="SETOF bigint",
    body="""SELECT o.id FROM offices_office o WHERE NOT EXISTS (
            SELECT FROM core_duerow d
            WHERE d.office_id = o.id AND d.rule = 'weekly-risk' AND d.state = 'waiting'
              AND d.zone = o.time_zone)""",
    reads=("offices_office", "core_duerow"),
)

OFFICES_WITH_STALE_HEALTH = Lookup(
    signature="offices_with_stale_health()",
    returns="SETOF bigint",
    body="""SELECT DISTINCT s.office_id FROM partnerships_partnerstanding s
        WHERE s.health_is_stale""",
    reads=("partnerships_partnerstanding",),
)

LOOKUPS = (SCANS_TO_PLAN, NEWS_TO_PLAN, OFFICES_WITH_STALE_HEALTH)


def unplanned_scans() -> list[int]:
    """The offices where no nightly scan waits, or for a zone that the office has left."""
    return _offices("scans_to_plan()")


def unplanned_news() -> list[int]:
    """The offices where no weekly mail about health waits, or for a zone that they have left."""
    return _offices("risk_news_to_plan()")


def offices_with_stale_health() -> list[int]:
    """The offices in which something was written about partners since they were looked at."""
    return _offices("offices_with_stale_health()")


def _offices(call: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM lookup.{call}")
        return [office_id for (office_id,) in cursor.fetchall()]
