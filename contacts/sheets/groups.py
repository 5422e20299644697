"""The lines of a chunk by the partner they speak of: several lines may add to one partner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from contacts.sheets.lines import Values
from contacts.sheets.same_name import SameName
from core.models.imports import Act, ImportRecord
from core.registries.sheets import Decided, Run
from partnerships.models import Partner
from partnerships.queries.sameness import sorted_key

type Made = tuple[int, str, str, str | None]
"""Id, name, town and the parent's name of a partner."""


@dataclass
class Group:
    """A partner and what the lines say of it: the first that says something counts.

    `pk` is known for a partner that is there. `is_ours`: this import has added it, in an earlier
    chunk; then what it says by now stays. `has_head`: it belongs to its parent already. `number` is
    the first line. `called`: those of its name, among which it stands at `place`.
    """

    number: int
    values: Values
    pk: int = 0
    is_there: bool = False
    is_ours: bool = False
    place: int = 0
    called: "SameName[Group] | None" = None
    head: "Group | None" = None
    has_head: bool = False
    people: list[tuple[int, Values]] = field(default_factory=list)

    def add(self, number: int, values: Mapping[str, Any]) -> None:
        """Another line of the same partner."""
        for key, value in values.items():
            if key == "sites":
                there = self.values.setdefault(key, [])
                self.values[key] = there + [it for it in value if it not in there]
            elif key != "people":
                self.values.setdefault(key, value)
        if self.called is not None:
            self.called.refile(self)
        self.people += [(number, it) for it in values.get("people", ())]


class Groups:
    """Finds the group of each line."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.all: list[Group] = []
        self.of_line: dict[int, Group] = {}
        self._there: dict[int, Group] = {}
        self._named: dict[str, SameName[Group]] = {}
        self._before = _made_before(run)

    def add(self, lines: Iterable[Decided]) -> None:
        """Sort the lines, in their order."""
        for it in lines:
            values = it.values
            group = self._found(it)
            if group is None:
                group = Group(it.number, {}, it.match_id or 0, is_there=it.match_id is not None)
                self._remember(group, values["name"])
            elif group.number == 0:
                group.number = it.number
                self.all.append(group)
            group.add(it.number, values)
            self.of_line[it.number] = group

    def head_named(self, name: str, number: int) -> Group:
        """The group of a parent, made by its name alone where no line speaks of it."""
        found = self._called(name).head()
        if found is not None:
            return self._in_use(found, number)
        group = Group(number, {"name": name})
        self._remember(group, name)
        return group

    def head_with(self, pk: int, name: str, number: int) -> Group:
        """The group of a parent that is there."""
        if pk not in self._there:
            group = Group(number, {"name": name}, pk, is_there=True, is_ours=True)
            self._there[pk] = group
            self.all.append(group)
        return self._there[pk]

    def _found(self, line: Decided) -> Group | None:
        if line.match_id is not None:
            return self._there.get(line.match_id)
        return self._called(line.values["name"]).of(line.values)

    def _remember(self, group: Group, name: str) -> None:
        self.all.append(group)
        if group.is_there:
            self._there[group.pk] = group
        self._put(self._called(name), group)

    def _called(self, name: str) -> SameName[Group]:
        """The groups of that name, those of earlier chunks among them."""
        key = sorted_key(name)
        if key not in self._named:
            self._named[key] = called = SameName[Group]()
            for it in self._before.get(key, ()):
                self._put(called, _as_group(it))
        return self._named[key]

    @staticmethod
    def _put(called: SameName[Group], group: Group) -> None:
        group.called = called
        called.add(group)

    def _in_use(self, group: Group, number: int) -> Group:
        if group.number == 0:
            group.number = number
            self.all.append(group)
        return group


def _as_group(made: Made) -> Group:
    pk, name, town, parent = made
    said = {"name": name, "town": town, "parent": parent}
    values = {key: text for key, text in said.items() if text}
    return Group(0, values, pk, is_there=True, is_ours=True, has_head=bool(parent))


def _made_before(run: Run) -> dict[str, list[Made]]:
    """The partners that earlier chunks of this import have added, by the key of their name."""
    ids = ImportRecord.objects.filter(
        office=run.office_id, run=run.pk, model="partnerships.partner", act=Act.CREATED
    ).values("object_id")
    rows = Partner.objects.filter(office=run.office_id, pk__in=ids).order_by("id")
    found: dict[str, list[Made]] = {}
    for row in rows.values_list("id", "name", "town", "parent__name"):
        found.setdefault(sorted_key(row[1]), []).append(row)
    return found
