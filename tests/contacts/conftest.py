"""A partner of Alder's with people, for the pages about them."""

import pytest

from contacts.models import Affiliation
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.factories import make_affiliation, make_contact, make_partner


@pytest.fixture
def rivera(alder: Office, alice: Membership) -> Partner:
    """Rivera Machining, which Alice looks after."""
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining", owner=alice)


@pytest.fixture
def luis(alder: Office, rivera: Partner) -> Affiliation:
    """Luis Rivera, its owner and primary contact."""
    with office_context(alder.pk):
        return make_affiliation(
            rivera,
            make_contact(alder, name="Luis Rivera"),
            role="Owner",
            holds="primary",
            email="luis@rivera.example",
        )


@pytest.fixture
def carmen(alder: Office, rivera: Partner) -> Affiliation:
    """Carmen Ortega, who holds no end."""
    with office_context(alder.pk):
        contact = make_contact(alder, name="Carmen Ortega")
        return make_affiliation(rivera, contact, role="Office manager")
