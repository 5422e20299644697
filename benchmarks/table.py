"""Renders var/bench.json as Markdown.

`python -m benchmarks.table` prints it; with `--write README.md` it goes between the two markers
of that file.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.pages import PAGES, Page
from benchmarks.programs import ROOT

BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"
IMPORT_GOAL, MEMORY_GOAL, SEARCH_GOAL = 8.0, 1.7, 1.2
PRINT_GOAL, WORKER_GOAL = 1.25, 250
SCAN_GOAL, SCAN_WORKER_GOAL = 3.0, 300
HEAD = ("", "floor, ms", "p50, ms", "p95, ms", "SQL¹", "ratio", "goal")
HEAD_OF_MANY = ("{} clients: p50, ms", "requests/s", "floor's", "ratio²")
SEARCH = "Search as one types"
LIST = "List of 50"


def markdown(figures: dict[str, Any]) -> str:
    """Everything that is known so far, as tables with a few words."""
    parts = [_where(figures), _pages(figures), _rest(figures), _growth(figures)]
    return "\n\n".join(part for part in parts if part)


def into(text: str, table: str) -> str:
    """The text with the table between its markers. Raises ValueError where it has none."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no {BEGIN} … {END} to write between")
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def _where(figures: dict[str, Any]) -> str:
    scale, machine = figures["scale"], figures["machine"]
    offices, largest = scale["steps"][-1], figures.get("largest", ["?", "?"])
    whole = "" if figures["is_whole"] else " **Not whole: the run was ended early.**"
    return (
        f"{figures['began'][:10]}, {machine['processors']} cores, {machine['memory_gb']} GB,"
        f" Python {machine['python']}; {offices:,} offices, {scale['partners']:,} partners, "
        f"{scale['activities']:,} activities; measured in the largest office, with "
        f"{_number(largest[0])} partners and {_number(largest[1])} activities.{whole}"
    )


def _pages(figures: dict[str, Any]) -> str:
    measured = figures.get("pages")
    if not measured:
        return ""
    statements = figures.get("statements", {})
    many = str(figures["scale"]["many"])
    rows = [_page(page, measured, statements, many) for page in PAGES if page.name in measured]
    head = [*HEAD, *(it.format(many) for it in HEAD_OF_MANY)]
    floors = sorted({page.floor for page in PAGES if page.floor})
    noise = max(it["1"]["noise"] for it in measured.values())
    notes = (
        "¹ SQL statements besides the frame that each request has. ² The floor's requests a second"
        f" by ours. Floors: {', '.join(floors)} of a bare Django project in the same run; Find"
        " stands on its search, Today and the API on its list."
        f" Medians of {figures['scale']['rounds']} rounds, which were up to {noise:.0%} apart."
    )
    return f"{_table(head, rows)}\n\n{notes}"


def _page(page: Page, measured: dict[str, Any], statements: dict[str, int], many: str) -> list[str]:
    one, of_many = measured[page.name].get("1"), measured[page.name].get(many)
    floor = measured.get(f"floor {page.floor}", {})
    goal = f"≤ {page.goal:g}" if page.goal else "–"
    ratio = _ratio(one, floor.get("1"))
    if page.name == SEARCH:
        goal = f"≤ {SEARCH_GOAL:g} × list: {one['p50'] / measured[LIST]['1']['p50']:.2f}"
    sql = str(statements.get(page.name, "–")) + (f" of {page.most}" if page.most else "")
    cells = [page.name, _ms(floor.get("1")), _ms(one), _ms(one, "p95"), sql, ratio, goal]
    if not of_many:
        return [*cells, "–", "–", "–", "–"]
    by_load = floor[many]["rps"] / of_many["rps"] if floor.get(many) else None
    floor_rps = f"{floor[many]['rps']:.0f}" if floor.get(many) else "–"
    return [
        *cells,
        *(_ms(of_many), f"{of_many['rps']:.0f}", floor_rps, f"{by_load:.1f}" if by_load else "–"),
    ]


def _rest(figures: dict[str, Any]) -> str:
    rows = [
        *_import(figures),
        *_certificates(figures),
        *_scans(figures),
        *_sweep(figures),
        *_memory(figures),
    ]
    return _table(("", "ours", "floor", "ratio", "goal"), rows) if rows else ""


def _import(figures: dict[str, Any]) -> Iterable[list[str]]:
    said = figures.get("imports")
    if said:
        rows, seconds, floor = said["rows"], said["seconds"], said["floor_seconds"]
        name = f"Import of {rows:,} rows with their people: checks, doubles, audit; seconds"
        cells = [f"{seconds:.2f} ({rows / seconds:.0f} rows/s)", f"{floor:.3f}"]
        yield [name, *cells, f"{seconds / floor:.1f}", f"≤ {IMPORT_GOAL:g}"]


def _certificates(figures: dict[str, Any]) -> Iterable[list[str]]:
    said = figures.get("certificates")
    if not said:
        return
    for it in said["prints"]:
        count, seconds, floor = it["count"], it["seconds"], it["floor_seconds"]
        what = f"{count:,} certificate{'' if count == 1 else 's'}"
        name = f"{what} as one PDF, {it['kilobytes']:.1f} KB each; seconds"
        ratio, goal = f"{seconds / floor:.2f}", f"≤ {PRINT_GOAL:g}" if count > 1 else "–"
        yield [name, f"{seconds:.2f}", f"{floor:.2f}", ratio, goal]
    name = f"Memory of the worker's process that prints {what}, MB (PSS)"
    yield [name, f"{said['memory']['one']:.0f}", "–", "–", f"< {WORKER_GOAL}"]


def _scans(figures: dict[str, Any]) -> Iterable[list[str]]:
    said = figures.get("scans")
    if not said:
        return
    partners, seconds, floor = said["partners"], said["seconds"], said["floor_seconds"]
    what = (
        f"{partners:,} partners of {said['offices']:,} offices, {said['activities']:,} activities"
    )
    name = f"Risk of {what}: looked at and kept; seconds"
    cells = [f"{seconds:.1f}", f"{floor:.1f}", f"{seconds / floor:.1f}", f"≤ {SCAN_GOAL:g}"]
    yield [name, *cells]
    yield ["The first look at all of them; seconds", f"{said['first_seconds']:.1f}", *"–––"]
    name = "Memory of the worker's process that looks at the largest offices, MB (PSS)"
    yield [name, f"{said['memory']['one']:.0f}", "–", "–", f"< {SCAN_WORKER_GOAL}"]
    name = "Memory of one process that looks at all offices, MB (RSS)"
    yield [name, f"{said['memory']['all_offices']:.0f}", "–", "–", f"< {SCAN_WORKER_GOAL}"]


def _sweep(figures: dict[str, Any]) -> Iterable[list[str]]:
    said = figures.get("sweep")
    if said:
        floor, rows, mails = (
            said["floor"]["mails_a_second"],
            said["rows_a_second"],
            said["mails_a_second"],
        )
        name = f"{said['due']:,} due rows: worked a second ({said['finished']:,} were)"
        yield [name, f"{rows:.0f}", "–", "–", "–"]
        name = f"Their mails: sent a second ({said['mails']:,} were)"
        yield [name, f"{mails:.0f}", f"{floor:.0f}", f"{floor / mails:.1f}", "–"]
        whole = 1 / (1 / rows + 1 / mails)
        name = "From due row to mail server, a second"
        yield [name, f"{whole:.0f}", f"{floor:.0f}", f"{floor / whole:.1f}", "–"]


def _memory(figures: dict[str, Any]) -> Iterable[list[str]]:
    said = figures.get("memory")
    if said:
        ratio = f"{said['lanyard'] / said['floor']:.2f}"
        ours, floor = f"{said['lanyard']:.0f}", f"{said['floor']:.0f}"
        yield ["Memory of two web workers, MB (PSS)", ours, floor, ratio, f"≤ {MEMORY_GOAL:g}"]


def _growth(figures: dict[str, Any]) -> str:
    growth = figures.get("growth")
    if not growth or not growth["offices"]:
        return ""
    head = ("p50 in ms, one client, with …", *(_offices(it) for it in growth["offices"]))
    rows = [
        [name, *(f"{it:.1f}" for it in times)] for name, times in growth["pages"].items() if times
    ]
    return f"The same office, while the installation grows around it:\n\n{_table(head, rows)}"


def _offices(count: int) -> str:
    return f"{count:,} office{'' if count == 1 else 's'}"


def _ratio(ours: dict[str, float] | None, floor: dict[str, float] | None) -> str:
    return f"{ours['p50'] / floor['p50']:.1f}" if ours and floor else "–"


def _ms(figures: dict[str, float] | None, which: str = "p50") -> str:
    return f"{figures[which]:.1f}" if figures else "–"


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _table(head: Iterable[str], rows: Iterable[list[str]]) -> str:
    cells = list(head)
    lines = [cells, ["---", *("---:" for _ in cells[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main(arguments: list[str]) -> int:
    """Print the table or write it into a file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.table", description=__doc__)
    parser.add_argument("--json", type=Path, default=ROOT / "var" / "bench.json")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put it between its markers")
    chosen = parser.parse_args(arguments)
    table = markdown(json.loads(chosen.json.read_text()))
    if chosen.write is None:
        print(table)
    else:
        chosen.write.write_text(into(chosen.write.read_text(), table))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
