"""Offices that are loaded in bulk have agreements of every age."""

from collections import Counter

from offices.models import Office
from outreach.bulk.agreements import AGREED, agreements_in_bulk
from partnerships.models import Agreement, AgreementGoal
from partnerships.queries.agreement_status import status_of, with_status
from partnerships.queries.agreements import goal_counts
from tests.factories import make_activity, make_partner


def test_a_third_of_the_partners_have_one_and_it_is_counted(in_alder: Office) -> None:
    today = in_alder.today()
    partners = [make_partner(in_alder, stage="active") for _ in range(300)]
    make_activity(*partners, kind="job-shadow", starts_on=today)
    make_partner(in_alder, parent=partners[0], stage="active")
    agreements_in_bulk(in_alder.pk, today)
    rows = list(with_status(Agreement.objects.all(), today))
    assert AGREED - 15 < len(rows) * 100 / 300 < AGREED + 15
    statuses = Counter(status_of(it).value for it in rows)
    assert statuses["in-force"] > statuses["lapsed"] > statuses["waiting"] > 0
    assert AgreementGoal.objects.count() == 2 * len(rows)
    running = [it for it in rows if it.ends_on and it.ends_on >= today]
    counted = goal_counts(in_alder.pk, running, today).values()
    assert {(goal.kind, int(count)) for goal, count in counted} == {
        ("job-shadow", 1),
        ("guest-speaker", 0),
    }
