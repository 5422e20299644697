"""What is said when partners of a year are settled in bulk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.api.fields import read_id
from core.forms import DateField
from offices.models import Office
from outcomes.enums.risk import YearAnswer
from outcomes.queries.years_to_close import Closing
from partnerships.actions.exits import ExitFields
from partnerships.forms.exits import ReasonsForm
from partnerships.queries.exits import read_reasons

PREFIX = "answer-"


class SettleForm(ReasonsForm):
    """An answer for each partner that was marked, and why those ended that did."""

    ended_on = DateField(label=_("Ended on"))

    def __init__(self, data: Any = None, *, office: Office, closing: Closing) -> None:
        day = min(closing.year.ends_on, office.today())
        super().__init__(data, office=office, initial={"ended_on": day})
        self.fields["ended_on"].required = False

    @property
    def answers(self) -> dict[int, str]:
        """Partner → answer, of those marked."""
        said = ((it.removeprefix(PREFIX), it) for it in self.data if it.startswith(PREFIX))
        found = {pk: self.data[name] for text, name in said if (pk := read_id(text)) is not None}
        return {pk: it for pk, it in found.items() if it in YearAnswer.values}

    def ending(self) -> ExitFields:
        """When and why those ended that did."""
        why = read_reasons(self.office, self.cleaned_data["reasons"])
        fields = ExitFields(reasons=why["reasons"], own=why["own"])
        if day := self.cleaned_data["ended_on"]:
            fields["ended_on"] = day
        return fields
