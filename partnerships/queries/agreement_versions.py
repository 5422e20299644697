"""How often an agreement was written to, with its goals, signatures and sites, and who did last."""

from typing import NamedTuple

from django.db import connection

from partnerships.models import (
    Agreement,
    AgreementGoal,
    AgreementSignatory,
    AgreementSite,
)

PARTS = {
    Agreement: "pgh_obj_id",
    AgreementGoal: "agreement_id",
    AgreementSignatory: "agreement_id",
    AgreementSite: "agreement_id",
}
"""Whose histories hold it, and the column that names the agreement there."""

WRITTEN = " UNION ALL ".join(
    f"""SELECT pgh_created_at AS at, pgh_context ->> 'by' AS by FROM {model._meta.db_table}history
    WHERE office_id = %(office)s AND {column} = %(agreement)s"""
    for model, column in PARTS.items()
)
SQL = f"""
    SELECT count(*), (array_agg(h.by ORDER BY h.at DESC) FILTER (WHERE h.by <> ''))[1]
    FROM ({WRITTEN}) h"""


class Version(NamedTuple):
    """`key` is another one after each change; `by` is the key of who made the last."""

    key: str
    by: str


def version_of(agreement: Agreement) -> Version:
    """As it stands now. One statement."""
    values = {"office": agreement.office_id, "agreement": agreement.pk}
    with connection.cursor() as cursor:
        cursor.execute(SQL, values)
        row = cursor.fetchone()
    assert row is not None
    return Version(str(row[0]), row[1] or "")
