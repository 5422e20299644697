"""Towns are tidied where it is certain what they mean, and it is said."""

import pytest

from contacts.sheets.casing import softened_town
from contacts.sheets.towns import Place, tidy_town
from core.registries.sheets import Checked
from tests.contacts.sheets.conftest import Bench


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("HARLOW", Place("Harlow")),
        ("Harlow CO", Place("Harlow", "CO")),
        ("Harlow, CO", Place("Harlow", "CO")),
        ("Harlow, CO 80501", Place("Harlow", "CO", "80501")),
        ("HARLOW, CO 80501-1234", Place("Harlow", "CO", "80501-1234")),
        ("Harlow, Colorado", Place("Harlow", "CO")),
        ("Harlow, Colorado 80501", Place("Harlow", "CO", "80501")),
        ("Las Cruces, New Mexico", Place("Las Cruces", "NM")),
        ("New York, New York", Place("New York", "NY")),
        ("HARLOW CO 80501", Place("Harlow", "CO", "80501")),
        ("St. Louis MO", Place("St. Louis", "MO")),
    ],
)
def test_what_is_certain_is_divided_and_said(said: str, place: Place) -> None:
    cleaned = tidy_town(said, "", "")
    assert cleaned.value == place
    (problem,) = cleaned.problems
    assert problem.level == "warning"
    assert problem.facts == {"before": said, "after": str(place)}


@pytest.mark.parametrize(
    "said",
    [
        "Harlow", "Broken Arrow", "harlow", "HARLOW CO", "Harlow Co", "Weld Co", "NYC", "SLC METRO",
        "EDWARDS AFB", "Ward VI", "Harlow ON", "Harlow, Ontario", "Portland OR Salem", "Santa Fe",
        "HARLOW LA", "Paris, France", "12", "-",
    ],
)  # fmt: skip
def test_what_may_mean_something_else_stays(said: str) -> None:
    assert tidy_town(said, "", "") == (Place(said), ())


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("ST. LOUIS", "St. Louis"),
        ("FT COLLINS", "Ft Collins"),
        ("NORTH LAS VEGAS", "North Las Vegas"),
        ("LA JUNTA", "La Junta"),
        ("DEL RIO", "DEL RIO"),
        ("GREEN BAY", "Green Bay"),
        ("FOND DU LAC", "FOND DU LAC"),
        ("PRAIRIE DU CHIEN", "Prairie du Chien"),
        ("MCALESTER", "McAlester"),
        ("O'FALLON", "O'Fallon"),
        ("COEUR D'ALENE", "COEUR D'ALENE"),
        ("WINSTON-SALEM", "Winston-Salem"),
        ("PEÑASCO", "Peñasco"),
        ("W DES MOINES", "W DES MOINES"),
        ("Harlow", "Harlow"),
        ("", ""),
    ],
)
def test_capitals_go_where_every_word_is_sure(said: str, written: str) -> None:
    assert softened_town(said) == written


def test_a_cell_that_contradicts_leaves_it_as_it_is() -> None:
    assert tidy_town("Harlow, CO", "TX", "") == (Place("Harlow, CO"), ())
    assert tidy_town("Harlow, CO 80501", "", "75001") == (Place("Harlow, CO 80501"), ())
    assert tidy_town("Harlow, CO 80501", "Colorado", "80501-12").value.town == "Harlow"
    assert tidy_town("Salem, MA 02139", "MA", "2139").value.town == "Salem"


def checked(partners: Bench, **said: str) -> Checked:
    (line,) = partners.check({"name": "Rivera Machining"} | said)
    return line


def test_a_line_says_what_its_town_became_and_comes_in(partners: Bench) -> None:
    line = checked(partners, town="HARLOW, CO 80501")
    assert {key: line.values[key] for key in ("town", "region", "postal_code")} == {
        "town": "Harlow", "region": "CO", "postal_code": "80501"
    }  # fmt: skip
    (finding,) = line.findings
    assert (finding.column, finding.level) == ("town", "warning")
    assert finding.message % finding.facts == "“HARLOW, CO 80501” became “Harlow, CO 80501”."


def test_a_plain_town_says_nothing(partners: Bench) -> None:
    line = checked(partners, town="Harlow", region="CO", postal_code="80501")
    assert line.findings == ()
    assert line.values["town"] == "Harlow"
