"""`manage.py refresh_standing`: what lists know is true again."""

import io

import pytest
from django.core.management import call_command

from core.tenancy.context import office_context
from offices.models import Office
from partnerships.models import PartnerStanding
from tests import cast
from tests.factories import make_activity, make_partner


@pytest.mark.usefixtures("as_owner")
def test_a_standing_that_lies_is_put_right() -> None:
    with office_context(cast.ALDER):
        office = Office.objects.get(pk=cast.ALDER)
        activity = make_activity(make_partner(office))
        PartnerStanding.objects.update(last_touch_on=None, touch_count=7)
    call_command("refresh_standing", stdout=io.StringIO())
    with office_context(cast.ALDER):
        standing = PartnerStanding.objects.get()
    assert (standing.last_touch_on, standing.touch_count) == (activity.starts_on, 1)
