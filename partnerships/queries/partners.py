"""Partners of an office: one of them, those that a search finds, and the list's rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from core.folding import fold, key_starts
from core.pager import Page, SortKey, order_of, page_of, placed, read_cursor
from core.prepared import prepared
from core.registries.search import Call, as_pattern, partners_found
from offices.models import Office
from partnerships.enums.health import Band, State
from partnerships.enums.partners import Stage
from partnerships.models import Partner, PartnerSite
from partnerships.queries.filters import PartnerFilters
from partnerships.queries.strands import (
    NOT_COVERED,
    Ends,
    Thanks,
    states_of,
    thanks_on,
)

PAGE_SIZE = 50
ORDERS = {"name": "search_key", "last-touch": "last_touch_on", "next-step": "next_follow_up_on"}
FACTS = (
    "has_primary_contact",
    "has_backup_contact",
    "last_touch_on",
    "next_follow_up_on",
    "next_follow_up_what",
    "last_thanked_on",
    "last_channels",
    "health_at",
    "health_band",
    "health_strands",
)
COLUMNS = (
    "id",
    "name",
    "search_key",
    "town",
    "kind",
    "stage",
    "tier",
    "one_person",
    "closing",
    "owner_id",
    "owner__display_name",
    "owner__deactivated_at",
    "backup_owner_id",
    "backup_owner__deactivated_at",
    "parent__name",
    "recorded_at",
    *FACTS,
)


@dataclass(frozen=True)
class PartnerRow:
    """One line of the partner list."""

    pk: int
    name: str
    town: str
    kind: str
    stage: str
    tier: str
    closing: bool
    parent: str | None
    owner: str | None
    last_touch_on: date | None
    next_follow_up_on: date | None
    next_follow_up_what: str
    states: list[State]
    band: str


def partners_of(office: Office) -> QuerySet[Partner]:
    """The partners that are not archived, by name."""
    return Partner.objects.filter(office=office, archived_at=None).order_by("search_key", "id")


def get_partner(office: Office, pk: int) -> Partner:
    """One partner, archived or not, with its owners and parent. Raises Partner.DoesNotExist."""
    partners = Partner.objects.select_related("parent", "owner", "backup_owner")
    return partners.get(office=office, pk=pk)


def search_partners(office: Office, text: str, limit: int = 8) -> list[Partner]:
    """The best few for what was typed; see `best_partners`."""
    return best_partners(office, partners_of(office), text, limit)


def best_partners(
    office: Office, partners: QuerySet[Partner], text: str, limit: int = 8
) -> list[Partner]:
    """The few of `partners` that a picker offers: names that begin with `text` first, then
    others whose name, town or person holds it; without text those touched last."""
    found = partners.select_related("parent")
    if not text.strip():
        touched = Q(standings__office=office, standings__last_touch_on__isnull=False)
        return _first_of(found, touched, ("-standings__last_touch_on", "-id"), Q(), limit)
    begins = key_starts("search_key", text.strip())
    return _first_of(found, begins, ("search_key", "id"), holds_text(text), limit)


def _first_of(
    partners: QuerySet[Partner], best: Q, order: Sequence[str], rest: Q, limit: int
) -> list[Partner]:
    """Those that are `best`, in `order`; where they are too few, others of `rest` by name."""
    first = list(partners.filter(best).order_by(*order)[:limit])
    others = partners.filter(rest).exclude(pk__in=[it.pk for it in first])
    missing = limit - len(first)
    return first + list(others.order_by("search_key", "id")[:missing]) if missing else first


def holds_text(text: str, *, with_archived: bool = False) -> Q:
    """Partners whose name or town holds `text`, or one of whose people is called so.

    Case and accents aside. A single letter finds the names that begin with it, two find words
    that do: in the middle of a word they would find nearly everything and nothing.
    Asks the database at once, so call it inside the office's context.
    """
    words = fold(text.strip())
    if len(words) < 2:
        return key_starts("search_key", words)
    arguments = [_patterns(words), with_archived]
    return partners_found(words, Call("lookup.partners_holding(%s, %s)", arguments))


def _patterns(words: str) -> list[str]:
    """LIKE patterns for what is folded already."""
    if len(words) < 3:
        return [f"{as_pattern(words)}%", f"% {as_pattern(words)}%"]
    return [f"%{as_pattern(words)}%"]


def matching_partners(office: Office | int, filters: PartnerFilters) -> QuerySet[Partner]:
    """The partners that the filters leave, in no order, with the facts of their standing."""
    # the filter makes it an inner join; later annotations share it
    partners = Partner.objects.filter(office=office, standings__office=office)
    partners = partners.annotate(**{fact: F(f"standings__{fact}") for fact in FACTS})
    partners = partners.filter(archived_at__isnull=filters.view != "archived")
    for condition in _conditions(office, filters):
        partners = partners.filter(condition)
    return partners


def _conditions(office: Office | int, filters: PartnerFilters) -> Iterator[Q]:
    if filters.view == "mine":
        yield Q(owner=filters.member_id)
    if filters.view == "at-risk":
        yield Q(health_band=Band.RISK)
    if filters.view == "no-backup":
        yield NOT_COVERED & ~Q(stage=Stage.ENDED)
    for name in ("stage", "kind", "tier"):
        if value := getattr(filters, name):
            yield Q(**{name: value})
    if filters.owner:
        yield _owned(filters)
    if filters.site:
        of_site = PartnerSite.objects.filter(office=office, site=int(filters.site))
        yield Q(pk__in=of_site.values("partner"))
    if filters.cluster:
        yield Q(career_clusters__contains=[filters.cluster])
    if filters.q:
        yield holds_text(filters.q, with_archived=filters.view == "archived")


def _owned(filters: PartnerFilters) -> Q:
    if filters.owner == "none":
        return Q(owner=None)
    return Q(owner=filters.member_id if filters.owner == "me" else filters.owner)


def list_partners(
    office: Office, filters: PartnerFilters, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[PartnerRow]:
    """One page of the list, in one statement. Raises core.pager.BadCursor."""
    keys = order_of_list(filters)
    place = read_cursor(cursor, keys)
    values = place.values and [_typed(*it) for it in zip(keys, place.values, strict=True)]
    if filters.q:  # asks as it is built, and by what was typed
        found = placed(_rows(office.pk, filters), keys, place.backwards, values)
        rows = list(found[: size + 1])
    else:
        rows = _listed.rows(office.pk, *_parts(filters), place.backwards, (size,), *values or ())
    page = page_of(rows, keys, size=size, place=place)
    today = office.today()
    shown = [partner_row(row, office, today) for row in page.rows]
    return Page(shown, page.next, page.previous)


def _rows(office: int, filters: PartnerFilters) -> QuerySet[Partner, Any]:
    return matching_partners(office, filters).values_list(*COLUMNS, named=True)


def _parts(filters: PartnerFilters) -> tuple[PartnerFilters, int | None, int | None, int | None]:
    """Filters as what decides how the query is built, and the ids in it: member, owner, site."""
    owner = int(filters.owner) if filters.owner.isdigit() else None
    is_own = filters.view == "mine" or filters.owner == "me"
    shape = replace(filters, member_id=0, owner="" if owner is not None else filters.owner, site="")
    site = int(filters.site) if filters.site else None
    return shape, filters.member_id if is_own else None, owner, site


@prepared
def _listed(
    office: int,
    shape: PartnerFilters,
    member: int | None,
    owner: int | None,
    site: int | None,
    backwards: bool,
    size: tuple[int],
    *values: Any,
) -> QuerySet[Partner, Any]:
    """The rows of a page and one more, by filters in parts and the values of a cursor."""
    filters = replace(
        shape,
        member_id=member or 0,
        owner=shape.owner if owner is None else str(owner),
        site="" if site is None else str(site),
    )
    rows = placed(_rows(office, filters), order_of_list(filters), backwards, values or None)
    return rows[: size[0] + 1]


def _typed(key: SortKey, value: Any) -> Any:
    """A sort value out of a cursor, which holds days as text."""
    return date.fromisoformat(value) if value and key.field.endswith("_on") else value


def order_of_list(filters: PartnerFilters) -> list[SortKey]:
    """The order that was asked for, as the pager wants it."""
    field = ORDERS[filters.sort.removeprefix("-")]
    sign = "-" if filters.sort.startswith("-") else ""
    return order_of(f"{sign}{field}", nullable=("last_touch_on", "next_follow_up_on"))


def ends_of(row: Any) -> Ends:
    """Who holds the partnership of a row of COLUMNS."""
    return Ends(
        owner=row.owner_id is not None and row.owner__deactivated_at is None,
        backup_owner=(row.backup_owner_id is not None and row.backup_owner__deactivated_at is None),
        primary_contact=row.has_primary_contact,
        backup_contact=row.has_backup_contact,
        one_person=row.one_person,
    )


def thanks_of(row: Any, office: Office, today: date) -> Thanks:
    """How the partner of a row of COLUMNS was thanked, as it counts `today`."""
    known_since = office.local(row.recorded_at).date()
    return thanks_on(row.last_thanked_on, row.last_channels, known_since, today)


def partner_row(row: Any, office: Office, today: date) -> PartnerRow:
    """A line of the list, out of a row of COLUMNS."""
    thanks = thanks_of(row, office, today)
    return PartnerRow(
        pk=row.id,
        name=row.name,
        town=row.town,
        kind=row.kind,
        stage=row.stage,
        tier=row.tier,
        closing=row.closing,
        parent=row.parent__name,
        owner=row.owner__display_name,
        last_touch_on=row.last_touch_on,
        next_follow_up_on=row.next_follow_up_on,
        next_follow_up_what=row.next_follow_up_what,
        states=states_of(row.health_strands if row.health_at else None, ends_of(row), thanks),
        band=row.health_band,
    )
