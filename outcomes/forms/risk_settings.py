"""The form of the settings of risk."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import ChipCheckboxes
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from offices.queries.labels import labels_of
from outcomes.actions.risk_settings import RiskSettingsFields
from outreach.enums.activities import KINDS, Family


class RiskSettingsForm(forms.Form):
    """Each field says what it changes, and what is usual."""

    care_from = forms.DecimalField(
        label=gettext_lazy("“Needs care” from a score of"),
        max_digits=4,
        decimal_places=1,
    )
    risk_from = forms.DecimalField(
        label=gettext_lazy("“At risk” from a score of"),
        max_digits=4,
        decimal_places=1,
    )
    leader_tiers = forms.MultipleChoiceField(
        label=gettext_lazy("Should hear of a leader once a year"),
        required=False,
        widget=ChipCheckboxes(),
    )
    agreement_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Need a written agreement"),
        required=False,
        widget=ChipCheckboxes(),
    )
    suppress_below = forms.IntegerField(
        label=gettext_lazy("Show no outcomes of fewer students than"), min_value=1, max_value=100
    )

    def __init__(self, *args: Any, office: Office, usual: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices("leader_tiers", labels_of(office, Vocabulary.TIER))
        kinds = labels_of(office, Vocabulary.ACTIVITY_KIND)
        engagements = {kind.value for kind, it in KINDS.items() if it.family == Family.ENGAGEMENT}
        kept = {slug: label for slug, label in kinds.items() if slug in engagements}
        self._choices("agreement_kinds", kept)
        for name, what in _what_it_changes().items():
            words = {"what": what, "usual": usual[name]}
            self.fields[name].help_text = _("%(what)s Usual: %(usual)s.") % words

    def settings_fields(self) -> RiskSettingsFields:
        """What the action takes."""
        return cast("RiskSettingsFields", dict(self.cleaned_data))

    def _choices(self, name: str, labels: Mapping[str, str]) -> None:
        field = cast("forms.MultipleChoiceField", self.fields[name])
        field.choices = list(labels.items())


def _what_it_changes() -> dict[str, str]:
    return {
        "care_from": _("Partners of that score or more need care; below it they are strong."),
        "risk_from": _("The higher it is, the fewer partners are called at risk."),
        "leader_tiers": _("Of other tiers it does not matter whether a leader of yours was there."),
        "agreement_kinds": _("Partners that do none of these need no agreement to be strong."),
        "suppress_below": _("In results, in reports and in what partners are sent."),
    }
