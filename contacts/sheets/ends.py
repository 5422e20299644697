"""Who of a chunk's people becomes a partner's primary and backup contact."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_noop

from contacts.enums.affiliations import Holds
from contacts.sheets.roles import Outcome, Placed, Role
from core.models.imports import Act, ImportRecord
from core.registries.sheets import Finding, Run
from partnerships.models import Partner

TAKEN = gettext_noop("Another line has named somebody else for this already.")
LEAVING = gettext_noop("Somebody who is leaving cannot hold an end.")

type Holders = dict[tuple[int, str], Role]


def settle_ends(
    run: Run, placed: Sequence[Placed], roles: Iterable[Role], outcome: Outcome
) -> None:
    """Say in the roles who holds which end.

    Where the file says it, it is as the file says: whoever held the end before becomes another
    contact. Where it says it nowhere, the first of a partner's people becomes primary and the
    second backup, as far as these are free.
    """
    holders: Holders = {
        (it.partner_id, it.before["holds"]): it
        for it in roles
        if it.before is not None and not it.is_leaving and it.before["holds"] != Holds.OTHER
    }
    said = [it for it in placed if it.wanted.values.get("holds", Holds.OTHER) != Holds.OTHER]
    if any("holds" in it.wanted.values for it in placed):
        ours = _of_this_run(run, [holders.get(_end(it)) for it in said])
        for it in placed:
            if "holds" in it.wanted.values:
                _as_said(it, holders, ours, outcome)
    else:
        alone = _one_person(run, {it.role.partner_id for it in placed})
        for it in placed:
            _first_free(it.role, holders, alone)


def _end(placed: Placed) -> tuple[int, str]:
    return placed.role.partner_id, placed.wanted.values["holds"]


def _first_free(role: Role, holders: Holders, alone: set[int]) -> None:
    """A new role takes the first end that nobody holds."""
    if role.before is not None or role.now["holds"] != Holds.OTHER:
        return
    ends = [Holds.PRIMARY] if role.partner_id in alone else [Holds.PRIMARY, Holds.BACKUP]
    for end in ends:
        if (role.partner_id, end.value) not in holders:
            role.now["holds"] = end.value
            holders[role.partner_id, end.value] = role
            return


def _as_said(placed: Placed, holders: Holders, ours: set[int], outcome: Outcome) -> None:
    """Give the role the end that its line names."""
    role, number = placed.role, placed.wanted.number
    holds = placed.wanted.values["holds"]
    if role.is_leaving or holds == role.now["holds"]:
        if role.is_leaving and holds != Holds.OTHER:
            outcome.tell(number, Finding("holds", LEAVING, {}, "warning"))
        return
    if holds != Holds.OTHER:
        holder = holders.get((role.partner_id, holds))
        if holder is not None and (holder.before is None or holder.pk in ours):
            outcome.tell(number, Finding("holds", TAKEN, {}, "warning"))
            return
        if holder is not None:
            holder.now["holds"] = Holds.OTHER.value
            holder.number = holder.number or number
        holders[role.partner_id, holds] = role
    held = (role.partner_id, role.now["holds"])
    if holders.get(held) is role:
        del holders[held]
    role.now["holds"] = holds


def _of_this_run(run: Run, roles: Iterable[Role | None]) -> set[int]:
    """Which of these roles an earlier chunk of this import has added."""
    ids = [it.pk for it in roles if it is not None]
    if not ids:
        return set()
    rows = ImportRecord.objects.filter(
        office=run.office_id, run=run.pk, model="contacts.affiliation", object_id__in=ids
    )
    return set(rows.filter(act=Act.CREATED).values_list("object_id", flat=True))


def _one_person(run: Run, partner_ids: set[int]) -> set[int]:
    """Which of the partners are one person: a backup contact does not apply to them."""
    rows = Partner.objects.filter(office=run.office_id, pk__in=partner_ids, one_person=True)
    return set(rows.values_list("pk", flat=True))
