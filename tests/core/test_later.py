"""Choice fields that ask for their records when somebody looks."""

import pytest
from django import forms
from django.db.models import QuerySet

from core.later import LaterField, LaterMultipleField
from offices.models import Office
from partnerships.models import Partner
from tests.factories.partnerships import make_partner

asked: list[str] = []


def _offered() -> QuerySet[Partner]:
    asked.append("offered")
    return Partner.objects.order_by("name")


class _Form(forms.Form):
    one = LaterField(Partner.objects.none(), required=False)
    some = LaterMultipleField(Partner.objects.none(), required=False)

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # as Django's
        asked.clear()
        for name in ("one", "some"):
            self.fields[name].queryset = _offered  # type: ignore[attr-defined]  # of model fields


def test_who_chooses_nothing_asks_for_nothing(in_alder: Office) -> None:
    form = _Form({})
    assert form.is_valid()
    assert form.cleaned_data == {"one": None, "some": []}
    assert asked == []


def test_what_is_chosen_is_found_among_what_is_offered(in_alder: Office) -> None:
    first, second = make_partner(in_alder, name="Ash"), make_partner(in_alder, name="Birch")
    form = _Form({"one": str(first.pk), "some": [str(second.pk)]})
    assert form.is_valid()
    assert form.cleaned_data["one"] == first
    assert list(form.cleaned_data["some"]) == [second]
    assert asked == ["offered", "offered"]  # once each, however often one looks


@pytest.mark.parametrize("name", ["one", "some"])
def test_the_field_shows_all_that_is_offered(in_alder: Office, name: str) -> None:
    make_partner(in_alder, name="Ash")
    shown = str(_Form()[name])
    assert ">Ash</option>" in shown
    assert asked == ["offered"]


def test_what_is_not_offered_is_refused(in_alder: Office) -> None:
    form = _Form({"one": "12345", "some": ["12345"]})
    assert set(form.errors) == {"one", "some"}
