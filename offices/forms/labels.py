"""The office's own words for one vocabulary."""

from typing import Any

from django import forms

from core.registries.vocabularies import RegisteredVocabulary
from offices.actions.labels import LONGEST


class LabelsForm(forms.Form):
    """One field an entry, named by its slug; empty means the standard label, which is its name."""

    def __init__(
        self, data: Any = None, *, vocabulary: RegisteredVocabulary, own: dict[str, str]
    ) -> None:
        super().__init__(data, initial=own)
        for slug, label in vocabulary.choices:
            self.fields[slug] = forms.CharField(
                label=label,
                max_length=LONGEST,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
