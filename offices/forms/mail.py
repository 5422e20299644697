"""The form that says who gets the answers to the office's mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from offices.models import Membership, Office
from offices.queries.mail import chosen_answerer, usual_answerer
from offices.queries.members import members_of


class AnswersForm(forms.Form):
    """One member, or nobody in particular."""

    member = forms.ModelChoiceField(
        Membership.objects.none(),
        label=gettext_lazy("Answers go to"),
        required=False,
        help_text=gettext_lazy(
            "Whoever answers a mail of the office writes to this person. Usually that is the "
            "director who came first."
        ),
    )

    def __init__(self, data: Any = None, *, office: Office) -> None:
        super().__init__(data, initial={"member": chosen_answerer(office)})
        field = self.fields["member"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = members_of(office)
        usual = usual_answerer(office)
        words = _("As usual: %(name)s")
        field.empty_label = words % {"name": usual} if usual else _("Nobody")
