"""Every field says its name, its hint and what is wrong with it, to eyes and screen readers."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from core.forms import ChipCheckboxes, ChipRadios, DateField, DateInput

KINDS = [("call", "Call"), ("email", "Email")]


class Form(forms.Form):
    name = forms.CharField(label="Name", help_text="As they write it.")
    private = forms.BooleanField(label="Only for me", required=False)
    kind = forms.ChoiceField(
        label="How", choices=KINDS, widget=ChipRadios(icons={"call": "phone"}, reveals="email")
    )
    days = forms.MultipleChoiceField(label="Days", choices=KINDS, widget=ChipCheckboxes())
    on = forms.DateField(initial=date(2026, 11, 7), widget=DateInput())
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_in_no_year_that_anybody_means_is_refused(day: str) -> None:
    with pytest.raises(ValidationError, match="from 1900 to 2199"):
        DateField().clean(day)


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_every_other_day_is_a_day(day: str) -> None:
    assert DateField().clean(day) == date.fromisoformat(day)


def test_a_field_names_its_hint_and_its_error() -> None:
    page = Form({})["name"].as_field_group()
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'aria-invalid="true"' in page
    assert 'id="id_name_helptext"' in page
    assert 'id="id_name_error"' in page
    assert '<label for="id_name">Name</label>' in page


def test_a_field_without_fault_says_nothing_about_errors() -> None:
    page = Form()["name"].as_field_group()
    assert "aria-invalid" not in page
    assert "_error" not in page


def test_a_checkbox_stands_inside_its_label() -> None:
    page = Form()["private"].as_field_group()
    assert page.index("<label") < page.index("<input") < page.index("</label>")


def test_choices_are_a_group_of_chips() -> None:
    page = Form()["kind"].as_field_group()
    assert page.count('class="chip"') == 2
    assert "<legend>How</legend>" in page
    assert page.count("<svg") == 1
    assert page.count("data-reveals") == 1


def test_a_group_with_an_error_is_described_by_it() -> None:
    page = Form({})["days"].as_field_group()
    assert 'aria-describedby="id_days_error"' in page


def test_the_date_is_written_as_the_browser_wants_it() -> None:
    page = str(Form()["on"])
    assert 'type="date"' in page
    assert 'value="2026-11-07"' in page


def test_a_whole_form_shows_all_its_fields_once() -> None:
    page = str(Form())
    assert page.count('name="name"') == 1
    assert page.count('name="hidden"') == 1


def test_faults_of_the_whole_form_are_an_alert() -> None:
    form = Form({})
    form.add_error(None, "These two are the same.")
    assert 'role="alert"' in str(form)
    assert "These two are the same." in str(form)
