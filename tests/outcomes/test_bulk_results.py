"""Offices that are loaded in bulk have measured something."""

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from offices.models import Office
from outcomes.demo.bulk_results import KEYS, YEARS, results_in_bulk
from outcomes.models import Measure, Result
from tests.factories import make_partner

pytestmark = pytest.mark.django_db


def test_part_of_the_partners_has_results_of_two_years(in_alder: Office) -> None:
    today = in_alder.today()
    for number in range(60):
        make_partner(in_alder, stage="active" if number % 3 else "prospect")
    with CaptureQueriesContext(connection) as queries:
        results_in_bulk(in_alder.pk, today)
    assert len(queries) <= 4
    assert set(Measure.objects.values_list("library", flat=True)) == set(KEYS)
    results = Result.objects.all()
    partners = set(results.values_list("partner", flat=True))
    assert 5 <= len(partners) <= 30
    assert results.count() == len(partners) * YEARS * 2
    assert not results.filter(partner__stage="prospect").exists()
    assert not results.filter(ends_on__gte=today).exists()
    assert not results.filter(shared_on__gt=today).exists()
    assert 0 < results.filter(shared_on=None).count() < results.count()
    assert not results.filter(of__lt=F("value")).exists()
