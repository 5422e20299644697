"""What stood before an import is handed on to the next one that changed the same.

The older of two imports is undone first: its value is no longer there, so nothing is put back. But
when the newer one is undone, what the older wrote must not come back with it.
"""

import json
from collections.abc import Iterable

from django.db import connection

from core.imports.putting_back import Changed
from core.joins import joined_by_hash
from core.models.imports import Import

HAND_DOWN = """
    WITH next AS (
        SELECT DISTINCT ON (r.object_id, wrote.key) r.id, wrote.key, v.before -> wrote.key AS stood,
            r.before -> wrote.key = wrote.value AS is_ours
        FROM json_to_recordset(%(rows)s::json) AS v (id bigint, last bigint, before jsonb,
                after jsonb)
            CROSS JOIN LATERAL jsonb_each(v.after) wrote
            JOIN core_importrecord r ON r.object_id = v.id AND r.id > v.last
                AND r.before ? wrote.key
            JOIN core_import i ON i.office_id = r.office_id AND i.id = r.run_id
        WHERE r.office_id = %(office)s AND r.model = %(model)s AND r.act = 'updated'
            AND r.run_id <> %(run)s AND i.state <> 'undone'
        ORDER BY r.object_id, wrote.key, r.id
    ), taken AS (
        SELECT id, jsonb_object_agg(key, stood) AS fields FROM next WHERE is_ours GROUP BY id
    )
    UPDATE core_importrecord r SET before = r.before || taken.fields
    FROM taken WHERE r.office_id = %(office)s AND r.id = taken.id
"""


@joined_by_hash()
def hand_down(run: Import, name: str, rows: Iterable[Changed]) -> None:
    """Let the next import that found what this one wrote put back what stood before this one.

    Where somebody else has changed a field in between, the next one found that, and keeps it.
    """
    said = [
        {
            "id": it.pk,
            "last": it.last,
            "before": {key: it.before.get(key) for key in it.after},
            "after": it.after,
        }
        for it in rows
    ]
    if not said:
        return
    values: dict[str, str | int] = {
        "rows": json.dumps(said),
        "office": run.office_id,
        "run": run.pk,
        "model": name,
    }
    with connection.cursor() as cursor:
        cursor.execute(HAND_DOWN, values)
