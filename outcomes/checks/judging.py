"""All checks as one statement: the state of each, score, band, floors and evidence.

Score = 100 x the sum of weight x severity / the sum of weights, over the checks that apply;
severity is 0 for ok, 1 for missing, half for watch and for unknown. See docs/how-to/retention.md.
"""

from core.registries.checks import Check, Lens, all_facts, checks, number, word
from outcomes.checks.scanned import mutes, scanned
from outcomes.models.risk import CHECKS
from partnerships.enums.health import STRANDS, Band

ENOUGH = 5
"""Checks of which something must be known for a band."""

RISK_COLUMNS = ("band", "score", "known", "applicable", "states", "floors", "evidence")


_texts: dict[tuple[bool, bool], str] = {}


def judged(lens: Lens) -> str:
    """SQL of `partner_id` and RISK_COLUMNS of each partner that is looked at; the values that it
    asks for are added to the lens."""
    for facts in all_facts():
        if facts.values is not None:
            lens.params |= facts.values(lens)
    shape = (lens.few, lens.known_at is not None)
    if shape not in _texts:
        _texts[shape] = _written(lens)
    return _texts[shape]


def _written(lens: Lens) -> str:
    letters = " || ".join(f"l{place}" for place in range(len(CHECKS)))
    return f"""
        WITH {_ctes(lens)}
        SELECT partner_id, {_band()} AS band, score, known, applicable, states, floors, evidence
        FROM (
            SELECT *, length(translate(states, 'unOWMUN', '')) AS known,
                length(translate(states, 'nOWMUN', '')) AS applicable,
                CASE WHEN total = 0 THEN 0 ELSE round(50.0 * bad / total, 1) END AS score
            FROM (
                SELECT partner_id, is_fresh, floors, evidence, {letters} AS states,
                    {_sum("omwu", (1, 1, 1, 1))} AS total, {_sum("mwu", (2, 1, 1))} AS bad
                FROM (SELECT partner_id, is_fresh, floors, evidence, {_muted()}
                      FROM ({_seen()} OFFSET 0) seen OFFSET 0) lettered
                OFFSET 0
            ) summed
            OFFSET 0
        ) scored
    """


def _ctes(lens: Lens) -> str:
    facts = [f"{it.name} AS MATERIALIZED ({it.sql(lens)})" for it in all_facts()]
    named = [f"scanned AS MATERIALIZED ({scanned(lens)})", *facts, f"mutes AS ({mutes(lens)})"]
    return ", ".join(named)


def _seen() -> str:
    """Each partner's states, floors and evidence, before what is muted."""
    known = checks()
    states = ", ".join(f"{_state(known[key])} AS s{place}" for place, key in enumerate(CHECKS))
    joins = "\n".join(
        f"LEFT JOIN {name} ON {name}.partner_id = p.partner_id"
        for name in [*(it.name for it in all_facts() if it.is_joined), "mutes"]
    )
    return f"""
        SELECT p.partner_id, p.is_fresh, mutes.keys, {states}, {_floors()} AS floors,
            {_evidence()} AS evidence
        FROM scanned p {joins}
    """


def _state(check: Check) -> str:
    return f"CASE WHEN {check.applies} THEN {check.state} ELSE 'n' END"


def _floors() -> str:
    found = [
        f"CASE WHEN ({check.applies}) AND ({floor.when}) AND {_heard(check.key)}"
        f" THEN '{floor.key}' END"
        for check in checks().values()
        for floor in check.floors
    ]
    return f"array_remove(ARRAY[{', '.join(found)}]::text[], NULL)"


def _heard(key: str) -> str:
    """That nobody muted the check."""
    return f"(mutes.keys ? '{key}') IS NOT TRUE"


def _evidence() -> str:
    """JSON put together as text: the database is several times as fast in parsing it as in
    building it from values of all types."""
    parts = [
        f"""CASE WHEN {check.applies} THEN '"{check.key}":{{' || {_found(check)} || '}}' END"""
        for check in checks().values()
    ]
    muted = _named("muted", number("mutes.keys"))
    return f"('{{' || concat_ws(',', {muted}, {', '.join(parts)}) || '}}')::jsonb"


def _found(check: Check) -> str:
    facts = [_named(name, sql) for name, sql in check.evidence.items()]
    if check.halves:
        halves = ", ".join(_named(strand, word(sql)) for strand, sql in check.halves.items())
        facts.append(f"""'"halves":{{' || concat_ws(',', {halves}) || '}}'""")
    return f"concat_ws(',', {', '.join(facts)})"


def _named(name: str, sql: str) -> str:
    return f"""'"{name}":' || {sql}"""


def _muted() -> str:
    """The letters, capitals where a check does not count."""
    return ", ".join(
        f"CASE WHEN keys ? '{key}' THEN upper(s{place}) ELSE s{place} END AS l{place}"
        for place, key in enumerate(CHECKS)
    )


def _sum(letters: str, counts: tuple[int, ...]) -> str:
    """The weights in tenths, by which letter counts how often."""
    cases = " ".join(f"WHEN '{it}' THEN {n}" for it, n in zip(letters, counts, strict=True))
    known = checks()
    return " + ".join(
        f"{int(known[key].weight * 10)} * CASE l{place} {cases} ELSE 0 END"
        for place, key in enumerate(CHECKS)
    )


def _band() -> str:
    return f"""CASE WHEN cardinality(floors) > 0 THEN '{Band.RISK}'
        WHEN known < {ENOUGH} THEN ''
        WHEN score >= %(risk_from)s AND NOT is_fresh THEN '{Band.RISK}'
        WHEN score >= %(care_from)s THEN '{Band.CARE}' ELSE '{Band.STRONG}' END"""


def strands_sql(alias: str) -> str:
    """The six letters of strands, of a row of `alias` with states and evidence: each strand is
    as the worst of its checks that count."""
    return " || ".join(_strand_sql(alias, strand) for strand in STRANDS)


def _strand_sql(alias: str, strand: str) -> str:
    letters = " || ".join(
        _letter_sql(alias, check, strand) for check in checks().values() if strand in check.strands
    )
    worst = f"coalesce(substring('mwuo' from '[' || {letters} || 'n]'), 'n')"
    return f"translate({worst}, 'mwuon', 'mfuhn')"


def _letter_sql(alias: str, check: Check, strand: str) -> str:
    whole = f"substr({alias}.states, {CHECKS.index(check.key) + 1}, 1)"
    if strand not in check.halves:
        return whole
    half = f"{alias}.evidence -> '{check.key}' -> 'halves' ->> '{strand}'"
    return f"CASE WHEN {whole} = upper({whole}) THEN '' ELSE coalesce({half}, '') END"
