"""The partners that an office has, laid out for looking up thousands of names at once."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Self

from rapidfuzz.distance import Indel

from contacts.sheets.namesakes import Kin, Namesakes, There
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
SHARED = 100
"""Partners that have the same phone or host, beyond which it tells nothing of any."""


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
        self._by_name = _grouped((sorted_key(row.name), row) for row in rows)
        self._namesakes: dict[str, Namesakes | None] = {}

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
        same_name = self._called(sought.name)
        if same_name:
            return self._of_that_name(sought, same_name)
        return self._by_address(sought) or self._nearly(sought)

    def parent_named(self, name: str) -> There | None:
        """The partner of that name that may have branches."""
        found = self._called(name)
        return found.head if found else None

    def branch_named(self, name: str) -> There | None:
        """A partner of that name that is a branch itself."""
        found = self._called(name)
        return found.branch if found else None

    def _called(self, name: str) -> Namesakes | None:
        key = sorted_key(name)
        if key not in self._namesakes:
            rows = self._by_name.get(key)
            heads = (self._head_of(it) for it in rows or ())
            self._namesakes[key] = Namesakes(rows, heads) if rows else None
        return self._namesakes[key]

    def _head_of(self, row: There) -> str | None:
        parent = self.by_id.get(row.parent_id) if row.parent_id is not None else None
        return None if parent is None else sorted_key(parent.name)

    def _of_that_name(self, sought: Sought, found: Namesakes) -> Found | None:
        kin = self._kin(sought, found)
        town = fold(sought.town)
        if not town:
            chosen = kin.best()
            return chosen and Found(chosen, sure=kin.count == 1 or chosen.parent_id is None)
        here = kin.best_in(town) or kin.best_in("")
        if here:
            return Found(here, sure=True)
        only = found.rows[0]
        if not kin.count or len(found.rows) > 1 or sought.parent or only.parent_id is not None:
            return None  # sister branches in other towns
        return Found(only, sure=False)

    def _kin(self, sought: Sought, found: Namesakes) -> Kin:
        """Those that belong where the line says that it belongs; a head is not its own branch."""
        if not sought.parent:
            return found.all()
        key = sorted_key(sought.parent)
        return found.below([key] if key == sorted_key(sought.name) else [key, None])

    def _by_address(self, sought: Sought) -> Found | None:
        """With the same phone or host, and a name that is not quite another one."""
        phone, host = phone_key(sought.phone), host_key(sought.website)
        of_phone, of_host = self._by_phone.get(phone, ()), self._by_host.get(host, ())
        for row in (*_telling(of_phone), *_telling(of_host)):
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


def _telling(rows: Sequence[There]) -> Sequence[There]:
    """Nobody, where so many share a phone or a host that it is a town's or a chamber's."""
    return rows if len(rows) <= SHARED else ()


def _similar(ours: str, theirs: str) -> bool:
    return Indel.normalized_similarity(name_key(ours), name_key(theirs)) >= SIMILAR


def _grouped(pairs: Iterable[tuple[str, There]]) -> dict[str, list[There]]:
    groups: dict[str, list[There]] = {}
    for key, row in pairs:
        if key:
            groups.setdefault(key, []).append(row)
    return groups
