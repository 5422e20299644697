"""The shape of an office in the demo."""

from dataclasses import dataclass, field

from offices.enums.offices import OfficeKind, SiteKind
from offices.enums.roles import Role


@dataclass(frozen=True)
class Person:
    """A member: an account unless `left`; `listed` accounts are printed after loading."""

    name: str
    role: Role
    title: str
    owns: int = 0  # share of the partners, against the others' shares
    listed: bool = True
    left: bool = False
    language: str = ""
    capacity: int | None = None  # partners that they say they can care for

    @property
    def email(self) -> str:
        """The address that this person signs in with."""
        return ".".join(self.name.lower().split()) + "@example.org"


@dataclass(frozen=True)
class Place:
    """A site: its leader's name, and its programs as (name, career cluster)."""

    name: str
    short: str
    town: str
    kind: SiteKind
    leader: str
    programs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class OfficePlan:
    """Everything that is written by hand about an office; the rest grows from it.

    `partners` are lines of "trade: name; name; …". A name may carry marks: `*` key partner,
    `1` one person, `+` champion, `>` followed by the parent's name for a branch.
    """

    slug: str
    name: str
    kind: OfficeKind
    time_zone: str
    region: str
    area_code: str
    people: tuple[Person, ...]
    places: tuple[Place, ...]
    towns: tuple[str, ...]
    partners: str
    fairs: tuple[tuple[str, tuple[int, int], tuple[int, int], int], ...]
    cadences: dict[str, int] = field(default_factory=dict)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    token_roles: tuple[Role, ...] = ()
