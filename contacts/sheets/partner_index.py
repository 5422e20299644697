"""The partners that an office has, laid out for looking up thousands of names at once."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Self

from rapidfuzz.distance import Indel

from contacts.sheets.near_names import NearNames
from core.folding import fold
from partnerships.models import Partner
from partnerships.queries.sameness import (
    host_key,
    name_key,
    phone_key,
    sorted_key,
)

SIMILAR = 0.6  # how alike a name must be where phone or website are the same


class There(NamedTuple):
    """A partner that the office has."""

    pk: int
    name: str
    town: str
    parent_id: int | None
    is_archived: bool
    phone: str
    website: str


class Sought(NamedTuple):
    """What a line says of its partner, as far as it tells which one it is."""

    name: str
    town: str = ""
    phone: str = ""
    website: str = ""
    parent: str = ""


class Found(NamedTuple):
    there: There
    sure: bool


class PartnerIndex:
    """Partners by name, phone and host. Of one office: it is read inside its context."""

    def __init__(self, rows: Sequence[There]) -> None:
        self.rows = rows
        self.by_name: dict[str, list[There]] = {}
        for row in rows:
            self.by_name.setdefault(sorted_key(row.name), []).append(row)

    @classmethod
    def of_office(cls, office_id: int) -> Self:
        """All partners of the office, archived ones too, in one lean statement."""
        rows = (
            Partner.objects.filter(office=office_id)
            .order_by("id")
            .values_list("id", "name", "town", "parent_id", "archived_at", "phone", "website")
        )
        return cls([There(a, b, c, d, e is not None, f, g) for a, b, c, d, e, f, g in rows])

    @cached_property
    def by_id(self) -> dict[int, There]:
        return {row.pk: row for row in self.rows}

    @cached_property
    def parents(self) -> set[int]:
        """The ids of those that have branches."""
        return {row.parent_id for row in self.rows if row.parent_id is not None}

    @cached_property
    def _by_phone(self) -> dict[str, list[There]]:
        return _grouped((phone_key(row.phone), row) for row in self.rows if row.phone)

    @cached_property
    def _by_host(self) -> dict[str, list[There]]:
        return _grouped((host_key(row.website), row) for row in self.rows if row.website)

    @cached_property
    def _near(self) -> NearNames[There]:
        return NearNames((name_key(row.name), row) for row in self.rows)

    def find(self, sought: Sought) -> Found | None:
        """The partner that the line means; not sure where it may be another one."""
        if not self.rows:
            return None
        same_name = self.by_name.get(sorted_key(sought.name))
        if same_name:
            return self._of_that_name(sought, same_name)
        return self._by_address(sought) or self._nearly(sought)

    def parent_named(self, name: str) -> There | None:
        """The partner of that name that may have branches."""
        found = self.by_name.get(sorted_key(name), ())
        free = [it for it in found if it.parent_id is None and not it.is_archived]
        return free[0] if free else None

    def branch_named(self, name: str) -> There | None:
        """A partner of that name that is a branch itself."""
        found = self.by_name.get(sorted_key(name), ())
        return next((it for it in found if it.parent_id is not None), None)

    def _of_that_name(self, sought: Sought, found: list[There]) -> Found | None:
        kin = [it for it in found if self._may_be(sought, it)]
        town = fold(sought.town)
        if not kin:
            return None
        if not town:
            chosen = _best(kin)
            return Found(chosen, sure=len(kin) == 1 or chosen.parent_id is None)
        here = [it for it in kin if fold(it.town) == town]
        if here:
            return Found(_best(here), sure=True)
        nowhere = [it for it in kin if not it.town]
        if nowhere:
            return Found(_best(nowhere), sure=True)
        if len(found) > 1 or sought.parent or found[0].parent_id is not None:
            return None  # sister branches in other towns
        return Found(found[0], sure=False)

    def _may_be(self, sought: Sought, there: There) -> bool:
        """Whether it belongs where the line says that it belongs."""
        if not sought.parent:
            return True
        parent = self.by_id.get(there.parent_id) if there.parent_id is not None else None
        if parent is not None:
            return sorted_key(parent.name) == sorted_key(sought.parent)
        return sorted_key(there.name) != sorted_key(sought.parent)

    def _by_address(self, sought: Sought) -> Found | None:
        """With the same phone or host, and a name that is not quite another one."""
        phone, host = phone_key(sought.phone), host_key(sought.website)
        candidates = [*self._by_phone.get(phone, ())] if phone else []
        candidates += self._by_host.get(host, ()) if host else ()
        for row in candidates:
            if not self._is_kin(sought, row) and _similar(sought.name, row.name):
                return Found(row, sure=not sought.town or fold(row.town) in ("", fold(sought.town)))
        return None

    def _is_kin(self, sought: Sought, there: There) -> bool:
        """Parent, branch or sister: alike, and yet no duplicate."""
        if not sought.parent:
            return there.parent_id is not None or there.pk in self.parents
        key = sorted_key(sought.parent)
        parent = self.by_id.get(there.parent_id) if there.parent_id is not None else None
        return sorted_key(there.name) == key or (
            parent is not None and sorted_key(parent.name) == key
        )

    def _nearly(self, sought: Sought) -> Found | None:
        """A name that is spelt much alike."""
        for row in self._near.like(name_key(sought.name)):
            if not self._is_kin(sought, row) or not sought.parent:
                return Found(row, sure=False)
        return None


def _best(found: list[There]) -> There:
    """Not an archived one, not a branch, the oldest."""
    return min(found, key=lambda it: (it.is_archived, it.parent_id is not None, it.pk))


def _similar(ours: str, theirs: str) -> bool:
    return Indel.normalized_similarity(name_key(ours), name_key(theirs)) >= SIMILAR


def _grouped(pairs: Iterable[tuple[str, There]]) -> dict[str, list[There]]:
    groups: dict[str, list[There]] = {}
    for key, row in pairs:
        if key:
            groups.setdefault(key, []).append(row)
    return groups
