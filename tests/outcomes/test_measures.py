"""What an office measures: taken over, its own, renamed, archived."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.actions.measures import (
    archive_measure,
    create_measure,
    restore_measure,
    take_measure,
    update_measure,
)
from outcomes.enums.measures import About, Unit
from outcomes.measure_library import BY_KEY, LIBRARY
from outcomes.models import Measure
from tests.factories import make_partner
from tests.factories.outcomes import make_measure, make_result

URL = "/o/alder/measures/"


@pytest.fixture
def client(client_of: Callable[[Membership], Client], alice: Membership) -> Client:
    return client_of(alice)


def measures(office: Office) -> list[Measure]:
    with office_context(office.pk):
        return list(Measure.objects.order_by("pk"))


def test_the_library_is_about_all_and_counts_no_student_in_points() -> None:
    assert {it.about for it in LIBRARY} == set(About)
    assert len(BY_KEY) == len(LIBRARY) >= 12
    assert not [it for it in LIBRARY if (it.about, it.unit) == (About.STUDENTS, Unit.POINTS)]
    for it in LIBRARY:
        measure = Measure(name=str(it.name), library=it.key, about=it.about, unit=it.unit)
        measure.clean_fields(exclude=["office"])


def test_one_click_takes_a_measure_over_and_undo_puts_it_away(
    client: Client, alder: Office
) -> None:
    page = client.get(URL).content.decode()
    assert "Nothing yet" in page
    assert "20 U.S.C. § 2323" in page
    answer = client.post(f"{URL}take/", {"key": "credentials"}, headers={"HX-Request": "true"})
    [measure] = measures(alder)
    assert (measure.name, measure.about, measure.unit, measure.library) == (
        *("Industry credentials earned", "students", "count"),
        "credentials",
    )
    undo = f"{URL}{measure.pk}/archive/"
    assert undo in answer.headers["HX-Trigger"]
    page = client.get(URL).content.decode()
    assert 'id="take-credentials"' not in page
    assert 'id="take-offers"' in page
    client.post(undo)
    assert measures(alder)[0].archived_at is not None
    client.post(f"{URL}take/", {"key": "credentials"})
    assert [it.archived_at for it in measures(alder)] == [None]
    answer = client.post(f"{URL}take/", {"key": "fame"}, headers={"HX-Request": "true"})
    assert "no such measure" in answer.headers["HX-Trigger"]
    assert len(measures(alder)) == 1


def test_a_measure_of_ones_own_is_added_renamed_and_archived(client: Client, alder: Office) -> None:
    said = {"name": "Apprentices kept", "about": "partner", "unit": "percent", "definition": "…"}
    assert client.post(f"{URL}new/", said).status_code == 302
    [measure] = measures(alder)
    url = f"{URL}{measure.pk}/"
    client.post(f"{url}edit/", said | {"name": "Apprentices who stay"})
    assert measures(alder)[0].name == "Apprentices who stay"
    assert "Apprentices who stay" in client.get(URL).content.decode()
    client.post(f"{url}archive/")
    assert "Archived" in client.get(URL).content.decode()
    client.post(f"{url}restore/")
    assert measures(alder)[0].archived_at is None


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "Taken"}, "name"),
        ({"about": "parents"}, "about"),
        ({"unit": "miles"}, "unit"),
        ({"about": "students", "unit": "points"}, "unit"),
    ],
)
def test_a_form_that_makes_no_sense_comes_back(
    client: Client, alder: Office, said: dict[str, str], field: str
) -> None:
    with office_context(alder.pk):
        make_measure(alder, name="Taken")
    whole = {"name": "Fame", "about": "partner", "unit": "count"} | said
    answer = client.post(f"{URL}new/", whole)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert len(measures(alder)) == 1


def test_with_results_its_meaning_stays(in_alder: Office, alice: Membership) -> None:
    """Otherwise outcomes of few students could be shown by calling them the school's."""
    measure = make_measure(in_alder, name="Credentials")
    update_measure(by=alice, measure=measure, fields={"unit": "hours"})
    make_result(make_partner(in_alder), measure)
    changes: tuple[Any, ...] = ({"about": "school"}, {"unit": "count"})
    for fields in changes:
        with pytest.raises(ValidationError) as refused:
            update_measure(by=alice, measure=Measure.objects.get(), fields=fields)
        assert list(refused.value.message_dict) == list(fields)
    update_measure(by=alice, measure=Measure.objects.get(), fields={"name": "Badges"})
    assert Measure.objects.values_list("name", "about", "unit").get() == (
        *("Badges", "students"),
        "hours",
    )


def test_the_form_of_a_measure_in_use_asks_for_no_other_meaning(
    client: Client, alder: Office
) -> None:
    with office_context(alder.pk):
        result = make_result(make_partner(alder))
    url = f"{URL}{result.measure_id}/edit/"
    page = client.get(url).content.decode()
    assert "stay as they are" in page
    assert 'name="about"' not in page
    client.post(url, {"name": "Renamed", "about": "school", "unit": "hours"})
    [measure] = measures(alder)
    assert (measure.name, measure.about, measure.unit) == ("Renamed", "students", "count")


def test_coordinators_and_leaders_do_not_choose_what_is_measured(
    in_alder: Office, ana: Membership, bob: Membership
) -> None:
    measure = make_measure(in_alder)

    def acts(by: Membership) -> list[Callable[[], Measure]]:
        return [
            lambda: take_measure(by=by, office=in_alder, key="offers"),
            lambda: create_measure(by=by, office=in_alder, fields={"name": "Fame"}),
            lambda: update_measure(by=by, measure=measure, fields={"name": "Fame"}),
            lambda: archive_measure(by=by, measure=measure),
            lambda: restore_measure(by=by, measure=measure),
        ]

    for act in (*acts(ana), *acts(bob)):
        with pytest.raises(PermissionDenied):
            act()


def test_pages_of_the_settings_are_for_those_who_may_change_them(
    client_of: Callable[[Membership], Client], ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        measure = make_measure(alder)
    client = client_of(ana)
    for path in ("", "new/", f"{measure.pk}/edit/"):
        assert client.get(f"{URL}{path}").status_code == 403
    for path in ("take/", f"{measure.pk}/archive/", f"{measure.pk}/restore/"):
        assert client.post(f"{URL}{path}").status_code == 403


def test_a_form_that_is_sent_twice_adds_one_measure(client: Client, alder: Office) -> None:
    url = f"{URL}new/"
    page = client.get(url)
    token = page.context["once"]
    assert f'name="once" value="{token}"' in page.text
    said = {"name": "Robots built", "about": "students", "unit": "count", "once": token}
    assert [client.post(url, said).status_code for _ in range(2)] == [302, 302]
    assert [it.name for it in measures(alder)] == ["Robots built"]
    assert client.post(url, said | {"once": "another"}).status_code == 422
