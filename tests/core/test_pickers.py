"""A picker offers few out of many, keeps what was chosen, and works without JavaScript."""

from typing import Any

import pytest
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import QueryDict
from django.test import RequestFactory

from core.pickers import Option, Picker, PickerForm, picker_options

pytestmark = pytest.mark.django_db


def by_model(records: QuerySet[Any], words: str) -> QuerySet[Any]:
    return records.filter(model__contains=words).order_by("model")[:2]


class Form(PickerForm):
    many = forms.ModelMultipleChoiceField(
        ContentType.objects.all(), widget=Picker(search=by_model, note=lambda it: it.app_label)
    )
    one = forms.ModelChoiceField(
        ContentType.objects.all(), required=False, widget=Picker(search=by_model, multiple=False)
    )
    note = forms.CharField()


def sent(**values: str | list[str]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def key(model: str) -> str:
    return str(ContentType.objects.get(model=model).pk)


def test_it_offers_only_what_the_search_returns() -> None:
    page = str(Form()["many"])
    assert page.count('type="checkbox"') == 2
    assert "checked" not in page


def test_what_was_chosen_stays_chosen_and_is_not_offered_again() -> None:
    chosen = key("contenttype")
    page = str(Form(sent(many=[chosen], many_q="contenttype"))["many"])
    assert page.count(f'value="{chosen}"') == 1
    assert "checked" in page


def test_one_choice_is_a_radio() -> None:
    page = str(Form(sent(one=key("contenttype")))["one"])
    assert 'type="radio"' in page
    assert 'type="checkbox"' not in page


def test_searching_submits_nothing_and_judges_nothing() -> None:
    form = Form(sent(many_find="1", many_q="contenttype", note=""))
    assert form.is_searching()
    assert not form.is_valid()
    assert not form.errors
    assert key("contenttype") in str(form["many"])


def test_a_submission_is_cleaned_as_usual() -> None:
    form = Form(sent(many=[key("contenttype")], note="Called"))
    assert form.is_valid()
    assert [it.model for it in form.cleaned_data["many"]] == ["contenttype"]
    assert form.cleaned_data["one"] is None


def test_nothing_chosen_is_an_error_at_the_search_box() -> None:
    form = Form(sent(note="Called"))
    assert not form.is_valid()
    page = form["many"].as_field_group()
    assert 'aria-invalid="true"' in page
    assert 'id="id_many_error"' in page
    assert 'aria-describedby="id_many_error"' in page


def test_a_value_that_is_no_key_is_left_out() -> None:
    page = str(Form(sent(many=["'; drop", key("contenttype")]))["many"])
    assert page.count("checked") == 1


def test_two_forms_do_not_share_what_was_typed() -> None:
    Form(sent(many_q="contenttype", note="x")).is_valid()
    assert 'value="contenttype"' not in str(Form()["many"])


def test_an_empty_list_says_whether_words_are_to_blame() -> None:
    searched = picker_options(RequestFactory().get("/", {"q": "zzz"}), []).content.decode()
    empty = picker_options(RequestFactory().get("/"), []).content.decode()
    assert "Nothing matches. Try fewer letters." in searched
    assert "There is nothing to choose from." in empty


def test_the_options_answer_escapes_what_it_was_asked_with() -> None:
    request = RequestFactory().get("/", {"name": '"><script>', "type": "<b>"})
    page = picker_options(request, [Option("1", "Rivera & Sons", "Harlow")]).content.decode()
    assert "<script>" not in page
    assert 'type="checkbox"' in page
    assert "Rivera &amp; Sons" in page
