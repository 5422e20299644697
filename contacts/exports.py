"""The people of the office as lines of a spreadsheet: one for each role that somebody has."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.text import slugify
from django.utils.translation import gettext as _

from contacts.enums.affiliations import Holds
from contacts.models import Affiliation, AffiliationEmail, AffiliationPhone
from core.exports.table import CHUNK, Table
from offices.models import Office
from partnerships.models import Partner

COLUMNS = (
    *("contact__name", "contact__preferred_name", "partner__name", "role", "holds"),
    *("addresses", "numbers", "decision_maker", "signatory", "contact__language"),
    *("site__name", "started_on", "ended_on", "contact__notes"),
)
LANGUAGES = {"en": "English", "es": "Español"}


def export_people(office: Office, partner: Partner | None = None) -> Table:
    """Everybody by name, with those who have left; of one partner if it is given."""
    of = slugify(partner.name)[:40] if partner is not None else ""
    name = "-".join(filter(None, (office.slug, of, "people", str(office.today()))))
    return Table(name, _header(), lambda: _lines(office, partner), _("People"))


def _header() -> list[str]:
    return [
        *(_("Name"), _("Called"), _("Partner"), _("Role"), _("Holds"), _("Email"), _("Phone")),
        *(_("Decision maker"), _("Signs agreements"), _("Writes in"), _("Contact for site")),
        *(_("From"), _("Until"), _("Good to know")),
    ]


def _lines(office: Office, partner: Partner | None) -> Iterator[Sequence[Any]]:
    of_partner = {"partner__archived_at": None} if partner is None else {"partner": partner}
    roles = Affiliation.objects.filter(office=office, contact__archived_at=None, **of_partner)
    rows = roles.annotate(addresses=_addresses(office), numbers=_numbers(office))
    holds = dict(Holds.choices)
    ordered = rows.order_by("contact__name_key", "contact_id", "partner__name_key", "id")
    for row in ordered.values_list(*COLUMNS, named=True).iterator(CHUNK):
        said = row._asdict()
        said["holds"] = str(holds[row.holds])
        said["addresses"] = "; ".join(row.addresses)
        said["numbers"] = "; ".join(row.numbers)
        said["contact__language"] = LANGUAGES[row.contact__language]
        yield list(said.values())


def _addresses(office: Office) -> ArraySubquery:
    rows = AffiliationEmail.objects.filter(office=office, affiliation=OuterRef("pk"))
    return ArraySubquery(rows.order_by("position", "id").values("address"))


def _numbers(office: Office) -> ArraySubquery:
    rows = AffiliationPhone.objects.filter(office=office, affiliation=OuterRef("pk"))
    return ArraySubquery(rows.order_by("position", "id").values("number"))
