"""In offices that are loaded in bulk most partners want something, and some wait for it."""

from offices.models import Office
from outreach.bulk.facts import ASKED, WAITED, facts_in_bulk
from outreach.models import Concern
from partnerships.models import Need, Partner


def test_most_partners_want_something_and_some_wait(in_alder: Office) -> None:
    today = in_alder.today()
    Partner.objects.bulk_create(
        Partner(office=in_alder, name=f"Partner {number}", stage="active") for number in range(600)
    )
    facts_in_bulk(in_alder.pk, today)
    asked = Need.objects.values("partner").distinct().count()
    assert ASKED - 5 < asked / 6 < ASKED + 5
    assert Need.objects.count() > asked
    assert len(set(Need.objects.values_list("topic", flat=True))) > 3
    assert not Need.objects.filter(asked_on__gt=today).exists()
    waited = Concern.objects.count()
    assert WAITED - 4 < waited / 6 < WAITED + 4
    is_open = Concern.objects.filter(answered_on=None)
    assert 0 < is_open.count() < waited / 2
    assert not is_open.exclude(answer="").exists()
    assert not Concern.objects.exclude(answered_on=None).filter(answer="").exists()


def test_prospects_want_nothing_so_far(in_alder: Office) -> None:
    Partner.objects.bulk_create(Partner(office=in_alder, name=f"P{n}") for n in range(100))
    facts_in_bulk(in_alder.pk, in_alder.today())
    assert not Need.objects.exists()
    assert not Concern.objects.exists()
