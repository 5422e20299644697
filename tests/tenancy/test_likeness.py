"""Names that are spelt alike are found within the office alone."""

import pytest
from django.db import connection

from core.likeness import Like, rows_like
from core.tenancy.context import office_context
from offices.models import Membership
from tests.factories import make_contact, make_partner

pytestmark = pytest.mark.django_db


def found(lookup: str, *words: str) -> set[int]:
    return {it.pk for it in rows_like(lookup, words, 5)}


def test_a_misspelt_name_is_found(alice: Membership) -> None:
    with office_context(alice.office_id):
        rivera = make_partner(alice.office, name="Rivera Machining")
        make_partner(alice.office, name="Bluestem Family Clinic")
        assert found("similar_partners", "Rivrea") == {rivera.pk}
        assert rows_like("similar_partners", ["rivera"], 5) == [Like("rivera", rivera.pk, 1.0)]


def test_accents_and_case_do_not_matter(alice: Membership) -> None:
    with office_context(alice.office_id):
        jose = make_contact(alice.office, name="José Núñez")
        assert found("similar_contacts", "NUNEZ") == {jose.pk}


def test_another_office_is_never_searched(alice: Membership, charlie: Membership) -> None:
    with office_context(alice.office_id):
        make_partner(alice.office, name="Rivera Machining")
        make_contact(alice.office, name="Luis Rivera")
    with office_context(charlie.office_id):
        assert found("similar_partners", "rivera") == set()
        assert found("similar_contacts", "rivera") == set()


def test_without_a_context_nothing_is_found(alice: Membership) -> None:
    with office_context(alice.office_id):
        make_partner(alice.office, name="Rivera Machining")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lanyard.context', '', true)")
    assert found("similar_partners", "rivera") == set()
