"""A spreadsheet that has come in: the chamber's list, with the web sites that were missing."""

from io import BytesIO

from core.imports import staging, turns, work
from core.models.due import DueRow
from core.models.imports import Import, ImportState
from offices.enums.roles import Role
from outreach.demo.world import World
from partnerships.models import Partner

LINES = 3
STEPS = (ImportState.READING, ImportState.CHECKING, ImportState.RUNNING)


def bring_in_a_sheet(world: World) -> Import:
    """Let the import engine read, check and write a small sheet, inside the office.

    It adds no partner. Nobody is woken for it: each step is done here and now.
    """
    member = next(it for it in world.members.values() if it.role == Role.ADMINISTRATOR)
    run = Import.objects.create(
        office=world.office,
        sheet="partners",
        filename="chamber-directory.csv",
        upload=staging.store(world.office.pk, BytesIO(_sheet(world).encode())),
        by=member,
    )
    for state in STEPS:
        run.refresh_from_db()
        run.state = state
        run.save(update_fields=["state"])
        work.run_to_rest(world.office.pk, run.pk)
    DueRow.objects.filter(office=world.office, rule=turns.RULE).delete()
    return run


def _sheet(world: World) -> str:
    partners = Partner.objects.filter(office=world.office, website="", parent=None)
    names = partners.order_by("pk").values_list("name", flat=True)[:LINES]
    lines = [f'"{name}",https://chamber.example.org/{at}' for at, name in enumerate(names, 1)]
    return "\n".join(["Business name,Web site", *lines, "Total,3", ""])
