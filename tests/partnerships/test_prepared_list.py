"""The list's statement is compiled once and its lines are filled in: both as if they were not."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from django.template.loader import get_template
from django.utils.safestring import SafeString

from core.moulds import filled
from core.pager import paginate
from core.tenancy.context import office_context
from offices.enums.vocabularies import Vocabulary
from offices.models import Membership, Office
from partnerships.models import Partner, PartnerSite, PartnerStanding
from partnerships.presenters import lines
from partnerships.queries.choices import member_names, site_names
from partnerships.queries.filters import SORTS, VIEWS, PartnerFilters
from partnerships.queries.labels import labels_of_all
from partnerships.queries.partners import (
    COLUMNS,
    list_partners,
    matching_partners,
    order_of_list,
)
from tests.factories import make_partner, make_site

DAY = date(2026, 11, 2)


@pytest.fixture
def seven(in_alder: Office, ana: Membership, alice: Membership) -> list[Partner]:
    """Partners with all that lines and orders differ by; some have no day, two have the same."""
    made = []
    for number in range(7):
        partner = make_partner(
            in_alder,
            name=f"Kiln {number % 3} & Sons",
            owner=(ana, alice, None)[number % 3],
            closing=number % 2 == 0,
            stage="active" if number % 2 else "prospect",
        )
        standing = PartnerStanding.objects.filter(partner=partner)
        standing.update(
            last_touch_on=None if number % 3 == 0 else DAY + timedelta(days=number // 2),
            next_follow_up_on=None if number % 3 == 1 else DAY - timedelta(days=number // 2),
            next_follow_up_what="" if number % 3 == 1 else "Call <them>",
        )
        made.append(partner)
    return made


def plain(office: Office, filters: PartnerFilters, cursor: str | None) -> tuple[Any, ...]:
    """Names and neighbours of a page, found by a statement that is compiled for it alone."""
    rows = matching_partners(office, filters).values_list(*COLUMNS, named=True)
    page = paginate(rows, order_of_list(filters), size=3, cursor=cursor)
    return [row.id for row in page.rows], page.next, page.previous


@pytest.mark.parametrize("sort", SORTS)
def test_every_page_of_every_order_is_that_of_the_plain_statement(
    sort: str, in_alder: Office, ana: Membership, seven: list[Partner]
) -> None:
    seen: list[int] = []
    filters, cursor = PartnerFilters(ana.pk, sort=sort), None
    while True:
        page = list_partners(in_alder, filters, cursor, size=3)
        ids = [row.pk for row in page.rows]
        assert (ids, page.next, page.previous) == plain(in_alder, filters, cursor)
        before = page.previous and list_partners(in_alder, filters, page.previous, size=3)
        if before:
            assert [row.pk for row in before.rows] == seen[-3:]
        seen += ids
        if page.next is None:
            break
        cursor = page.next
    assert sorted(seen) == sorted(it.pk for it in seven)


@pytest.mark.parametrize("view", VIEWS)
def test_filters_leave_what_the_plain_statement_leaves(
    view: str, in_alder: Office, ana: Membership, alice: Membership, seven: list[Partner]
) -> None:
    site = make_site(in_alder)
    PartnerSite.objects.create(office=in_alder, partner=seven[1], site=site)
    asked: list[dict[str, str]] = [{}, {"stage": "active"}, {"site": str(site.pk)}, {"q": "kiln 1"}]
    asked += [{"site": "0"}]
    asked += [{"owner": it} for it in ("me", "none", str(alice.pk), str(ana.pk), "0")]
    for who in (ana.pk, alice.pk):  # the same statements with another's id
        for narrowed in asked:
            filters = PartnerFilters(who, view=view, **narrowed)
            page = list_partners(in_alder, filters, size=3)
            assert ([row.pk for row in page.rows], page.next, None) == plain(
                in_alder, filters, None
            )


def test_lines_are_what_their_template_draws(
    in_alder: Office, ana: Membership, seven: list[Partner], monkeypatch: pytest.MonkeyPatch
) -> None:
    shapes = []

    def compared(name: str, shape: Mapping[str, Any], texts: Mapping[str, Any]) -> SafeString:
        made = filled(name, shape, texts)
        assert made == get_template(name).render({**shape, **texts})
        shapes.append(tuple(shape.values()))
        return made

    monkeypatch.setattr(lines, "filled", compared)
    rows = list_partners(in_alder, PartnerFilters(ana.pk)).rows
    labels = labels_of_all(in_alder, Vocabulary.PARTNER_KIND)
    lines.partner_lines(in_alder, rows, labels, whose=ana.display_name)
    drawn = lines.partner_lines(in_alder, rows, labels)
    assert len(drawn) == 7
    assert len(set(shapes)) > 4
    assert "Kiln 1 &amp; Sons" in "".join(drawn)
    assert "Call &lt;them&gt;" in "".join(drawn)


def test_each_office_has_its_own_members_and_sites(
    in_alder: Office, birch: Office, ana: Membership, charlie: Membership
) -> None:
    site = make_site(in_alder, name="Harlow High")
    assert (ana.pk, ana.display_name) in member_names(in_alder)
    assert site_names(in_alder) == [(site.pk, "Harlow High")]
    with office_context(birch.pk):
        assert (charlie.pk, charlie.display_name) in member_names(birch)
        assert ana.pk not in dict(member_names(birch))
        assert site_names(birch) == []
