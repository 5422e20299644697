"""The form of a batch: what its documents have in common."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.api.fields import read_id
from core.forms import ChipRadios, DateField
from offices.models import Membership, Office
from offices.queries.members import members_of
from recognition.actions.batches import BatchSettings
from recognition.actions.signers import SignerFields
from recognition.enums.documents import (
    BatchOutput,
    DocumentKind,
    DocumentLanguage,
    Layout,
    Paper,
    Signing,
)
from recognition.models import Stationery
from recognition.models.documents import LONGEST_WORDING, MOST_SIGNERS

OWN, SAME = "own", "same"
LABELS = str(BatchOutput.LABELS)
WHATS = (str(DocumentKind.CERTIFICATE), str(DocumentKind.LETTER), LABELS)
OUTPUTS = [it for it in BatchOutput.choices if it[0] != LABELS]
SIGNERS = tuple(f"signer_{it}" for it in range(1, MOST_SIGNERS + 1))
OF_DOCUMENTS = ("words", "wording", "language", "paper", "dated_on", *SIGNERS, "signing", "output")


def what_of(said: str) -> str:
    """What is to be made; certificates, unless one of the others is named."""
    return said if said in WHATS else WHATS[0]


def ids_of(said: list[str]) -> list[int]:
    """The ids in texts as "1,2,3", each once."""
    found = (read_id(it) for text in said for it in text.split(","))
    return list(dict.fromkeys(pk for pk in found if pk is not None))


class BatchForm(forms.Form):
    """Of a batch of certificates or letters; of labels only the name is asked."""

    name = forms.CharField(
        label=_("Name of the batch"),
        max_length=120,
        help_text=_("For you and your colleagues. It is not printed."),
        widget=forms.TextInput(attrs={"placeholder": _("Spring breakfast")}),
    )
    words = forms.ChoiceField(
        label=_("Words"),
        choices=[(OWN, _("Proposed for each")), (SAME, _("The same for all"))],
        initial=OWN,
        widget=ChipRadios(reveals=SAME),
    )
    wording = forms.CharField(
        label=_("In recognition of"),
        required=False,
        max_length=LONGEST_WORDING,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=DocumentLanguage.choices, widget=ChipRadios()
    )
    layout = forms.ChoiceField(label=_("Look"), choices=Layout.choices, widget=ChipRadios())
    paper = forms.ChoiceField(label=_("Paper"), choices=Paper.choices, widget=ChipRadios())
    signer_1 = forms.ModelChoiceField(
        label=_("Signed by"),
        queryset=Membership.objects.none(),
        required=False,
        empty_label=_("Nobody"),
    )
    signer_2 = forms.ModelChoiceField(
        label=_("And by"),
        queryset=Membership.objects.none(),
        required=False,
        empty_label=_("Nobody else"),
    )
    signing = forms.ChoiceField(
        label=_("How they sign"),
        choices=[(Signing.PEN, _("By pen, on paper")), (Signing.ASKED, _("In Lanyard, before"))],
        initial=Signing.PEN,
        widget=ChipRadios(),
    )
    dated_on = DateField(label=_("Date"))
    output = forms.ChoiceField(
        label=_("What you get"), choices=OUTPUTS, initial=BatchOutput.PRINT, widget=ChipRadios()
    )

    def __init__(
        self,
        *args: Any,
        office: Office,
        what: str,
        look: Stationery,
        member: Membership,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.office, self.what = office, what
        today = office.today()
        usual = {
            "layout": look.layout,
            "paper": look.paper,
            "dated_on": today,
            "language": DocumentLanguage.ENGLISH,
            "signer_1": member.pk,
        }
        self.initial.update(usual)
        for name in SIGNERS:
            self._signer(name).queryset = members_of(office)
            self._signer(name).label_from_instance = _named  # type: ignore[method-assign, assignment]  # as Django's docs have it
        self._leave_out()

    def _leave_out(self) -> None:
        gone = OF_DOCUMENTS if self.what == LABELS else ()
        if self.what != DocumentKind.CERTIFICATE:
            gone = (*gone, "layout")
        for name in gone:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The same words for all have to be said."""
        data = super().clean() or self.cleaned_data
        if data.get("words") == SAME and not data.get("wording"):
            self.add_error("wording", _("Say what you thank for."))
        return data

    def what_comes(self) -> str:
        """The output of the batch."""
        return LABELS if self.what == LABELS else str(self.cleaned_data["output"])

    def settings(self) -> BatchSettings:
        """What the actions take; what is wrong is left out, for previews."""
        data = getattr(self, "cleaned_data", {}) if self.is_bound else self._initially()
        if self.what == LABELS:
            return {}
        said: BatchSettings = {
            "kind": self.what,
            "language": data.get("language", ""),
            "layout": data.get("layout", ""),
            "paper": data.get("paper", ""),
            "dated_on": data.get("dated_on") or self.initial["dated_on"],
            "wording": data.get("wording", "") if data.get("words") == SAME else "",
            "signers": self._signers(data),
        }
        return said

    def _initially(self) -> dict[str, Any]:
        data = {name: self.get_initial_for_field(it, name) for name, it in self.fields.items()}
        for name in SIGNERS:
            if name in data:
                members = members_of(self.office)
                data[name] = members.filter(pk=data[name] or 0).first()
        return data

    def _signers(self, data: dict[str, Any]) -> list[SignerFields]:
        signing = data.get("signing") or str(Signing.PEN)
        return [
            {"member": member, "signing": str(signing)}
            for name in SIGNERS
            if (member := data.get(name)) is not None
        ]

    def _signer(self, name: str) -> "forms.ModelChoiceField[Membership]":
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        return field


def _named(member: Membership) -> str:
    return ", ".join(filter(None, [member.display_name, member.title]))
