"""Names of students do not stay in a staged line once it is checked."""

import pytest

from core.imports import queries
from core.models.imports import ImportRow
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.sheets.amounts import kept_of_students
from tests.factories import make_partner
from tests.outreach.sheets.log import ready

HEADER = ("Date", "Partner", "Kind", "Students")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("24", "24"),
        ("24 students", "24 students"),
        ("2 (Maria Soto, Jo Lee)", "2"),
        ("Maria Soto", "(names)"),
        ("(names)", "(names)"),
        ("99999999999", "99999999999"),
    ],
)
def test_a_number_stays_and_a_name_goes(text: str, kept: str) -> None:
    assert kept_of_students(text) == kept


def test_no_line_holds_a_name_after_the_check(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="Rivera Machining")
    good, named = ("9/15/2026", "Rivera Machining", "Visit", "24"), ("Maria Soto",)
    lines = (good, (*good[:3], *named), (*good[:3], *named), ("", "", "Visit", "Maria Soto"))
    run = ready(alder, ana, *lines, header=HEADER)
    with office_context(alder.pk):
        cells = list(ImportRow.objects.filter(run=run).order_by("number").values_list("cells"))
        bad = queries.counts_of(run).bad
    assert [it[3] for (it,) in cells] == ["24", "(names)", "(names)", "(names)"]
    assert bad == 2
