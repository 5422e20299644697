"""A partner's history says what came in from a spreadsheet, and when that was taken back."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from core.imports import runs
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.core.imports.tiny import brought_in, rested
from tests.factories.partnerships import make_partner
from tests.partnerships.history import sentences

pytestmark = [pytest.mark.usefixtures("uploads"), pytest.mark.django_db(transaction=True)]


def test_what_came_in_says_so(
    alder: Office, ana: Membership, client_of: Callable[[Membership], Client]
) -> None:
    brought_in(alder, ana, "Acme,Alder,")
    with office_context(alder.pk):
        partner = Partner.objects.get()
    assert sentences(client_of(ana), partner) == [
        "Ana Ames brought this in from a spreadsheet.",
        "Ana Ames added this partner.",
    ]


def test_what_was_put_back_says_so(
    alder: Office, ana: Membership, client_of: Callable[[Membership], Client]
) -> None:
    with office_context(alder.pk):
        partner = make_partner(alder, name="Known", town="Old")
    run = brought_in(alder, ana, "Known,New,")
    with office_context(alder.pk):
        runs.undo_import(by=ana, run=run, now=timezone.now())
    rested(run)
    assert sentences(client_of(ana), partner)[:2] == [
        "Ana Ames took an import back.",
        "Ana Ames changed the address from New to Old.",
    ]
