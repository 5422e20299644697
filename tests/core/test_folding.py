"""Who types "jose" finds "José", and % is a percent sign."""

import pytest

from core.folding import ACCENTED, PLAIN, contains_folded, fold, key_contains, key_starts
from offices.models import Office
from partnerships.models import Partner
from tests.factories import make_partner


def test_each_accented_letter_has_a_plain_one() -> None:
    assert len(ACCENTED) == len(PLAIN)
    assert fold("José NÚÑEZ & Söhne") == "jose nunez & sohne"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jose", ["José Garage"]),
        ("GARAGE", ["José Garage"]),
        ("josé", ["José Garage"]),
        ("50%", ["50% Off Shop"]),
        ("0_0", []),
        ("%", ["50% Off Shop"]),
    ],
)
def test_text_is_found_anywhere_and_taken_literally(
    text: str, found: list[str], in_alder: Office
) -> None:
    make_partner(in_alder, name="José Garage")
    make_partner(in_alder, name="50% Off Shop")
    for condition in (contains_folded("name_key", text), key_contains("search_key", text)):
        partners = Partner.objects.filter(condition)
        assert list(partners.values_list("name", flat=True)) == found


def test_a_beginning_is_found_without_its_accents(in_alder: Office) -> None:
    make_partner(in_alder, name="Élan Studio")
    make_partner(in_alder, name="Studio Elan")
    partners = Partner.objects.filter(key_starts("search_key", "ela"))
    assert [it.name for it in partners] == ["Élan Studio"]
