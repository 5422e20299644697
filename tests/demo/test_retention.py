"""Three figures of the demo's dashboards, worked out by hand from the rows they stand for."""

import json
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from outcomes.demo.former import FORMER
from outreach.enums.activities import ENGAGEMENTS
from tests import database
from tests.demo.conftest import Loaded

FIGURES = """
import django, json
django.setup()
from core.tenancy.context import office_context
from offices.models import Office
from outcomes.actions.kept_figures import current_figures
from outcomes.presenters.retention import Asked, tiles
from outcomes.queries.frames import frame_of
from outcomes.queries.retention_filters import RetentionFilters
found = {}
for office in Office.objects.all():
    with office_context(office.pk):
        frame = frame_of(office, office.today())
        counts = current_figures(frame).counts
        asked = Asked(office.slug, frame, counts, RetentionFilters(), len(frame.years) - 2)
        found[office.slug] = {
            "counts": counts,
            "tiles": {it.label: [it.value, it.note] for it in tiles(asked)},
            "years": [[str(it.starts_on), str(it.ends_on), it.label] for it in frame.years],
        }
print(json.dumps(found))
"""
"""Asks the dashboard's own code, in a process of its own: the demo is another database."""

DONE = """SELECT r.partner_id, a.kind, a.exchange, a.starts_on, coalesce(a.ends_on, a.starts_on)
    FROM outreach_participation r JOIN outreach_activity a ON a.id = r.activity_id
    JOIN partnerships_partner p ON p.id = r.partner_id JOIN offices_office o ON o.id = p.office_id
    WHERE o.slug = %s AND r.attended AND a.status = 'done' AND a.archived_at IS NULL
      AND p.archived_at IS NULL AND a.exchange <> 'attempt'"""
APART = """SELECT s.partner_id FROM outcomes_yearsettlement s
    JOIN offices_office o ON o.id = s.office_id
    WHERE o.slug = %s AND s.archived_at IS NULL AND s.year_starts_on = %s
      AND s.answer IN ('paused', 'every-other', 'completed')"""
ACTIVE = """SELECT p.id, p.owner_id, p.backup_owner_id, p.one_person FROM partnerships_partner p
    JOIN offices_office o ON o.id = p.office_id
    WHERE o.slug = %s AND p.stage = 'active' AND p.archived_at IS NULL"""
THERE = """SELECT id FROM offices_membership WHERE deactivated_at IS NULL"""
HOLDS = """SELECT partner_id, holds FROM contacts_affiliation
    WHERE ended_on IS NULL OR ended_on > current_date"""
CAUSES = """SELECT e.id, c.reason, w.is_controllable FROM partnerships_exit e
    JOIN offices_office o ON o.id = e.office_id
    LEFT JOIN partnerships_exitcause c ON c.exit_id = e.id
    LEFT JOIN partnerships_ownexitreason w ON w.id = c.own_id
    WHERE o.slug = %s AND NOT e.as_planned AND e.archived_at IS NULL AND e.ended_on >= %s"""
NAMES = "SELECT name FROM partnerships_partner WHERE id = ANY(%s)"

pytestmark = pytest.mark.parametrize("slug", ["alder", "birch"])


@pytest.fixture(scope="session")
def dashboards(demo: Loaded) -> dict[str, Any]:
    owner = {"DATABASE_URL": demo.environment["DATABASE_OWNER_URL"]}  # who finds the offices
    done = subprocess.run(
        [sys.executable, "-c", FIGURES],
        cwd=database.ROOT,
        env=demo.environment | owner,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def took_part(done: Iterable[tuple[Any, ...]], first: str, last: str) -> set[int]:
    """Who had an engagement between two days, or two two-way touchpoints."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    engaged = {
        who
        for who, kind, _, since, until in done
        if kind in ENGAGEMENTS and since <= end and until >= begin
    }
    talked = [
        who
        for who, kind, exchange, since, _ in done
        if kind not in ENGAGEMENTS and exchange == "two-way" and begin <= since <= end
    ]
    return engaged | {who for who in talked if talked.count(who) > 1}


def test_kept_is_who_took_part_again_of_all_but_those_apart(
    slug: str, demo: Loaded, dashboards: dict[str, Any]
) -> None:
    shown, done = dashboards[slug], demo.rows(DONE, slug)
    (first, last, label), (next_first, next_last, next_label) = shown["years"][-3:-1]
    before, after = took_part(done, first, last), took_part(done, next_first, next_last)
    said = {who for (who,) in demo.rows(APART, slug, next_first)}
    kept = len(before & after)
    apart = len((before - after) & said)
    lost = len(before - after - said)
    whole = len(before) - apart
    assert kept + lost == whole
    value, note = shown["tiles"][f"Kept, {label} to {next_label}"]
    assert note.startswith(f"{kept} of {whole}")
    assert value == f"{round(100 * kept / whole)}%"
    assert (kept, lost, apart) == tuple(
        shown["counts"][f"{name}.{first}"] for name in ("kept", "lost", "apart")
    )
    gone = {name for (name,) in demo.rows(NAMES, list(before - after))}
    assert gone >= {it.name for it in FORMER[slug] if it.years_ago == 2}


def test_backup_on_both_sides_is_four_people_or_three_and_one(
    slug: str, demo: Loaded, dashboards: dict[str, Any]
) -> None:
    there = {who for (who,) in demo.rows(THERE)}
    holds = set(demo.rows(HOLDS))
    active = demo.rows(ACTIVE, slug)
    covered = [
        partner
        for partner, owner, backup, one_person in active
        if {owner, backup} <= there
        and (partner, "primary") in holds
        and (one_person or (partner, "backup") in holds)
    ]
    value, note = dashboards[slug]["tiles"]["Backup on both sides"]
    assert note == f"{len(covered)} of {len(active)} active partners"
    assert value == f"{round(100 * len(covered) / len(active))}%"


def test_endings_were_in_our_hands_or_not_and_add_up(
    slug: str, demo: Loaded, dashboards: dict[str, Any]
) -> None:
    counts, since = dashboards[slug]["counts"], dashboards[slug]["years"][-3][0]
    ours: dict[int, list[bool]] = {}
    named: dict[str, int] = {}
    for ended, reason, is_controllable in demo.rows(CAUSES, slug, since):
        causes = ours.setdefault(ended, [])
        if reason is not None:
            causes.append(is_controllable if reason == "" else reason != "business_closed")
            named[reason] = named.get(reason, 0) + 1
    helped = sum(any(it) for it in ours.values())
    beyond = sum(bool(it) and not any(it) for it in ours.values())
    unsaid = sum(not it for it in ours.values())
    assert len(ours) == helped + beyond + unsaid == counts["exits"] > 0
    assert [helped, beyond, unsaid] == [
        counts[f"exits.{it}"] for it in ("ours", "theirs", "unsaid")
    ]
    named.pop("", None)
    assert named == {
        key.removeprefix("reason."): count
        for key, count in counts.items()
        if key.startswith("reason.") and count
    }
