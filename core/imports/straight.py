"""An import that was asked to come in by itself goes on until somebody has to decide.

`Import.facts["start"]` is true while it goes on so, and false once it rests: from there on people
take the steps. No key: nobody asked for it.
"""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext

from core.actors import SYSTEM
from core.imports import runs
from core.imports.counts import Counts, counted
from core.models.imports import Import, ImportState
from core.registries.sheets import sheet_named


def confirm_columns(run: Import) -> None:
    """Take the columns as they were guessed or remembered, where that can be."""
    if not run.facts.get("start"):
        return
    try:
        runs.choose_columns(by=run.by or SYSTEM, run=run, mapping=run.mapping, words=run.words)
    except ValidationError:
        _rest(run)


def bring_in(run: Import) -> None:
    """Write the rows, if none needs mending and none is only perhaps there already."""
    if not run.facts.get("start"):
        return
    counts = counted(run)
    if counts.bad or counts.alike:
        _rest(run)
    else:
        runs.bring_in(by=run.by or SYSTEM, run=run)


def why_it_waits(run: Import, counts: Counts) -> str:
    """What somebody has to decide before it goes on, in words; "" where nothing is waited for."""
    if run.facts.get("start") is not False:
        return ""
    return " ".join(_reasons(run, counts))


def _reasons(run: Import, counts: Counts) -> Iterator[str]:
    if run.state == ImportState.MAPPING:
        missing = (
            str(it.label)
            for it in sheet_named(run.sheet).columns
            if it.required and it.key not in run.mapping
        )
        yield gettext("Say which columns these are: %(names)s.") % {"names": ", ".join(missing)}
    if run.state == ImportState.READY and counts.bad:
        said = ngettext("%(rows)d row needs mending.", "%(rows)d rows need mending.", counts.bad)
        yield said % {"rows": counts.bad}
    if run.state == ImportState.READY and counts.alike:
        said = ngettext(
            "%(rows)d row is perhaps there already: say what becomes of it.",
            "%(rows)d rows are perhaps there already: say what becomes of them.",
            counts.alike,
        )
        yield said % {"rows": counts.alike}


def _rest(run: Import) -> None:
    run.facts = run.facts | {"start": False}
    run.save(update_fields=["facts"])
