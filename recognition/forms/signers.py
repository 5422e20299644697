"""Who signs, on the form of a certificate or letter: two rows of the same fields."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core.forms import ChipRadios
from offices.models import Membership
from recognition.actions.signers import SignerFields
from recognition.enums.documents import Signing
from recognition.models.documents import MOST_SIGNERS

NOBODY, OTHER = "", "other"
PLACES = range(1, MOST_SIGNERS + 1)


class SignersForm(forms.Form):
    """Two signers, each a member or somebody with a typed name; mixed into a form."""

    signer_1 = forms.ChoiceField(label=_("Signed by"), required=False)
    signer_2 = forms.ChoiceField(label=_("And by"), required=False)
    signer_name_1 = forms.CharField(label=_("Name"), max_length=120, required=False)
    signer_name_2 = forms.CharField(label=_("Name"), max_length=120, required=False)
    signer_title_1 = forms.CharField(label=_("Job title"), max_length=120, required=False)
    signer_title_2 = forms.CharField(label=_("Job title"), max_length=120, required=False)
    signing_1 = forms.ChoiceField(
        label=_("How"), choices=Signing.choices, required=False, widget=ChipRadios()
    )
    signing_2 = forms.ChoiceField(
        label=_("How"), choices=Signing.choices, required=False, widget=ChipRadios()
    )

    def offer_signers(self, members: Sequence[Membership], author: Membership) -> None:
        """The members on offer, in their order; of oneself it says so."""
        self.members = {str(it.pk): it for it in members}
        named = [(str(it.pk), _label(it, author)) for it in members]
        choices = [(NOBODY, _now("Nobody")), *named, (OTHER, _now("Somebody else"))]
        for place in PLACES:
            field = self.fields[f"signer_{place}"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
            self.initial.setdefault(f"signing_{place}", Signing.PEN)

    @property
    def signer_rows(self) -> list[dict[str, forms.BoundField]]:
        """The fields of each row, for the template."""
        names = ("signer", "signer_name", "signer_title", "signing")
        return [{name: self[f"{name}_{place}"] for name in names} for place in PLACES]

    def signers(self) -> list[SignerFields]:
        """What the action takes."""
        found = (self._signer(place) for place in PLACES)
        return [it for it in found if it is not None]

    def check_signers(self) -> None:
        """Somebody else has a name, and nobody of the office can be asked twice."""
        data = self.cleaned_data
        for place in PLACES:
            is_other = data.get(f"signer_{place}") == OTHER
            if is_other and not data.get(f"signer_name_{place}"):
                self.add_error(f"signer_name_{place}", _now("Write their name."))
        if data.get("signer_1") == data.get("signer_2") != OTHER and data.get("signer_2"):
            self.add_error("signer_2", _now("Choose two different people to sign."))

    def _signer(self, place: int) -> SignerFields | None:
        who: str = self.cleaned_data.get(f"signer_{place}", NOBODY)
        if who == OTHER:
            name: str = self.cleaned_data.get(f"signer_name_{place}", "")
            title: str = self.cleaned_data.get(f"signer_title_{place}", "")
            return {"name": name, "title": title, "signing": Signing.PEN} if name else None
        if who not in self.members:
            return None
        signing = self.cleaned_data.get(f"signing_{place}") or Signing.PEN
        return {"member": self.members[who], "signing": signing}


def _label(member: Membership, author: Membership) -> str:
    name: Any = ", ".join(filter(None, [member.display_name, member.title]))
    return _now("%(name)s (you)") % {"name": name} if member.pk == author.pk else name
