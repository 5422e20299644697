"""Which partner each branch of a chunk belongs to, in whatever order the lines come."""

from collections.abc import Callable, Sequence

from contacts.sheets.families import HAS_BRANCHES, OF_ITSELF, TWO_LEVELS
from contacts.sheets.groups import Group, Groups
from core.registries.sheets import Run
from partnerships.models import Partner
from partnerships.queries.sameness import sorted_key

type Tell = Callable[..., None]


def settle_parents(run: Run, groups: Groups, tell: Tell) -> None:
    """Give each branch its parent: of the file, of the office, or added by its name alone."""
    branches = [it for it in groups.all if it.values.get("parent") and not it.has_head]
    if not branches:
        return
    with_branches = _with_branches(run, [it.pk for it in branches if it.is_there])
    free = _free_parents(run, branches)
    for group in branches:
        if group.pk in with_branches:
            tell(group.number, HAS_BRANCHES, "parent", name=group.values["name"])
        else:
            _settle(groups, group, free, tell)
    _flatten(branches, tell)


def _settle(
    groups: Groups, group: Group, free: dict[int | str, tuple[int, str]], tell: Tell
) -> None:
    parent, number = group.values["parent"], group.number
    there = free.get(group.values.get("parent_id", 0)) or free.get(sorted_key(parent))
    if there is not None and there[0] == group.pk:
        tell(number, OF_ITSELF, "parent")
    elif there is not None:
        group.head = groups.head_with(*there, number)
    else:
        group.head = groups.head_named(parent, number)


def _flatten(branches: Sequence[Group], tell: Tell) -> None:
    """One level: whoever is a parent here belongs to nobody."""
    heads = {id(it.head) for it in branches if it.head is not None}
    for group in branches:
        if id(group) in heads and group.head is not None:
            tell(group.number, TWO_LEVELS, "parent", parent=group.values["name"])
            group.head = None


def _with_branches(run: Run, ids: Sequence[int]) -> set[int]:
    if not ids:
        return set()
    rows = Partner.objects.filter(office=run.office_id, parent_id__in=ids)
    return set(rows.values_list("parent_id", flat=True))


def _free_parents(run: Run, branches: Sequence[Group]) -> dict[int | str, tuple[int, str]]:
    """The partners there that may have branches, by id and by key of their name; locked.

    Those that the check has found, and those that have been added since.
    """
    ids = {it.values["parent_id"] for it in branches if "parent_id" in it.values}
    names = {it.values["parent"].lower() for it in branches}
    rows = Partner.objects.filter(office=run.office_id, parent=None, archived_at=None)
    found: dict[int | str, tuple[int, str]] = {}
    chosen = (rows.filter(pk__in=ids) | rows.filter(name_key__in=names)).order_by("-id")
    for pk, name in chosen.select_for_update(no_key=True).values_list("id", "name"):
        found[pk] = found[sorted_key(name)] = (pk, name)
    return found
