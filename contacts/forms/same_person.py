"""Adding somebody, and asking whether it is one whom the office knows already."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.forms.people import PersonForm
from contacts.models import Contact
from contacts.queries.contacts import SamePerson, same_people
from offices.models import Office
from partnerships.models import Partner

SOMEBODY_ELSE = "new"


class NewPersonForm(PersonForm):
    """A person to add. `same_as` shows once there is somebody with the name or an address."""

    same_as = forms.ChoiceField(
        label=_("Is this the same person?"), required=False, widget=forms.RadioSelect
    )

    field_order = ["same_as", *PersonForm.base_fields]

    def __init__(self, *args: Any, office: Office, partner: Partner, **kwargs: Any) -> None:
        super().__init__(*args, office=office, **kwargs)
        self.partner = partner
        self.same: list[SamePerson] = self._same() if self.is_bound else []
        self._choices().choices = [*_known(self.same), (SOMEBODY_ELSE, _("Somebody else"))]

    def clean(self) -> dict[str, Any]:
        """Ask once: with somebody known, `same_as` has to be answered."""
        cleaned = super().clean() or {}
        if self.same and not cleaned.get("same_as") and "same_as" not in self.errors:
            self.add_error("same_as", self._question())
        return cleaned

    @property
    def known(self) -> Contact | None:
        """The person it is, when it is one whom the office knows."""
        chosen = self.cleaned_data.get("same_as")
        return next((it.contact for it in self.same if str(it.contact.pk) == chosen), None)

    def _same(self) -> list[SamePerson]:
        name, emails = self._typed("name"), self._typed("emails").split()
        if not (name or emails):
            return []
        return same_people(self.office, self.partner, name, emails, self.office.today())

    def _typed(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), "")).replace("\x00", "")

    def _choices(self) -> forms.ChoiceField:
        field = self.fields["same_as"]
        assert isinstance(field, forms.ChoiceField)
        return field

    def _question(self) -> str:
        here = next((it for it in self.same if it.is_here), None)
        if here is not None:
            words = gettext("%(name)s is already one of this partner's people.")
            return words % {"name": here.contact.name}
        return gettext("You know somebody by this name or address. Say who this is.")


def _known(same: list[SamePerson]) -> list[tuple[str, str]]:
    return [(str(it.contact.pk), _described(it)) for it in same if not it.is_here]


def _described(same: SamePerson) -> str:
    where = "; ".join(same.at) or gettext("no partner now")
    return gettext("%(name)s (%(where)s)") % {"name": same.contact.name, "where": where}
