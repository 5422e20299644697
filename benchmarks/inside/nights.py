"""Plans the next night of the largest offices, in which all their partners are looked at."""

from typing import Any

from benchmarks.inside import answer
from benchmarks.inside.scans import loaded


def plan(question: dict[str, Any]) -> list[int]:
    """{largest}: the ids of so many offices."""
    from django.utils import timezone

    from core.tenancy.context import office_context
    from outcomes.actions.nightly import plan_missing_scans

    offices = list(loaded().values())[: question["largest"]]
    for office_id in offices:
        with office_context(office_id):
            plan_missing_scans(office_id, timezone.now())
    return offices


if __name__ == "__main__":
    answer(plan)
