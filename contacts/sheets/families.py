"""Parents and branches within one file, whatever the order of its lines."""

from collections.abc import Iterable

from django.utils.translation import gettext_noop

from contacts.sheets.lines import Findings, Values
from contacts.sheets.partner_index import PartnerIndex
from core.models.imports import Import, ImportRow
from core.registries.sheets import Finding, Run
from partnerships.queries.sameness import sorted_key

TWO_LEVELS = gettext_noop(
    "%(parent)s is a branch itself. Name the partner that it belongs to instead."
)
HAS_BRANCHES = gettext_noop("%(name)s has branches, so it cannot become a branch.")
ADDED = gettext_noop("%(parent)s is neither in this file nor among your partners: it is added.")
OF_ITSELF = gettext_noop("A partner cannot be a branch of itself, so this is left out.")


class Families:
    """Who is named in the file, and whose branch: asked of the whole file once a chunk."""

    def __init__(self, run: Run, values: Iterable[Values]) -> None:
        self.named: set[str] = set()
        self.branches: set[str] = set()
        self.heads: set[str] = set()
        for it in values:
            self._add(it["name"], it.get("parent", ""))
        if self.heads:
            for name, parent in _rest_of_file(run):
                self._add(name, parent)

    def _add(self, name: str, parent: str) -> None:
        key = sorted_key(name)
        head = sorted_key(parent) if parent else ""
        if head and head != key:
            self.branches.add(key)
            self.heads.add(head)
        else:
            self.named.add(key)

    def check(self, values: Values, index: PartnerIndex, match: int | None) -> Findings:
        """What is wrong with the parent of a line; one that is known gets its id."""
        parent = values["parent"]
        key, own = sorted_key(parent), sorted_key(values["name"])
        if key == own and not values.get("town"):
            del values["parent"]
            return [Finding("parent", OF_ITSELF, {}, "warning")]
        if own in self.heads and own not in self.named and key != own:
            return [Finding("parent", HAS_BRANCHES, {"name": values["name"]})]
        if match is not None and match in index.parents:
            return [Finding("parent", HAS_BRANCHES, {"name": values["name"]})]
        there = index.parent_named(parent)
        if there is not None and there.pk != match:
            values["parent_id"] = there.pk
            return []
        if key in self.named:
            return []
        if key in self.branches or index.branch_named(parent):
            return [Finding("parent", TWO_LEVELS, {"parent": parent})]
        return [Finding("parent", ADDED, {"parent": parent}, "warning")]


def _rest_of_file(run: Run) -> Iterable[tuple[str, str]]:
    """Name and parent on every line of the file, as they were read."""
    places = Import.objects.filter(office=run.office_id, pk=run.pk).values_list("mapping")
    mapping: dict[str, int] = next(iter(places), ({},))[0]
    if "name" not in mapping or "parent" not in mapping:
        return
    rows = ImportRow.objects.filter(office=run.office_id, run=run.pk)
    name, parent = (f"cells__{mapping[key]}" for key in ("name", "parent"))
    for named, head in rows.values_list(name, parent).distinct().iterator(chunk_size=5000):
        if named:
            yield named, head or ""
