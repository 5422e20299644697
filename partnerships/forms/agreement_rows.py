"""Rows of the same fields on the form of an agreement: goals, and who signs.

There are always some empty rows; a row without words is left out, and so one is taken away. More
rows come with a button that sends the form back, so that it needs no script.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core.forms import DateField
from partnerships.actions.agreement_rows import LARGEST_TARGET, GoalFields, SignatoryFields
from partnerships.enums.agreements import GoalUnit, Side

BLANK = 2  # empty rows below those that are there
FEWEST = 3
MOST_SENT = 100


class RowForm(forms.Form):
    """A row; `id` says which of those that are there it is."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=2**63 - 1)
    main = ""
    """The field without which the row says nothing."""

    @property
    def is_empty(self) -> bool:
        return not self.cleaned_data.get(self.main)


class GoalForm(RowForm):
    """A goal with a number."""

    main = "words"
    words = forms.CharField(label=_("Goal"), max_length=200, required=False)
    target = forms.IntegerField(
        label=_("Number"), min_value=1, max_value=LARGEST_TARGET, required=False
    )
    counts = forms.ChoiceField(
        label=_("Counted as"),
        choices=GoalUnit.choices,
        required=False,
        initial=GoalUnit.ACTIVITIES,
    )
    kind = forms.ChoiceField(label=_("Of activities"), required=False)

    def __init__(self, *args: Any, kinds: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [("", _now("Of any kind")), *kinds.items()]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("words") and data.get("target") is None and "target" not in self.errors:
            self.add_error("target", _now("Say how many."))
        if data.get("target") and not data.get("words") and "words" not in self.errors:
            self.add_error("words", _now("Say what the goal is."))
        data["counts"] = data.get("counts") or GoalUnit.ACTIVITIES
        return data

    def said(self) -> GoalFields:
        """What the action takes."""
        data = self.cleaned_data
        return {
            "id": data["id"],
            "words": data["words"],
            "target": data["target"],
            "counts": data["counts"],
            "kind": data["kind"],
        }


class SignatoryForm(RowForm):
    """Who signs for a side."""

    main = "name"
    side = forms.ChoiceField(label=_("For"), choices=Side.choices, required=False)
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    signed_on = DateField(label=_("Signed on"), required=False)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("signed_on") and not data.get("name"):
            self.add_error("name", _now("Write their name."))
        return data

    def said(self) -> SignatoryFields:
        """What the action takes."""
        data = self.cleaned_data
        return {
            "id": data["id"],
            "side": data["side"] or Side.THEIRS,
            "name": data["name"],
            "title": data["title"],
            "signed_on": data["signed_on"],
        }


class Rows[F: RowForm]:
    """The rows of one kind: of what was sent, or of what is there with some empty ones."""

    def __init__(
        self,
        form: type[F],
        prefix: str,
        data: Any = None,
        *,
        there: Sequence[Mapping[str, Any]] = (),
        most: int,
        more: bool = False,
        **options: Any,
    ) -> None:
        self.prefix, self.most = prefix, most
        if data is not None:
            number = sent_count(data, prefix, most)
            self.forms = [form(data, prefix=f"{prefix}-{it}", **options) for it in range(number)]
            return
        blank = BLANK + (FEWEST if more else 0)
        number = min(max(len(there) + blank, FEWEST), most)
        filled = [*there, *({} for _ in range(number - len(there)))]
        self.forms = [
            form(prefix=f"{prefix}-{index}", initial=dict(said) or None, **options)
            for index, said in enumerate(filled)
        ]

    @property
    def is_full(self) -> bool:
        return len(self.forms) >= self.most

    def is_valid(self) -> bool:
        """Judges all of them."""
        judged = [form.is_valid() for form in self.forms]
        return all(judged)

    def said(self) -> list[Any]:
        """What the action takes, without the empty rows."""
        return [form.said() for form in self.forms if not form.is_empty]  # type: ignore[attr-defined]  # each kind of row has it


def sent_count(data: Any, prefix: str, most: int) -> int:
    """How many rows were sent."""
    said = str(data.get(f"{prefix}-count", ""))
    return min(int(said), most) if said.isascii() and said.isdigit() and len(said) < 4 else 0


def with_new_rows(data: Any, form: type[RowForm], prefix: str, there: Iterable[Any]) -> None:
    """Add to what was sent (a copy) the rows that are there and that it does not know."""
    count = sent_count(data, prefix, MOST_SENT)
    known = {str(data.get(f"{prefix}-{it}-id", "")) for it in range(count)}
    for row in (it for it in there if str(it.pk) not in known):
        for name in form.base_fields:
            value = getattr(row, name)
            data[f"{prefix}-{count}-{name}"] = "" if value is None else str(value)
        count += 1
    data[f"{prefix}-count"] = str(count)


def as_sent(form: type[forms.Form], data: Any, prefix: str) -> dict[str, Any]:
    """What was typed into a form, as it was typed."""
    at = f"{prefix}-" if prefix else ""
    return {
        name: field.widget.value_from_datadict(data, {}, f"{at}{name}")
        for name, field in form.base_fields.items()
    }
