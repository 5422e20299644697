"""Choosing one or several records out of many: a search box, a list, the chosen ones as chips.

A form that has a picker derives from `PickerForm`; its options URL answers with
`picker_options`. Without JavaScript the Search button sends the form back with the same values
and a narrower list.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Search = Callable[[QuerySet[Any], str], Iterable[Any]]

LIMIT = 8


@dataclass(frozen=True)
class Option:
    """One line of a picker: the value sent, its label, and a quiet word beside it."""

    value: str
    label: str
    note: str = ""


class Picker(forms.Widget):
    """A search box over a model choice field (several with `multiple`, else one).

    `search(queryset, words)` returns the records to offer, best first; with no words, those most
    likely wanted. `options_url` answers the same as the user types. `note(record)` gives the
    quiet word beside a label. `known` are records that have been read already, by their value;
    with `is_lazy` nothing is offered before the user asks.
    """

    template_name = "forms/picker.html"
    use_fieldset = True
    choices: Any = ()

    def __init__(
        self,
        *,
        search: Search,
        options_url: str = "",
        multiple: bool = True,
        note: Callable[[Any], str] | None = None,
        placeholder: str = "",
        attrs: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(attrs)
        self.search, self.options_url, self.multiple = search, options_url, multiple
        self.note = note or (lambda record: "")
        self.placeholder = placeholder
        self.words = ""
        self.known: Mapping[str, Any] = {}
        self.is_lazy = False

    def __deepcopy__(self, memo: dict[int, Any]) -> "Picker":
        copied = super().__deepcopy__(memo)
        copied.choices = self.choices
        copied.words = ""
        return copied

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Read the chosen values; what stands in the search box is kept for showing it again."""
        self.words = str(data.get(f"{name}_q", "")).strip()
        if not self.multiple:
            return data.get(name)
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """An empty picker sends nothing, as a set of checkboxes does."""
        return False

    def id_for_label(self, id_: str) -> str:
        """The group has a legend; its label points nowhere."""
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the chosen options and the ones on offer."""
        context = super().get_context(name, value, attrs)
        chosen = self._chosen(value)
        taken = {option.value for option in chosen}
        offered = [] if self.is_lazy else self.options(self.search(self._records(), self.words))
        context["widget"] |= {
            "type": "checkbox" if self.multiple else "radio",
            "multiple": self.multiple,
            "chosen": chosen,
            "options": [option for option in offered if option.value not in taken],
            "options_url": self.options_url,
            "is_lazy": self.is_lazy,
            "words": self.words,
            "placeholder": self.placeholder,
            "invalid": "aria-invalid" in context["widget"]["attrs"],
        }
        return context

    def options(self, records: Iterable[Any]) -> list[Option]:
        """Turn records into lines of the picker."""
        return [Option(self._key(it), str(it), self.note(it)) for it in records]

    def _records(self) -> QuerySet[Any]:
        records: QuerySet[Any] = self.choices.queryset
        return records

    def _key(self, record: Model) -> str:
        return str(self.choices.field.prepare_value(record))

    def _chosen(self, value: Any) -> list[Option]:
        values = value if isinstance(value, list | tuple | set | QuerySet) else [value]
        wanted = [self._plain(it) for it in values if it not in (None, "")]
        if not wanted:
            return []
        if all(it in self.known for it in wanted):
            return self.options(self.known[it] for it in wanted)
        key = self.choices.field.to_field_name or "pk"
        valid = [it for it in wanted if self._is_key(key, it)]
        records = self._records().filter(**{f"{key}__in": valid})
        found = {option.value: option for option in self.options(records)}
        return [found[it] for it in wanted if it in found]

    def _plain(self, value: Any) -> str:
        return str(self.choices.field.prepare_value(value))

    def _is_key(self, key: str, value: str) -> bool:
        model = self._records().model
        field = model._meta.pk if key == "pk" else model._meta.get_field(key)
        try:
            field.to_python(value)
        except forms.ValidationError:
            return False
        return True


class PickerForm(forms.Form):
    """A form with pickers. Their Search buttons narrow a list; they submit and judge nothing."""

    def is_searching(self) -> bool:
        """Whether a picker's Search button was pressed, and not the form's own."""
        return self.is_bound and any(
            f"{self.add_prefix(name)}_find" in self.data for name in self.fields
        )

    def is_valid(self) -> bool:
        """A search is never a submission."""
        return not self.is_searching() and super().is_valid()

    def full_clean(self) -> None:
        """Show no errors while the user is still looking for something."""
        if self.is_searching():
            self._errors = ErrorDict(renderer=self.renderer)
            self.cleaned_data: dict[str, Any] = {}
            self._read_words()
            return
        super().full_clean()

    def _read_words(self) -> None:
        for bound in (self[name] for name in self.fields):
            bound.field.widget.value_from_datadict(self.data, self.files, bound.html_name)


def picker_options(request: HttpRequest, options: Sequence[Option]) -> HttpResponse:
    """Answer a picker's options URL, which asks with `q`, `name` and `type`."""
    kind = "radio" if request.GET.get("type") == "radio" else "checkbox"
    asked = {name: request.GET.get(name, "") for name in ("q", "name")}
    context = {"options": options, "name": asked["name"], "type": kind, "words": asked["q"]}
    return render(request, "components/picker_options.html", context)
