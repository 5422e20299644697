"""Lines that are no rows: totals, and what a program writes below a list."""

import re
from collections.abc import Sequence

from core.folding import fold
from core.imports.reading.cells import filled, is_number

COUNTED = (
    r"(records?|rows|entries|lines|contacts|companies|partners|members|hours|students"
    r"|registros|filas|contactos|empresas|horas)"
)
TOTAL = re.compile(
    r"(grand |gran |sub ?-?|over ?all )?"
    r"(totals?|totales|count|sum|suma|recuento|average|promedio)"
    rf"( (of |de )?(general|{COUNTED}))?"
    rf"\s*[:=#]?\s*([\d.,]+( {COUNTED})?)?"
)
FOOTER = re.compile(
    r"(exported|generated|printed|created|last updated|as of|source|page \d|end of|note|notes"
    r"|exportado|generado|impreso|fuente|nota|notas|pagina \d|fin de|fin del)\b.*"
    r"|[*†].*|[-=_ ]{3,}",
    re.DOTALL,
)


def is_total(cells: Sequence[str]) -> bool:
    """A line such as "Total, 41" or "Count: 41": a word for it, and else nothing but numbers."""
    said = filled(cells)
    label = fold(said[0]).strip()
    if not TOTAL.fullmatch(label):
        return False
    return all(is_number(it) for it in said[1:]) and (
        len(said) > 1 or any(it.isdigit() for it in label)
    )


def is_footer(cells: Sequence[str], after_total: bool) -> bool:
    """A single cell below the list, such as "Exported on …"; after the totals any single one."""
    said = filled(cells)
    return len(said) == 1 and (after_total or bool(FOOTER.fullmatch(fold(said[0]).strip())))
