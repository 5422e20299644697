"""Two members do the same to an agreement at the same moment: one comes after the other."""

from collections.abc import Callable
from io import BytesIO
from threading import Event, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.actions.agreement_files import MOST_FILES, add_file
from partnerships.actions.agreement_turns import renew_agreement
from partnerships.models import Agreement, AgreementFile
from partnerships.queries.agreements import get_agreement
from tests.factories import make_partner
from tests.factories.agreements import make_agreement

pytestmark = pytest.mark.django_db(transaction=True)

PDF = b"%PDF-1.7\ntrailer<<>>\n%%EOF\n"


def at_once(office: Office, act: Callable[[], object]) -> None:
    """Do it twice: the second begins while the first has not ended."""
    begun = Event()

    def second() -> None:
        try:
            with office_context(office.pk):
                begun.set()
                act()
        except ValidationError:
            pass
        finally:
            connection.close()

    other = Thread(target=second)
    with office_context(office.pk):
        act()
        other.start()
        assert begun.wait(timeout=10)
    other.join(timeout=10)


@pytest.fixture
def agreement(alder: Office) -> Agreement:
    with office_context(alder.pk):
        return make_agreement(make_partner(alder))


def test_it_is_renewed_once(alder: Office, ana: Membership, agreement: Agreement) -> None:
    at_once(alder, lambda: renew_agreement(by=ana, agreement=get_agreement(alder, agreement.pk)))
    with office_context(alder.pk):
        assert Agreement.objects.filter(renews=agreement).count() == 1


def test_it_gets_no_more_files_than_it_may_hold(
    alder: Office, ana: Membership, agreement: Agreement
) -> None:
    def add(number: int = 0) -> AgreementFile:
        found = get_agreement(alder, agreement.pk)
        return add_file(by=ana, agreement=found, upload=BytesIO(PDF), name=f"{number}.pdf")

    with office_context(alder.pk):
        for number in range(MOST_FILES - 1):
            add(number)
    at_once(alder, add)
    with office_context(alder.pk):
        assert AgreementFile.objects.count() == MOST_FILES
