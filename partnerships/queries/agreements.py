"""Agreements of an office: one of them, those of a partner, the list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from core.pager import Page, SortKey, order_of, page_of, placed, read_cursor
from core.registries.beside import beside
from core.registries.goal_counts import Goal, count_goals
from offices.models import Office, Site
from partnerships.enums.agreements import AgreementStatus
from partnerships.models import Agreement, AgreementFile, AgreementGoal, Partner
from partnerships.policies.agreements import OPEN, last_day, status_on
from partnerships.queries.agreement_status import terms_of, with_status, with_terms
from partnerships.queries.partners import holds_text

PAGE_SIZE = 50
ARCHIVED = "archived"
BESIDE, BESIDE_MOST = "agreements", 8
DAYS = ("starts_on", "ends_on", "asked_on", "ended_early_on")
GOAL = ("id", "agreement_id", "words", "counts", "kind", "target")
BESIDE_COLUMNS = (
    *("id", "title", *DAYS, "notice_days", "partner_id", "partner__name"),
    *("is_signed", "is_renewed"),
)
COLUMNS = (
    *("id", "title", "starts_on", "ends_on", "ended_early_on", "notice_days", "status"),
    *("partner_id", "partner__name", "partner__owner__display_name"),
)


@dataclass(frozen=True)
class AgreementFilters:
    """What a list leaves: one status, "archived", or for "" all that is not over."""

    view: str = ""
    partner: int | None = None
    q: str = ""

    @classmethod
    def read(cls, said: Mapping[str, str]) -> "AgreementFilters":
        """Out of an address; what makes no sense counts as not said."""
        view, partner = said.get("status", ""), said.get("partner", "")
        fits = partner.isascii() and partner.isdigit() and len(partner) < 19
        return cls(
            view=view if view in {*AgreementStatus.values, ARCHIVED} else "",
            partner=int(partner) if fits else None,
            q=said.get("q", "").replace("\x00", "").strip()[:100],
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.partner)

    @property
    def is_over(self) -> bool:
        """Whether it shows what is over: the newest end first."""
        return bool(self.view) and self.view not in OPEN


def get_agreement(office: Office, pk: int) -> Agreement:
    """One agreement with its status, archived or not. Raises Agreement.DoesNotExist."""
    rows = Agreement.objects.select_related(
        "office", "partner", "partner__owner", "renews", "recorded_by"
    )
    found: Agreement = with_status(rows.filter(office=office), office.today()).get(pk=pk)
    return found


def get_file(office: Office, agreement: int, pk: int) -> AgreementFile:
    """A file of an agreement, archived or not. Raises AgreementFile.DoesNotExist."""
    files = AgreementFile.objects.select_related("office", "agreement", "agreement__office")
    return files.get(office=office, agreement=agreement, pk=pk)


def list_agreements(
    office: Office, filters: AgreementFilters, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[Any]:
    """One page of rows of `COLUMNS`. Raises core.pager.BadCursor."""
    keys = order_of_agreements(filters)
    place = read_cursor(cursor, keys)
    values = place.values and [_typed(*it) for it in zip(keys, place.values, strict=True)]
    found = placed(agreement_rows(office, filters), keys, place.backwards, values)
    return page_of(list(found[: size + 1]), keys, size=size, place=place)


def agreement_rows(office: Office, filters: AgreementFilters) -> "QuerySet[Agreement, Any]":
    """All rows of `COLUMNS` that the filters leave, in no order."""
    rows = with_status(Agreement.objects.filter(office=office), office.today())
    return rows.filter(_fits(office, filters)).values_list(*COLUMNS, named=True)


def order_of_agreements(filters: AgreementFilters) -> list[SortKey]:
    """What ends first stands first; of what is over, what ended last."""
    return order_of("-ends_on" if filters.is_over else "ends_on", nullable=["ends_on"])


def agreements_beside(office_id: int) -> "QuerySet[Agreement, Any]":
    """Beside a partner: its newest agreements and those of the one whose branch it is, with what
    their status follows from and their goals."""
    whose = Q(partner=OuterRef("pk")) | Q(partner=OuterRef("parent"))
    rows = Agreement.objects.filter(whose, office_id=office_id, archived_at=None)
    goals = AgreementGoal.objects.filter(office_id=office_id, agreement=OuterRef("pk"))
    goal = JSONObject(**{it: it for it in GOAL})
    found = with_terms(rows).annotate(
        goals_said=ArraySubquery(goals.order_by("id").values(said=goal))
    )
    said = JSONObject(**{it: it for it in BESIDE_COLUMNS}, goals_said="goals_said")
    return found.order_by("-starts_on", "-id").values(said=said)[:BESIDE_MOST]


def agreements_of_page(partner: Any, today: date) -> list[Any]:
    """What `agreements_beside` found of a partner, each with its status and its `goal_rows`."""
    found = beside(partner, BESIDE, days=DAYS)
    for row in found:
        row.status = status_on(terms_of(row), today)
        row.goal_rows = [AgreementGoal(**it) for it in row.goals_said]
    return found


def page_goal_counts(
    office_id: int, agreements: Sequence[Any], today: date
) -> dict[int, tuple[AgreementGoal, Decimal]]:
    """The goals of `agreements_of_page` by their ids, each with how much of it there was."""
    goals = [goal for it in agreements for goal in it.goal_rows]
    counts = counts_of(office_id, goals, agreements, today)
    return {it.pk: (it, counts[it.pk]) for it in goals}


def goal_counts(
    office_id: int, agreements: Iterable[Agreement], today: date
) -> dict[int, tuple[AgreementGoal, Decimal]]:
    """The goals of agreements by their ids, each with how much of it there was, in two
    statements."""
    known = list(agreements)
    goals = AgreementGoal.objects.filter(office=office_id, agreement__in=known).order_by("id")
    rows = list(goals) if known else []
    counts = counts_of(office_id, rows, known, today)
    return {it.pk: (it, counts[it.pk]) for it in rows}


def counts_of(
    office_id: int, goals: Sequence[AgreementGoal], agreements: Iterable[Any], today: date
) -> dict[int, Decimal]:
    """How much there was of each of these goals of these agreements, by id, in one statement."""
    by_id = {it.id: it for it in agreements}
    return count_goals(office_id, [_asked(it, by_id[it.agreement_id], today) for it in goals])


def inherited_by(partner: Partner) -> Sequence[int]:
    """A partner and its branches: what the partner agreed to holds for all of them."""
    branches = Partner.objects.filter(office=partner.office_id, parent=partner.pk)
    return [partner.pk, *branches.values_list("pk", flat=True)]


def _asked(goal: AgreementGoal, agreement: Any, today: date) -> Goal:
    last = last_day(agreement.ends_on, agreement.ended_early_on)
    return Goal(
        key=goal.pk,
        partner_id=agreement.partner_id,
        counts=goal.counts,
        kind=goal.kind,
        first=agreement.starts_on,
        last=min(last or today, today),
    )


def _fits(office: Office, filters: AgreementFilters) -> Q:
    fits = Q(archived_at__isnull=filters.view != ARCHIVED)
    if filters.view != ARCHIVED:
        fits &= Q(status__in=[filters.view] if filters.view else OPEN)
    if filters.partner is not None:
        fits &= Q(partner=filters.partner)
    if filters.q:
        partners = Partner.objects.filter(holds_text(filters.q, with_archived=True), office=office)
        fits &= Q(partner__in=partners.values("pk")) | Q(title__icontains=filters.q)
    return fits


def _typed(key: SortKey, value: Any) -> Any:
    """A sort value out of a cursor, which holds days as text."""
    return date.fromisoformat(value) if key.field == "ends_on" and value else value


def sites_for_agreement(office: Office, agreement: Agreement | None) -> QuerySet[Site]:
    """The sites to choose from: those of today and those that the agreement is for already."""
    choosable = Q(archived_at=None)
    if agreement is not None:
        choosable |= Q(pk__in=agreement.sites.values("site"))
    return Site.objects.filter(choosable, office=office).order_by("name", "id")
