"""The forms of an agreement: what it says, its signatures, renewal, early end and files."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ChipCheckboxes, DateField
from offices.enums.vocabularies import Vocabulary
from offices.models import Office, Site
from offices.queries.labels import labels_of
from partnerships.actions.agreement_rows import MOST_GOALS, MOST_SIGNATORIES
from partnerships.actions.agreements import AgreementFields
from partnerships.forms.agreement_rows import (
    GoalForm,
    Rows,
    SignatoryForm,
    as_sent,
    sent_count,
    with_new_rows,
)
from partnerships.models import Agreement, AgreementSignatory
from partnerships.models.agreements import LONGEST_PART
from partnerships.queries.agreements import sites_for_agreement

NAMES = ("title", "starts_on", "ends_on", "notice_days", "our_part", "their_part")
PAPERS = ".pdf,.docx,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"


class AgreementForm(forms.Form):
    """What an agreement says itself."""

    title = forms.CharField(
        label=_("What it is about"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    starts_on = DateField(label=_("Begins"))
    ends_on = DateField(
        label=_("Ends"),
        required=False,
        help_text=_("Empty: it runs until somebody ends it."),
    )
    notice_days = forms.IntegerField(
        label=_("Days of notice"),
        min_value=0,
        max_value=365,
        initial=30,
        help_text=_("How long before the end either side says that it leaves."),
    )
    our_part = forms.CharField(
        label=_("What we do"),
        max_length=LONGEST_PART,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    their_part = forms.CharField(
        label=_("What they do"),
        max_length=LONGEST_PART,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    sites = forms.ModelMultipleChoiceField(
        Site.objects.none(),
        label=_("For"),
        required=False,
        widget=ChipCheckboxes(),
        help_text=_("None chosen: for the whole office."),
    )

    def __init__(self, data: Any = None, *, sites: Any, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        field = cast("forms.ModelMultipleChoiceField[Site]", self.fields["sites"])
        field.queryset = sites


class AgreementSheet:
    """The whole form: the agreement, its goals, who signs.

    With `more` ("goals" or "signatories") nothing is judged: the form comes back with more rows.
    """

    def __init__(
        self, data: Any = None, *, office: Office, agreement: Agreement | None = None
    ) -> None:
        more = "" if data is None else str(data.get("more", ""))
        self.is_judged = data is not None and not more
        sent = data if self.is_judged else None
        kinds = labels_of(office, Vocabulary.ACTIVITY_KIND)
        self.form = AgreementForm(
            sent,
            sites=sites_for_agreement(office, agreement),
            initial=as_sent(AgreementForm, data, "") if more else _of(agreement, office.today()),
        )
        self.goals = Rows(
            GoalForm,
            "goals",
            sent,
            there=_sent(GoalForm, data, "goals", MOST_GOALS) if more else _rows(agreement, "goals"),
            most=MOST_GOALS,
            more=more == "goals",
            kinds=kinds,
        )
        lines = _sent(SignatoryForm, data, "signatories", MOST_SIGNATORIES) if more else None
        self.signatories = Rows(
            SignatoryForm,
            "signatories",
            sent,
            there=_rows(agreement, "signatories") if lines is None else lines,
            most=MOST_SIGNATORIES,
            more=more == "signatories",
        )

    def is_valid(self) -> bool:
        """Judges all parts, so that every message shows at once."""
        parts = (self.form, self.goals, self.signatories)
        judged = [part.is_valid() for part in parts] if self.is_judged else [False]
        return all(judged)

    def as_fields(self) -> AgreementFields:
        """What the actions take."""
        said = dict(self.form.cleaned_data)
        said |= {"goals": self.goals.said(), "signatories": self.signatories.said()}
        return cast(AgreementFields, said | {"sites": list(said["sites"])})


def with_rows_since(data: Any, agreement: Agreement) -> Any:
    """What was sent, and the goals and signatures that were added since the form was opened."""
    sent = data.copy()
    with_new_rows(sent, GoalForm, "goals", agreement.goals.order_by("id"))
    with_new_rows(sent, SignatoryForm, "signatories", agreement.signatories.order_by("id"))
    return sent


class SignForm(forms.Form):
    """When signatures were asked for, and who has signed on which day."""

    asked_on = DateField(
        label=_("Asked for signatures on"),
        required=False,
        help_text=_("The day on which it was sent or handed over. Empty: not yet."),
    )

    def __init__(
        self, data: Any = None, *, agreement: Agreement, lines: Sequence[AgreementSignatory]
    ) -> None:
        initial: dict[str, Any] = {"asked_on": agreement.asked_on or agreement.office.today()}
        initial |= {_name(it): it.signed_on for it in lines}
        super().__init__(data, initial=initial)
        self.lines = lines
        for it in lines:
            named = ", ".join(filter(None, [it.name, it.title]))
            self.fields[_name(it)] = DateField(
                label=_("%(name)s signed on") % {"name": named}, required=False
            )

    @property
    def rows(self) -> list[forms.BoundField]:
        """The fields of the lines, for the template."""
        return [self[_name(it)] for it in self.lines]

    def signed(self) -> dict[int, date | None]:
        """The day of each line by its id."""
        return {it.pk: self.cleaned_data[_name(it)] for it in self.lines}


class RenewForm(forms.Form):
    """The time of the agreement that follows."""

    starts_on = DateField(label=_("Begins"))
    ends_on = DateField(
        label=_("Ends"), required=False, help_text=_("Empty: it runs until somebody ends it.")
    )


class EndForm(forms.Form):
    """The last day of an agreement that a side leaves."""

    ended_early_on = DateField(label=_("Last day"))


class FileForm(forms.Form):
    """A paper."""

    file = forms.FileField(
        label=_("Add a file"),
        widget=forms.FileInput(attrs={"accept": PAPERS}),
        help_text=_("PDF, Word (DOCX), PNG or JPEG, up to 10 MB."),
        error_messages={"required": _("Choose a file first.")},
    )


def _name(line: AgreementSignatory) -> str:
    return f"signed_{line.pk}"


def _of(agreement: Agreement | None, today: date) -> dict[str, Any]:
    if agreement is None:
        return {"starts_on": today}
    said = {name: getattr(agreement, name) for name in NAMES}
    return said | {"sites": list(agreement.sites.values_list("site", flat=True))}


def _rows(agreement: Agreement | None, name: str) -> list[dict[str, Any]]:
    if agreement is None:
        return []
    return list(getattr(agreement, name).order_by("id").values())


def _sent(form: Any, data: Any, prefix: str, most: int) -> list[dict[str, Any]]:
    """The rows as they were typed, without those that say nothing."""
    rows = [as_sent(form, data, f"{prefix}-{it}") for it in range(sent_count(data, prefix, most))]
    return [row for row in rows if row.get(form.main) or row.get("id")]
