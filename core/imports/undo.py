"""Takes an import back: deletes what it added, puts back what it changed, keeps what was touched.

In chunks, backwards. First foreign keys are put back, so that nothing refers to what is to go;
then it is judged what is to stay; then the added rows go, from the last table to the first; then
the other fields are put back (by now nothing stands in their way, say another primary contact).
What stays keeps its record in the ledger, which says why.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from core.actions import action, note
from core.actors import SYSTEM, Actor
from core.imports.handing_down import hand_down
from core.imports.judging import CHANGED, REFERRED, judge, name_kept, passed, touched
from core.imports.late import wait_for_others
from core.imports.putting_back import Changed, changed_rows, lock_rows, put_back
from core.imports.references import delete_rows, model_named, references_to, referred_to
from core.joins import joined_by_hash
from core.models.imports import Act, Import, ImportRecord
from core.registries.sheets import sheet_named
from core.registries.standing import refresh_all_standing

AT_ONCE = 2_000  # added rows of one chunk

ADDED = """
    SELECT DISTINCT r.object_id FROM core_importrecord r
    WHERE r.office_id = %(office)s AND r.run_id = %(run)s AND r.model = %(model)s
      AND r.act = 'created' AND r.kept_because = '' {leaves}
    ORDER BY r.object_id DESC LIMIT %(limit)s
"""

LEAVES = """AND NOT EXISTS (
        SELECT FROM "{table}" c JOIN core_importrecord own
            ON own.office_id = c.office_id AND own.run_id = %(run)s AND own.model = %(model)s
            AND own.object_id = c.id AND own.act = 'created' AND own.kept_because = ''
        WHERE c.office_id = r.office_id AND c."{column}" = r.object_id AND c.id <> r.object_id)"""


def undo_chunk(run: Import) -> dict[str, Any] | None:
    """Take back the next rows; answers how far the import has come, None when all is done."""
    wait_for_others(run)  # two that are undone at once would miss what the other hands down
    plan = run.facts.get("undo") or _plan(run)
    if plan["step"] >= len(plan["steps"]):
        return None

    @action
    def undo_import(*, by: Actor) -> None:
        note(**{"import": run.pk, "undone": True})
        _take_steps(run, plan)

    undo_import(by=run.undone_by or SYSTEM)
    left = _records(run).filter(kept_because="").count()
    done = run.row_count * (plan["total"] - left) // max(plan["total"], 1)
    return {"facts": run.facts | {"undo": plan}, "done_count": max(done, 0)}


def _take_steps(run: Import, plan: dict[str, Any]) -> None:
    """Go on with the steps up to one that had something to do."""
    while plan["step"] < len(plan["steps"]):
        kind, name = plan["steps"][plan["step"]]
        after = _STEPS[kind](run, name, plan["after"])
        if after is not None:
            plan["after"] = after
            return
        plan["step"], plan["after"] = plan["step"] + 1, 0


def _plan(run: Import) -> dict[str, Any]:
    """The steps in their order: what is done to which model."""
    records = _records(run)
    added = list(reversed(sheet_named(run.sheet).models))
    changed = sorted(set(records.filter(act=Act.UPDATED).values_list("model", flat=True)))
    steps = [
        *(("links", it) for it in changed),
        ("judge", ""),
        *(("delete", it) for it in added),
        *(("fields", it) for it in changed),
    ]
    return {"steps": steps, "step": 0, "after": 0, "total": records.count()}


def _links(run: Import, name: str, after: int) -> int | None:
    """Put back foreign keys; what holds something else by now is told in the last step."""
    rows = changed_rows(run, name, after)
    put_back(name, run.office_id, rows, links=True)
    return rows[-1].pk if rows else None


def _judge(run: Import, name: str, after: int) -> None:
    judge(run, sheet_named(run.sheet).models)


def _delete(run: Import, name: str, after: int) -> int | None:
    """Delete added rows that nobody has touched; of one table, branches before their parents."""
    ids = _next_added(run, name)
    if not ids:
        _keep(run, name, _left(run, name), REFERRED)
        return None
    there = lock_rows(model_named(name), run.office_id, ids)
    kept = touched(run, name, ids) & there  # between the judging and the lock
    _keep(run, name, list(kept), CHANGED)
    kept |= referred_to(name, run.office_id, ids)
    _keep(run, name, list(kept), REFERRED)
    going = sorted(there - kept)
    partners = sheet_named(run.sheet).partners_of(run.office_id, name, going)
    delete_rows(name, run.office_id, going)
    _forget_records(run, name, set(ids) - kept)
    refresh_all_standing(run.office_id, partners)
    return 0


def _fields(run: Import, name: str, after: int) -> int | None:
    """Put back the other fields."""
    rows = changed_rows(run, name, after)
    if not rows:
        name_kept(run, name)
        return None
    ids, sheet = [it.pk for it in rows], sheet_named(run.sheet)
    held = _leave_what_stays(run, name, rows)
    differing = put_back(name, run.office_id, rows, links=False)
    differing |= put_back(name, run.office_id, rows, links=True)
    sheet.put_right(run.office_id, name, ids, passed(run))
    hand_down(run, name, [it for it in rows if it.pk in differing])
    _keep(run, name, list(differing), CHANGED)
    _keep(run, name, list(held), REFERRED)
    _forget_records(run, name, set(ids) - differing - held)
    refresh_all_standing(run.office_id, sheet.partners_of(run.office_id, name, ids))
    return rows[-1].pk


def _leave_what_stays(run: Import, name: str, rows: Sequence[Changed]) -> set[int]:
    """Put nothing back that something else hangs on which stays; answers whose that is."""
    lock_rows(model_named(name), run.office_id, [it.pk for it in rows])
    wrote = {it.pk: it.after for it in rows}
    staying = sheet_named(run.sheet).stays(run.office_id, name, wrote)
    for row in rows:
        for column in staying.get(row.pk, ()):
            del row.after[column]
    return set(staying)


_STEPS = {"links": _links, "judge": _judge, "delete": _delete, "fields": _fields}


def _records(run: Import) -> Any:
    return ImportRecord.objects.filter(office_id=run.office_id, run=run)


def _next_added(run: Import, name: str) -> list[int]:
    own = [it for it in references_to(name) if it.model == name]
    leaves = " ".join(LEAVES.format(table=it.table, column=it.column) for it in own)
    values: dict[str, str | int] = {"model": name, "limit": AT_ONCE}
    values |= {"office": run.office_id, "run": run.pk}
    with joined_by_hash(), connection.cursor() as cursor:
        cursor.execute(ADDED.format(leaves=leaves), values)
        return [row[0] for row in cursor.fetchall()]


def _left(run: Import, name: str) -> list[int]:
    rows = _records(run).filter(model=name, act=Act.CREATED, kept_because="")
    return list(rows.values_list("object_id", flat=True))


def _keep(run: Import, name: str, ids: list[int], because: str) -> None:
    if ids:
        rows = _records(run).filter(model=name, object_id__in=ids, kept_because="")
        rows.update(kept_because=because)


def _forget_records(run: Import, name: str, ids: set[int]) -> None:
    if ids:
        _records(run).filter(model=name, object_id__in=list(ids)).delete()
