"""What came of a partnership: written down, corrected, shared, put away."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from core.registries import standing
from offices.models import Membership, Office
from outcomes.actions.results import (
    ResultFields,
    archive_result,
    create_result,
    restore_result,
    share_results,
    update_result,
)
from outcomes.enums.measures import Unit
from outcomes.models import Measure, Result
from outcomes.policies.shown_results import Held, Shown
from outcomes.presenters.result_words import period_words, value_words
from outcomes.queries.results import ResultFilters, list_results, matching_results, running_year
from partnerships.models import Partner
from tests.factories import make_partner
from tests.factories.outcomes import make_measure, make_result

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def at_nine() -> Any:
    with time_machine.travel(
        datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver")), tick=False
    ):
        yield


@pytest.fixture
def touched(monkeypatch: pytest.MonkeyPatch) -> list[list[int] | None]:
    """Whose health was to be judged anew, in turn."""
    told: list[list[int] | None] = []
    monkeypatch.setattr(standing, "_touches", [lambda office, ids: told.append(ids)])
    return told


@pytest.fixture
def partner(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera Machining")


@pytest.fixture
def measure(in_alder: Office) -> Measure:
    return make_measure(in_alder, name="Credentials")


def said(measure: Measure, **more: Any) -> ResultFields:
    fields: Any = {
        "measure": measure,
        "starts_on": date(2025, 8, 1),
        "ends_on": date(2026, 7, 31),
        "value": Decimal(31),
        "of": 40,
    }
    return fields | more  # type: ignore[no-any-return]  # fields of the action


def test_a_result_is_written_down(
    partner: Partner, measure: Measure, ana: Membership, touched: list[Any]
) -> None:
    fields = said(measure, source="  The \n state ", note=" Proud ", shared_on=TODAY)
    result = create_result(by=ana, partner=partner, fields=fields)
    result.refresh_from_db()
    assert (result.value, result.of, result.recorded_by) == (Decimal(31), 40, ana)
    assert (result.source, result.note, result.shared_on) == ("The state", "Proud", TODAY)
    assert touched == [[partner.pk]]


@pytest.mark.parametrize(
    ("unit", "more", "field"),
    [
        ("count", {"value": Decimal("3.5")}, "value"),
        ("count", {"value": Decimal(-1), "of": None}, "value"),
        ("count", {"value": None}, "value"),
        ("count", {"value": Decimal(41)}, "of"),
        ("percent", {"of": None}, "of"),
        ("percent", {"of": 0, "value": Decimal(0)}, "of"),
        ("points", {"value": Decimal(3)}, "of"),
        ("points", {"value": Decimal("5.1"), "of": None}, "value"),
        ("points", {"value": Decimal("0.9"), "of": None}, "value"),
        ("hours", {"value": Decimal("1.255"), "of": None}, "value"),
        ("count", {"starts_on": date(2026, 11, 21), "ends_on": date(2026, 11, 22)}, "starts_on"),
        ("count", {"ends_on": date(2025, 7, 31)}, "ends_on"),
        ("count", {"ends_on": date(2028, 8, 1)}, "ends_on"),
        ("count", {"shared_on": date(2026, 11, 21)}, "shared_on"),
        ("count", {"shared_on": date(2025, 7, 31)}, "shared_on"),
        ("count", {"source": "x" * 161}, "source"),
    ],
)
def test_what_makes_no_sense_is_refused(
    partner: Partner, ana: Membership, unit: str, more: dict[str, Any], field: str
) -> None:
    measure = make_measure(partner.office, about="partner", unit=unit)
    fields = said(measure, **more)
    with pytest.raises(ValidationError) as refused:
        create_result(by=ana, partner=partner, fields=fields)
    assert list(refused.value.message_dict) == [field]
    there = make_result(partner, measure)
    with pytest.raises(ValidationError):
        update_result(by=ana, result=there, fields=fields)
    assert Result.objects.get().value == 31


def test_the_running_school_year_may_be_named_whole(
    partner: Partner, measure: Measure, ana: Membership
) -> None:
    year = running_year(partner.office)
    assert year.ends_on > TODAY
    fields = said(measure, starts_on=year.starts_on, ends_on=year.ends_on)
    assert create_result(by=ana, partner=partner, fields=fields).ends_on == year.ends_on


def test_a_measure_is_needed_offered_and_stays(
    partner: Partner, measure: Measure, ana: Membership
) -> None:
    without: Any = {key: it for key, it in said(measure).items() if key != "measure"}
    old = make_measure(partner.office, archived_at="2026-01-01T00:00Z")
    for fields in (without, said(old)):
        with pytest.raises(ValidationError, match="measure"):
            create_result(by=ana, partner=partner, fields=fields)
    result = make_result(partner, measure)
    with pytest.raises(ValidationError, match="cannot be changed"):
        update_result(by=ana, result=result, fields={"measure": make_measure(partner.office)})


def test_there_is_one_result_for_a_period(
    partner: Partner, measure: Measure, ana: Membership
) -> None:
    first = create_result(by=ana, partner=partner, fields=said(measure))
    with pytest.raises(ValidationError) as refused:
        create_result(by=ana, partner=partner, fields=said(measure))
    assert list(refused.value.message_dict) == ["starts_on"]
    archive_result(by=ana, result=first)
    create_result(by=ana, partner=partner, fields=said(measure, value=Decimal(32)))
    with pytest.raises(ValidationError):
        restore_result(by=ana, result=first)
    assert Result.objects.filter(archived_at=None).get().value == 32


def test_the_database_keeps_numbers_and_periods(partner: Partner, measure: Measure) -> None:
    for fields in ({"value": -1}, {"value": 41}, {"ends_on": date(2000, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_result(partner, measure, **fields)
    make_result(partner, measure)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_result(partner, measure)


def test_one_click_shares_what_was_not_shared(
    partner: Partner, ana: Membership, touched: list[Any]
) -> None:
    old = make_result(partner, shared_on=TODAY - timedelta(days=9))
    new, gone = make_result(partner), make_result(partner, archived_at="2026-01-01T00:00Z")
    assert share_results(by=ana, results=[gone, new, old]) == [new]
    assert set(Result.objects.values_list("pk", "shared_on")) == {
        (old.pk, TODAY - timedelta(days=9)),
        (new.pk, TODAY),
        (gone.pk, None),
    }
    assert touched == [[partner.pk]]
    update_result(by=ana, result=new, fields={"shared_on": None})
    assert Result.objects.get(pk=new.pk).shared_on is None


def test_archived_it_is_gone_until_it_comes_back(partner: Partner, ana: Membership) -> None:
    result = make_result(partner)
    at = archive_result(by=ana, result=result).archived_at
    assert archive_result(by=ana, result=result).archived_at == at
    assert not matching_results(partner.office, ResultFilters()).exists()
    restore_result(by=ana, result=result)
    assert matching_results(partner.office, ResultFilters()).get() == result


def test_leaders_read_results_and_do_not_write_them(
    partner: Partner, measure: Measure, bob: Membership
) -> None:
    result = make_result(partner, measure)
    for act in (
        lambda: create_result(by=bob, partner=partner, fields=said(measure)),
        lambda: update_result(by=bob, result=result, fields={"note": "x"}),
        lambda: share_results(by=bob, results=[result]),
        lambda: archive_result(by=bob, result=result),
        lambda: restore_result(by=bob, result=result),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_filters_leave_what_they_say(in_alder: Office, partner: Partner, measure: Measure) -> None:
    year = {"starts_on": date(2024, 8, 1), "ends_on": date(2025, 7, 31)}
    old = make_result(partner, measure, **year)
    new = make_result(partner, measure, shared_on=TODAY)
    other = make_result(make_partner(in_alder))
    gone = make_result(partner, archived_at="2026-01-01T00:00Z")
    make_result(make_partner(in_alder, archived_at="2026-01-01T00:00Z"))
    expected = {
        "": {old, new, other},
        f"measure={measure.pk}": {old, new},
        f"partner={partner.pk}": {old, new},
        "year=2024-08-01": {old},
        "year=2024-10-09": {old},
        "year=soon&measure=x&view=y": {old, new, other},
        "view=shared": {new},
        "view=unshared": {old, other},
        "view=archived": {gone},
    }
    for query, results in expected.items():
        asked = dict(it.split("=") for it in query.split("&") if it)
        filters = ResultFilters.read(asked)
        assert set(matching_results(in_alder, filters)) == results, query
        assert ResultFilters.read(dict(it.split("=") for it in filters.as_query().split("&") if it))


def test_pages_go_on_from_where_they_stopped(in_alder: Office, partner: Partner) -> None:
    for number in range(5):
        make_result(partner, ends_on=TODAY - timedelta(days=number))
    seen, cursor = [], None
    while True:
        page = list_results(in_alder, ResultFilters(), 10, cursor, size=2)
        seen += [it.ends_on for it in page.rows]
        if page.next is None:
            break
        cursor = page.next
    assert seen == [TODAY - timedelta(days=number) for number in range(5)]


@pytest.mark.parametrize(
    ("unit", "value", "of", "expected"),
    [
        (Unit.COUNT, "31", None, "31"),
        (Unit.COUNT, "31", 40, "31 of 40"),
        (Unit.COUNT, "1240", 2000, "1,240 of 2,000"),
        (Unit.PERCENT, "31", 40, "78% (31 of 40)"),
        (Unit.HOURS, "1240.5", None, "1,240.5 hours"),
        (Unit.HOURS, "40", 60, "40 of 60 hours"),
        (Unit.DOLLARS, "12500", None, "$12,500"),
        (Unit.DOLLARS, "12500.25", 20000, "$12,500.25 of $20,000"),
        (Unit.POINTS, "4.6", None, "4.6 of 5"),
    ],
)
def test_values_in_words(unit: Unit, value: str, of: int | None, expected: str) -> None:
    assert value_words(unit, Shown(Decimal(value), of), 10) == expected


def test_what_is_held_back_in_words() -> None:
    assert value_words(Unit.PERCENT, Shown(None, 40, Held.FEW), 12) == "fewer than 12 of 40"
    assert value_words(Unit.COUNT, Shown(None, None, Held.FEW), 10) == "fewer than 10"
    held_back = Shown(Decimal(48), None, Held.OUT_OF)
    assert value_words(Unit.PERCENT, held_back, 10) == "48 (out of how many is not shown)"
    said = "not shown: it would tell of fewer than 10"
    assert value_words(Unit.COUNT, Shown(None, None, Held.TELLS), 10) == said


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        (date(2025, 8, 1), date(2026, 7, 31), "2025\u201326"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2024, 2, 29), date(2025, 2, 27), "Feb 29, 2024 \u2013 Feb 27, 2025"),
        (date(2026, 1, 5), date(2026, 5, 31), "Jan 5 \u2013 May 31"),
        (date(2026, 1, 5), date(2026, 1, 5), "Jan 5"),
    ],
)
def test_periods_in_words(starts_on: date, ends_on: date, expected: str) -> None:
    assert period_words(starts_on, ends_on, TODAY) == expected
