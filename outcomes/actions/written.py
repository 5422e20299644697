"""What a look writes, as one statement: a scan's results, the newest, and what lists show of it.

All of it reads what the checks found from memory; a small office would spend more on five
statements than on looking.
"""

from core.registries.checks import Lens
from outcomes.checks.judging import RISK_COLUMNS, judged, strands_sql
from outcomes.enums.risk import ScanKind
from partnerships.enums.health import UNKNOWN_STRANDS

COLUMNS = ", ".join(RISK_COLUMNS)

BEFORE = f"""
    SELECT b.partner_id, b.score, b.band FROM outcomes_riskresult b
    WHERE b.office_id = %(office)s AND b.scan_id = (
        SELECT s.id FROM outcomes_riskscan s
        WHERE s.office_id = %(office)s AND s.as_of < %(as_of)s AND s.kind <> '{ScanKind.PAST}'
        ORDER BY s.as_of DESC, s.id DESC LIMIT 1)
"""
"""What the last scan of an earlier day said."""

SCAN_COLUMNS = ("id", "office_id", "kind", "as_of", "known_at", "partner_count", "settings")
SCAN = """
    INSERT INTO outcomes_riskscan (office_id, kind, as_of, known_at, partner_count, settings)
    SELECT %(office)s, %(kind)s, %(as_of)s, coalesce(%(known_at)s, %(now)s), count(*),
        %(settings)s::jsonb
    FROM found RETURNING *
"""


def columns_of(alias: str) -> str:
    """The columns of what was found, of a row of `alias`."""
    return ", ".join(f"{alias}.{name}" for name in RISK_COLUMNS)


KEEP = f"""
    INSERT INTO outcomes_riskresult (office_id, scan_id, partner_id, {COLUMNS})
    SELECT %(office)s, (SELECT id FROM scan), f.partner_id, {columns_of("f")} FROM found f
"""
NEWEST = f"""
    SELECT f.partner_id, {columns_of("f")}, b.score AS score_before,
        coalesce(b.band, '') AS band_before
    FROM found f LEFT JOIN before b ON b.partner_id = f.partner_id
"""
CHANGE_NEWEST = f"""
    UPDATE outcomes_partnerrisk n
    SET ({COLUMNS}, score_before, band_before, looked_at) = ({columns_of("f")},
        f.score_before, f.band_before, %(now)s)
    FROM newest f
    WHERE n.office_id = %(office)s AND n.partner_id = f.partner_id
      AND ({columns_of("n")}, n.score_before, n.band_before)
        IS DISTINCT FROM ({columns_of("f")}, f.score_before, f.band_before)
"""
"""Of most partners a night finds what the night before found: their rows stay untouched."""
ADD_NEWEST = f"""
    INSERT INTO outcomes_partnerrisk (office_id, partner_id, {COLUMNS}, looked_at, score_before,
        band_before)
    SELECT %(office)s, f.partner_id, {columns_of("f")}, %(now)s, f.score_before, f.band_before
    FROM newest f LEFT JOIN outcomes_partnerrisk n
        ON n.office_id = %(office)s AND n.partner_id = f.partner_id
    WHERE n.id IS NULL
"""
FORGET = """
    DELETE FROM outcomes_partnerrisk r
    WHERE r.office_id = %(office)s
      AND NOT EXISTS (SELECT FROM found f WHERE f.partner_id = r.partner_id)
"""
"""Nothing is said any more of who is archived or ended."""
CHANGES = ", ".join(f"{name} = excluded.{name}" for name in (*RISK_COLUMNS, "looked_at"))
RENEW = f"""
    INSERT INTO outcomes_partnerrisk (office_id, partner_id, {COLUMNS}, looked_at, band_before)
    SELECT %(office)s, f.partner_id, {columns_of("f")}, %(now)s, '' FROM found f
    ON CONFLICT (office_id, partner_id) DO UPDATE SET {CHANGES}
"""
"""What they are compared with stays: it is of a scan."""

FOUND = """
    SELECT partner_id, band, score, known, applicable, states, floors::varchar[] AS floors, evidence
    FROM ({}) j
"""
"""Of the types that the columns have: they are compared with what stands in them."""

SHOWN = "health_band, health_score, health_known, health_strands"


_texts: dict[tuple[str, bool], str] = {}
_looks: dict[tuple[str, bool], str] = {}
OF_SOME, OF_ONE = "= ANY(%(partners)s)", "= %(partner)s"


def scan_sql(lens: Lens, *, shows: bool) -> str:
    """The statement; it answers the scan (SCAN_COLUMNS). `shows`: it makes the results the newest.
    The values that it asks for are added to the lens."""
    found = judged(lens)
    if (found, shows) not in _texts:
        _texts[found, shows] = _written(found, shows=shows)
    return _texts[found, shows]


def _written(found: str, *, shows: bool) -> str:
    parts = {"found AS MATERIALIZED": FOUND.format(found), "scan AS": SCAN, "kept AS": KEEP}
    if shows:
        risks = f"SELECT f.*, {strands_sql('f')} AS strands FROM found f"
        parts |= {
            "before AS MATERIALIZED": BEFORE,
            "newest AS MATERIALIZED": NEWEST,
            "changed AS": CHANGE_NEWEST,
            "added AS": ADD_NEWEST,
            "forgotten AS": FORGET,
            "shown AS": standing_sql("true", risks),
        }
    named = ", ".join(f"{name} ({sql})" for name, sql in parts.items())
    return f"""WITH {named}
        SELECT {", ".join(SCAN_COLUMNS[:-1])}, settings::text FROM scan"""


def look_sql(lens: Lens) -> str:
    """The statement of a look that is no scan; with `now` the values that it asks for are in the
    lens. For one partner it is written of one: with a list PostgreSQL reckons with ten, for
    which it would sooner walk through all of an office in an index that has the partner last."""
    found = judged(lens)
    is_one = len(lens.params["partners"]) == 1
    if is_one:
        lens.params["partner"] = lens.params["partners"][0]
    if (found, is_one) not in _looks:
        sql = _written_anew(lens, found)
        _looks[found, is_one] = sql.replace(OF_SOME, OF_ONE) if is_one else sql
    return _looks[found, is_one]


def _written_anew(lens: Lens, found: str) -> str:
    risks = f"SELECT f.*, {strands_sql('f')} AS strands FROM found f"
    return f"""WITH found AS MATERIALIZED ({FOUND.format(found)}), renewed AS ({RENEW}),
        forgotten AS ({FORGET} AND {lens.chosen("r.partner_id")})
        {standing_sql(lens.chosen("s.partner_id"), risks)}"""


def standing_sql(chosen: str, risks: str) -> str:
    """Writes what lists show of these risks; rows of which it is the same stay untouched. They
    are locked in the order in which all lock them."""
    found = f"""
        SELECT s.id, coalesce(r.band, '') AS band, r.score, coalesce(r.known, 0) AS known,
            coalesce(r.strands, '{UNKNOWN_STRANDS}') AS strands,
            CASE WHEN r.partner_id IS NOT NULL THEN %(now)s::timestamptz END AS looked_at
        FROM partnerships_partnerstanding s
        LEFT JOIN ({risks}) r ON r.partner_id = s.partner_id
        WHERE s.office_id = %(office)s AND {chosen}
          AND (s.{SHOWN.replace(", ", ", s.")}, s.health_at IS NULL) IS DISTINCT FROM
            (coalesce(r.band, ''), r.score, coalesce(r.known, 0),
             coalesce(r.strands, '{UNKNOWN_STRANDS}'), r.partner_id IS NULL)
        ORDER BY s.id FOR NO KEY UPDATE OF s"""
    return f"""
        UPDATE partnerships_partnerstanding s
        SET ({SHOWN}, health_at) = (f.band, f.score, f.known, f.strands, f.looked_at)
        FROM ({found}) f
        WHERE s.office_id = %(office)s AND s.id = f.id"""
