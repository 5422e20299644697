"""A small sheet of the tests' own: partners with a town, and the partner that they belong to."""

from collections.abc import Sequence
from io import BytesIO

from core.actors import Actor
from core.imports import runs, work
from core.imports.bulk import insert_rows, update_rows
from core.models.imports import Import, ImportState
from core.registries.sheets import (
    Checked,
    Column,
    Decided,
    Finding,
    Line,
    Match,
    Run,
    Sheet,
    Written,
)
from core.tenancy.context import office_context
from offices.models import Office
from partnerships.models import Partner, PartnerStanding

PARTNER = "partnerships.partner"
TIERS = (("regular", "Regular"), ("key", "Key"))


def check(run: Run, lines: Sequence[Line]) -> list[Checked]:
    """A name that is known is a match; one that only begins so looks like it."""
    names = {it.said["name"] for it in lines}
    known = dict(Partner.objects.filter(name__in=names).values_list("name", "pk"))
    begun = {name.split()[0]: (pk, name) for name, pk in Partner.objects.values_list("name", "pk")}
    return [_checked(run, line, known, begun) for line in lines]


def _checked(
    run: Run, line: Line, known: dict[str, int], begun: dict[str, tuple[int, str]]
) -> Checked:
    name, findings = line.said["name"], []
    tier = line.said.get("tier", "regular").lower()
    tier = run.words.get("tier", {}).get(tier, tier)
    if tier not in dict(TIERS):
        message = "There is no tier %(word)s."
        findings.append(Finding("tier", message, {"word": tier}, word=tier))
    if "town" not in line.said:
        findings.append(Finding("town", "There is no town.", level="warning"))
    match = Match(known[name], name) if name in known else None
    if match is None and name.split()[0] in begun:
        match = Match(*begun[name.split()[0]], sure=False)
    values = {"name": name, "town": line.said.get("town", ""), "tier": tier}
    return Checked(line.number, values, tuple(findings), match)


def write(run: Run, rows: Sequence[Decided]) -> list[Written]:
    """Add and update partners; what the file says of the parent is left to other sheets."""
    new = [it for it in rows if it.match_id is None]
    ids = insert_rows(
        Partner,
        run.office_id,
        ("name", "town", "tier"),
        [(it.values["name"], it.values["town"], it.values["tier"]) for it in new],
    )
    insert_rows(PartnerStanding, run.office_id, ("partner_id",), [(pk,) for pk in ids])
    run.ledger.created(PARTNER, zip((it.number for it in new), ids, strict=True))
    _update(run, [(it, it.match_id) for it in rows if it.match_id is not None])
    return [Written(it.number, "updated" if it.match_id else "created") for it in rows]


def _update(run: Run, rows: list[tuple[Decided, int]]) -> None:
    before = {
        pk: {"town": town, "tier": tier}
        for pk, town, tier in Partner.objects.filter(pk__in=[pk for _, pk in rows]).values_list(
            "pk", "town", "tier"
        )
    }
    after = {pk: {"town": it.values["town"], "tier": it.values["tier"]} for it, pk in rows}
    update_rows(
        Partner, run.office_id, ("town", "tier"), [(pk, *it.values()) for pk, it in after.items()]
    )
    run.ledger.updated(PARTNER, [(it.number, pk, before[pk], after[pk]) for it, pk in rows])


TINY = Sheet(
    name="tiny",
    order=99,
    label="Tiny",
    what="Partners of a test",
    icon="plus",
    columns=(
        Column("name", "Name", ("name", "company"), required=True),
        Column("town", "Town", ("town", "city")),
        Column("tier", "Tier", ("tier",), choices=lambda office_id: TIERS),
    ),
    check=check,
    write=write,
    models=(PARTNER,),
    partners_of=lambda office_id, model, ids: set(ids),
    list_url="partners",
)

PLACES = {"name": 0, "town": 1, "tier": 2}


def upload(office: Office, by: Actor, *lines: str, header: str = "Name,Town,Tier") -> Import:
    """A file with these lines, not yet read."""
    content = BytesIO("\n".join([header, *lines]).encode())
    with office_context(office.pk):
        return runs.start_import(
            by=by, office_id=office.pk, sheet="tiny", filename="tiny.csv", content=content
        )


def again(run: Import) -> Import:
    """The import as it is in the database now."""
    with office_context(run.office_id):
        return Import.objects.select_related("by").get(pk=run.pk)


def rested(run: Import) -> Import:
    """Let it work until it comes to rest."""
    work.run_to_rest(run.office_id, run.pk)
    return again(run)


def checked(office: Office, by: Actor, *lines: str) -> Import:
    """A file with these lines, read and checked."""
    run = rested(upload(office, by, *lines))
    assert run.state == ImportState.MAPPING, run.error
    with office_context(office.pk):
        runs.choose_columns(by=by, run=run, mapping=PLACES, words={})
    return rested(run)


def brought_in(office: Office, by: Actor, *lines: str) -> Import:
    """A file with these lines, written."""
    run = checked(office, by, *lines)
    with office_context(office.pk):
        runs.bring_in(by=by, run=run)
    return rested(run)
