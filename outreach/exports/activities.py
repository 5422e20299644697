"""What happened with partners as lines of a spreadsheet, which an import reads again."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.exports.table import CHUNK, Table
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from offices.queries.labels import labels_of
from outreach.enums.activities import Exchange, Status
from outreach.models import Activity, ActivityContact, Participation
from outreach.queries.timeline import activities_of_partner
from partnerships.models import Partner

COLUMNS = (
    *("starts_on", "ends_on", "starts_at", "kind", "status", "partner_names", "contact_names"),
    *("site__name", "summary", "notes", "student_count", "volunteers", "hours", "exchange"),
    *("places", "places_kind", "leader__display_name", "recorded_by__display_name"),
)


def export_activities(office: Office, first: date, last: date) -> Table:
    """Everything that began between these days, both included, newest first."""
    since = "" if first == date.min else f"-from-{first}"
    until = office.today() if last == date.max else f"until-{last}"
    name = f"{office.slug}-activities{since}-{until}"
    found = Activity.objects.filter(office=office, archived_at=None, starts_on__range=(first, last))
    return Table(name, header(), lambda: _lines(office, found), _("Activities"))


def export_timeline(office: Office, partner: Partner, only: str) -> Table:
    """What happened with one partner; `only` is a filter of its timeline. Volunteers and hours
    are those of all partners together, as in the other file."""
    of = slugify(partner.name)[:40] or partner.pk
    found = activities_of_partner(office, partner, only)
    name = f"{office.slug}-{of}-timeline-{office.today()}"
    return Table(name, header(), lambda: _lines(office, found), _("Activities"))


def header() -> list[str]:
    """The columns, in the language of now."""
    return [
        *(_("Date"), _("Until"), _("Time"), _("Kind"), _("Status"), _("Partners"), _("Contacts")),
        *(_("Site"), _("In short"), _("Notes"), _("Students"), _("Volunteers"), _("Hours")),
        *(_("Exchange"), _("Places offered"), _("Places for"), _("Leader")),
        _("Logged by"),
    ]


def _lines(office: Office, found: QuerySet[Activity]) -> Iterator[Sequence[Any]]:
    kinds = labels_of(office, Vocabulary.ACTIVITY_KIND)
    statuses, exchanges = dict(Status.choices), dict(Exchange.choices)
    rows = found.annotate(**_company(office)).order_by("-starts_on", "-id")
    for row in rows.values_list(*COLUMNS, named=True).iterator(CHUNK):
        said = row._asdict()
        said["kind"] = kinds[row.kind]
        said["status"] = str(statuses[row.status])
        said["exchange"] = str(exchanges[row.exchange])
        said["places_kind"] = kinds.get(row.places_kind, "")
        said["partner_names"] = "; ".join(row.partner_names)
        said["contact_names"] = "; ".join(row.contact_names)
        yield list(said.values())


def _company(office: Office) -> dict[str, Any]:
    """Who took part, and how many of them in all."""
    parts = Participation.objects.filter(office=office, activity=OuterRef("pk"))
    people = ActivityContact.objects.filter(office=office, activity=OuterRef("pk"))
    summed = parts.order_by().values("activity")
    return {
        "partner_names": ArraySubquery(parts.order_by("id").values("partner__name")),
        "contact_names": ArraySubquery(people.order_by("id").values("contact__name")),
        "volunteers": Subquery(summed.values(volunteers_sum=Sum("volunteers"))),
        "hours": Subquery(summed.values(hours_sum=Sum("volunteer_hours"))),
    }
