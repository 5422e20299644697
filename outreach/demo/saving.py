"""Writes the rows in bulk, in the order in which they need each other."""

from collections import defaultdict
from typing import cast

from django.db import connection
from django.db.models import Model

from contacts.models import Affiliation, AffiliationEmail, AffiliationPhone, Contact
from offices.models import Holiday, Membership, OfficeLabel, Program, Site, SiteLeader, Term
from outreach.models import Activity, ActivityContact, Cadence, FollowUp, Participation
from partnerships.models import Partner, PartnerSite, PartnerStanding

ORDER: tuple[type[Model], ...] = (
    Membership,
    Site,
    SiteLeader,
    Program,
    OfficeLabel,
    Term,
    Holiday,
    Partner,
    PartnerStanding,
    PartnerSite,
    Cadence,
    Contact,
    Affiliation,
    AffiliationEmail,
    AffiliationPhone,
    Activity,
    Participation,
    ActivityContact,
    FollowUp,
)
BATCH = 1000


def save_rows(rows: list[Model]) -> None:
    """Save everything; a person who is twice in one activity is there once."""
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    by_model[ActivityContact] = _once(by_model[ActivityContact])
    for model in ORDER:
        for some in _in_turn(model, by_model[model]):
            model._default_manager.bulk_create(some, batch_size=BATCH)


def count_rows() -> None:
    """Let the planner know how many rows there are; without it what follows takes minutes."""
    with connection.cursor() as cursor:
        for model in ORDER:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _in_turn(model: type[Model], rows: list[Model]) -> list[list[Model]]:
    """Parents come before their branches."""
    if model is not Partner:
        return [rows]
    partners = cast("list[Partner]", rows)
    parents = [it for it in partners if it.parent is None]
    return [[*parents], [it for it in partners if it.parent is not None]]


def _once(rows: list[Model]) -> list[Model]:
    seen: dict[tuple[int, int], Model] = {}
    for row in rows:
        assert isinstance(row, ActivityContact)
        seen.setdefault((id(row.activity), id(row.contact)), row)
    return list(seen.values())
