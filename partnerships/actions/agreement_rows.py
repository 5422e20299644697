"""What belongs to an agreement in rows of their own: goals, sites, who signs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.registries.vocabularies import vocabulary
from offices.enums.vocabularies import Vocabulary
from offices.models import Site
from partnerships.models import Agreement, AgreementGoal, AgreementSignatory, AgreementSite

MOST_GOALS, MOST_SIGNATORIES = 20, 10
LARGEST_TARGET = 1_000_000

Row = AgreementGoal | AgreementSignatory


class GoalFields(TypedDict, total=False):
    """A goal; `id` names one that is there, and may be left out."""

    id: int | None
    words: str
    counts: str
    kind: str
    target: int


class SignatoryFields(TypedDict, total=False):
    """Who signs; `id` as of a goal."""

    id: int | None
    side: str
    name: str
    title: str
    signed_on: date | None


def set_goals(agreement: Agreement, goals: Sequence[GoalFields]) -> None:
    """The goals are these from now on, in their order. Raises ValidationError for `goals`."""
    if len(goals) > MOST_GOALS:
        raise ValidationError({"goals": [_("Twenty goals at the most.")]})
    rows = _put("goals", AgreementGoal, agreement, goals, ("words", "counts", "kind"))
    kinds = {"", *(slug for slug, _label in vocabulary(Vocabulary.ACTIVITY_KIND).choices)}
    if any(row.kind not in kinds for row in rows):
        raise ValidationError({"goals": [_("There is no such kind of activity.")]})
    if any(row.target > LARGEST_TARGET for row in rows):
        raise ValidationError({"goals": [_("A million at the most.")]})


def set_signatories(agreement: Agreement, lines: Sequence[SignatoryFields], today: date) -> None:
    """Those sign from now on, in their order. Raises ValidationError for `signatories`."""
    if len(lines) > MOST_SIGNATORIES:
        raise ValidationError({"signatories": [_("Ten signatures at the most.")]})
    rows = _put("signatories", AgreementSignatory, agreement, lines, ("side", "name"))
    if any(row.signed_on and row.signed_on > today for row in rows):
        raise ValidationError({"signatories": [_("Nobody can have signed on a day to come.")]})


def set_sites(agreement: Agreement, sites: Sequence[Site]) -> None:
    """The agreement is for these sites. Raises ValidationError for `sites`."""
    if any(site.office_id != agreement.office_id for site in sites):
        raise ValidationError({"sites": [_("Choose sites of this office.")]})
    there = AgreementSite.objects.filter(office=agreement.office_id, agreement=agreement)
    known = dict(there.values_list("site_id", "pk"))
    wanted = {site.pk for site in sites}
    gone = [pk for site, pk in known.items() if site not in wanted]
    if gone:
        AgreementSite.objects.filter(office=agreement.office_id, pk__in=gone).delete()
    AgreementSite.objects.bulk_create(
        AgreementSite(office_id=agreement.office_id, agreement=agreement, site_id=pk)
        for pk in sorted(wanted - known.keys())
    )


def copy_rows(agreement: Agreement, former: Agreement) -> None:
    """Goals, sites and who signs, as in the former agreement; nobody has signed this one."""
    office = agreement.office_id
    goals = AgreementGoal.objects.filter(office=office, agreement=former).order_by("id")
    lines = AgreementSignatory.objects.filter(office=office, agreement=former).order_by("id")
    chosen = AgreementSite.objects.filter(office=office, agreement=former).values("site")
    sites = Site.objects.filter(office=office, archived_at=None, pk__in=chosen)
    to = {"office_id": office, "agreement": agreement}
    AgreementGoal.objects.bulk_create(
        AgreementGoal(**to, **said) for said in goals.values("words", "counts", "kind", "target")
    )
    AgreementSignatory.objects.bulk_create(
        AgreementSignatory(**to, **said) for said in lines.values("side", "name", "title")
    )
    set_sites(agreement, list(sites))


def _put[R: (AgreementGoal, AgreementSignatory)](
    field: str,
    model: type[R],
    agreement: Agreement,
    said: Sequence[Mapping[str, Any]],
    same: tuple[str, ...],
) -> list[R]:
    """Write the rows as they are said; what is not said any more is deleted.

    A row that names no id is one that is there if it says the same in the columns `same`.
    """
    known = model._default_manager.filter(office=agreement.office_id, agreement=agreement)
    there = {row.pk: row for row in known}
    rows = []
    for fields in said:
        row, changed = _said(model, agreement, fields, there, same)
        _judge(field, row)
        rows.append(row)
        if row.pk is None:
            row.save()
        elif changed:
            row.save(update_fields=changed)
    if there:
        known.filter(pk__in=list(there)).delete()
    return rows


def _said[R: (AgreementGoal, AgreementSignatory)](
    model: type[R],
    agreement: Agreement,
    fields: Mapping[str, Any],
    there: dict[int, R],
    same: tuple[str, ...],
) -> tuple[R, list[str]]:
    """The row that is meant, taken out of `there`, or a new one; and what differs from before."""
    values: dict[str, Any] = {
        name: it.strip() if isinstance(it, str) else it for name, it in fields.items()
    }
    pk: int | None = values.pop("id", None)
    meant = (key for key, row in there.items() if _is_same(row, values, same))
    row = there.pop(pk if pk is not None else next(meant, 0), None)
    if row is None:
        row = model(office_id=agreement.office_id, agreement=agreement)
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return row, changed


def _is_same(row: Row, values: Mapping[str, Any], same: tuple[str, ...]) -> bool:
    return all(getattr(row, name) == values[name] for name in same if name in values)


def _judge(field: str, row: Row) -> None:
    """What the columns say themselves."""
    try:
        row.clean_fields(exclude=["office", "agreement"])
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error
