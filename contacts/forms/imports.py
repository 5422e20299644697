"""What the import asks: for a file, for its columns, for what to do where something is there."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.forms import ChipRadios
from core.imports.reading.limits import FILE_BYTES
from core.models.imports import DayOrder, Import, Matches
from core.registries.sheets import Sheet, sheets

READABLE = (".csv", ".txt", ".tsv", ".tab", ".xlsx", ".xlsm")
OLD_EXCEL = (".xls", ".xlsb")
WRONG_TYPE = _(
    "“%(name)s” is not a spreadsheet that we can read."
    " Save it as .xlsx or .csv, then choose it again."
)
OLD_TYPE = _(
    "“%(name)s” is in an older Excel format. Open it, save it as .xlsx, then choose that file."
)
TOO_LARGE = _("“%(name)s” is larger than 25 MB. Split it into smaller files.")


class UploadForm(forms.Form):
    """Which kind of spreadsheet, and the file."""

    sheet = forms.ChoiceField(
        label=_("What is in it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what is in the file.")},
    )
    file = forms.FileField(
        label=_("Your file"),
        help_text=_("Excel (.xlsx) or CSV, 25 MB and 20,000 rows at most. Choose it or drop it."),
        widget=forms.FileInput(attrs={"accept": ",".join(READABLE)}),
        max_length=200,
        error_messages={
            "required": _("Choose the file that you want to bring in."),
            "empty": _("This file is empty. Choose the one that holds your rows."),
            "max_length": _("The name of this file is very long. Give it a shorter one."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(it.name, it.label) for it in sheets()]
        field = self.fields["sheet"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        self.initial.setdefault("sheet", choices[0][0] if choices else "")

    @property
    def chosen(self) -> str:
        """The kind that is ticked."""
        return str(self["sheet"].value())

    def clean_file(self) -> Any:
        """Refuse at once what nobody can read; what is inside shows when it is read."""
        file = self.cleaned_data["file"]
        ending = PurePath(file.name).suffix.lower()
        if ending in OLD_EXCEL:
            raise ValidationError(OLD_TYPE, code="old", params={"name": file.name})
        if ending not in READABLE:
            raise ValidationError(WRONG_TYPE, code="type", params={"name": file.name})
        if file.size > FILE_BYTES:
            raise ValidationError(TOO_LARGE, code="size", params={"name": file.name})
        return file


class ColumnsForm(forms.Form):
    """For each column of the file, which of ours it is; "" leaves it out. And how days are read."""

    def __init__(self, *args: Any, run: Import, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.run, self.sheet = run, sheet
        ours = {index: key for key, index in run.mapping.items()}
        choices = [("", _("Leave out")), *((it.key, it.label) for it in sheet.columns)]
        for index, header in enumerate(run.header):
            self.fields[f"column-{index}"] = forms.ChoiceField(
                label=header, choices=choices, required=False, initial=ours.get(index, "")
            )
        if any(it.is_day and it.key in run.mapping for it in sheet.columns):
            self.fields["day_order"] = forms.ChoiceField(
                label=_("Days such as 3/9/2024"),
                choices=DayOrder.choices,
                required=False,
                initial=run.day_order,
            )

    @property
    def mapping(self) -> dict[str, int]:
        """Our columns by their key → which column of the file. Only for a valid form."""
        return {
            key: index
            for index in range(len(self.run.header))
            if (key := self.cleaned_data.get(f"column-{index}"))
        }

    @property
    def chosen_order(self) -> str:
        """A DayOrder; as it was where the form does not say."""
        return self.cleaned_data.get("day_order") or self.run.day_order

    def clean(self) -> dict[str, Any]:
        """Refuse two columns of the file that are to be the same of ours."""
        cleaned = super().clean() or self.cleaned_data
        taken: dict[str, int] = {}
        for index in range(len(self.run.header)):
            key = cleaned.get(f"column-{index}", "")
            if key and key in taken:
                self._twice(key, taken[key], index)
            elif key:
                taken[key] = index
        return cleaned

    def _twice(self, key: str, *indexes: int) -> None:
        label = next(it.label for it in self.sheet.columns if it.key == key)
        for index in indexes:
            words = _("Only one column can be “%(label)s”.")
            error = ValidationError(words, code="twice", params={"label": label})
            self.add_error(f"column-{index}", error)


class MatchesForm(forms.Form):
    """What to do with rows that are there already, and with those that only look like it.

    A field called "matches" would hide the method of that name which scripts call on a form.
    """

    there = forms.ChoiceField(
        label=_("Rows that are there already"), choices=Matches.choices, widget=ChipRadios
    )
    alike = forms.ChoiceField(
        label=_("Rows that are perhaps there already"), choices=Matches.choices, widget=ChipRadios
    )


class RowForm(forms.Form):
    """The same for one row; empty follows the import."""

    choice = forms.ChoiceField(choices=[("", ""), *Matches.choices], required=False)


def words_said(data: QueryDict) -> dict[str, dict[str, str]]:
    """What unknown words of the file were told to mean: {column: {word: slug}}.

    The page sends the three of each word side by side. What is left empty stays unknown.
    """
    said: dict[str, dict[str, str]] = {}
    lists = (data.getlist(name) for name in ("column", "word", "means"))
    for column, word, means in zip(*lists, strict=False):
        if means:
            said.setdefault(column, {})[word] = means
    return said
