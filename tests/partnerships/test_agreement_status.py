"""How agreements stand: the policy, and the same in SQL."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.utils import timezone

from offices.models import Office
from partnerships.enums.agreements import AgreementStatus
from partnerships.models import Agreement, AgreementSignatory
from partnerships.policies.agreements import Terms, renewed_time, status_on
from partnerships.queries.agreement_status import status_of, terms_of, with_status
from tests.factories import make_partner
from tests.factories.agreements import make_agreement

TODAY = date(2026, 3, 2)


def terms(**said: object) -> Terms:
    usual: dict[str, object] = {
        "starts_on": date(2025, 9, 1),
        "ends_on": date(2026, 8, 31),
        "notice_days": 30,
        "asked_on": date(2025, 8, 1),
        "ended_early_on": None,
        "is_signed": True,
        "is_renewed": False,
    }
    return Terms(**(usual | said))  # type: ignore[arg-type]  # fields of the test's own


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, "in-force"),
        ({"is_signed": False, "asked_on": None}, "draft"),
        ({"is_signed": False}, "waiting"),
        ({"starts_on": date(2026, 3, 3)}, "coming"),
        ({"starts_on": date(2026, 3, 2)}, "in-force"),
        ({"ends_on": TODAY + timedelta(days=90)}, "ending"),
        ({"ends_on": TODAY + timedelta(days=91)}, "in-force"),
        ({"ends_on": TODAY + timedelta(days=120), "notice_days": 120}, "ending"),
        ({"ends_on": TODAY}, "ending"),
        ({"ends_on": TODAY - timedelta(days=1)}, "lapsed"),
        ({"ends_on": None}, "in-force"),
        ({"ends_on": TODAY - timedelta(days=1), "is_renewed": True}, "renewed"),
        ({"ended_early_on": TODAY}, "ended"),
        ({"ended_early_on": TODAY + timedelta(days=1)}, "ending"),
        ({"ended_early_on": TODAY - timedelta(days=9), "is_signed": False}, "ended"),
        ({"is_signed": False, "ends_on": TODAY - timedelta(days=400)}, "waiting"),
    ],
)
def test_the_status_follows_from_dates_and_signatures(said: dict[str, object], status: str) -> None:
    assert status_on(terms(**said), TODAY) == status


def test_the_database_says_the_same_as_the_policy(in_alder: Office) -> None:
    today, partner = in_alder.today(), make_partner(in_alder)
    starts = (today - timedelta(days=200), today, today + timedelta(days=1))
    ends = (None, *(today + timedelta(days=it) for it in (1, 89, 90, 91, 150, 365)))
    for first, last, notice, asked in product(starts, ends, (0, 150), (None, today)):
        for signed in (True, False):
            fields = {"starts_on": first, "ends_on": last, "notice_days": notice}
            make_agreement(partner, asked_on=asked, signed=signed, **fields)
    for last in (today - timedelta(days=1), today):
        for early in (None, today - timedelta(days=1), last):
            first = today - timedelta(days=9)
            make_agreement(partner, ended_early_on=early, starts_on=first, ends_on=last)
    coming = {"ends_on": today + timedelta(days=300), "ended_early_on": today + timedelta(days=200)}
    make_agreement(partner, starts_on=today, **coming)
    found = list(with_status(Agreement.objects.all(), today))
    assert len(found) > 80
    said = [(it.pk, status_of(it)) for it in found]
    assert said == [(it.pk, status_on(terms_of(it), today)) for it in found]
    assert {status for _pk, status in said} == set(AgreementStatus) - {"renewed"}


def test_an_agreement_is_renewed_once_the_next_one_is_signed_by_all(in_alder: Office) -> None:
    former = make_agreement(make_partner(in_alder))
    following = make_agreement(
        former.partner, renews=former, starts_on=date(2040, 1, 1), signed=False
    )
    assert _status(former) == "in-force"
    lines = AgreementSignatory.objects.filter(agreement=following)
    lines.filter(side="ours").update(signed_on=in_alder.today())
    assert _status(former) == "in-force"
    lines.update(signed_on=in_alder.today())
    assert _status(former) == "renewed"
    Agreement.objects.filter(pk=following.pk).update(archived_at=timezone.now())
    assert _status(former) == "in-force"


def test_an_agreement_that_nobody_signs_is_a_draft(in_alder: Office) -> None:
    agreement = make_agreement(make_partner(in_alder))
    AgreementSignatory.objects.filter(agreement=agreement).delete()
    assert _status(agreement) == "draft"


@pytest.mark.parametrize(
    ("first", "last", "today", "renewed"),
    [
        ((2025, 9, 1), (2026, 8, 31), (2026, 6, 1), ((2026, 9, 1), (2027, 8, 31))),
        ((2024, 1, 15), (2026, 1, 14), (2026, 1, 1), ((2026, 1, 15), (2028, 1, 14))),
        ((2023, 3, 1), (2024, 2, 29), (2024, 2, 1), ((2024, 3, 1), (2025, 2, 28))),
        ((2026, 1, 1), (2026, 1, 10), (2026, 1, 5), ((2026, 1, 11), (2026, 1, 20))),
        ((2025, 9, 1), (2026, 8, 31), (2026, 10, 5), ((2026, 10, 5), (2027, 10, 4))),
        ((2025, 9, 1), (2025, 12, 31), (2025, 12, 1), ((2026, 1, 1), (2026, 4, 30))),
    ],
)
def test_the_next_one_follows_at_once_and_runs_as_long(
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    today: tuple[int, int, int],
    renewed: tuple[tuple[int, int, int], tuple[int, int, int]],
) -> None:
    days = tuple(date(*it) for it in renewed)
    assert renewed_time(date(*first), date(*last), date(*today)) == days


def test_what_has_no_end_is_followed_by_what_has_none() -> None:
    assert renewed_time(date(2020, 1, 1), None, TODAY) == (TODAY, None)


def _status(agreement: Agreement) -> str:
    rows = Agreement.objects.filter(pk=agreement.pk)
    return status_of(with_status(rows, agreement.office.today()).get())
