"""The form of a certificate, a letter of thanks, or the acknowledgement of a gift."""

from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from core.forms import ChipRadios, DateField
from core.pickers import LIMIT, Picker, PickerForm
from offices.models import Membership, Office
from outreach.models import Activity
from partnerships.models import Partner
from partnerships.queries.partners import best_partners, partners_of
from recognition.actions.documents import DocumentFields
from recognition.document_policies import CERTIFICATE_WORDING
from recognition.enums.channels import ANNIVERSARIES, Occasion
from recognition.enums.documents import DocumentKind, Layout, Paper
from recognition.forms.signers import SignersForm
from recognition.models.documents import LONGEST_NAME, LONGEST_WORDING
from recognition.queries.composing import who_may_sign

LANGUAGES = [("en", "English"), ("es", "Español")]
SHOW = "show"
"""The button that shows the sheet, where no script does; it makes nothing."""
MAIL = "mail"
"""The button that makes it and sends it by mail."""


class ComposeForm(SignersForm, PickerForm):
    """What all documents have. It is always given data: what is proposed stands in it."""

    kind = DocumentKind.CERTIFICATE
    from_log = _("Started from this year's log. Change anything.")

    partner = forms.ModelChoiceField(
        Partner.objects.none(),
        label=_("For"),
        error_messages={"required": _("Choose a partner.")},
    )
    to_name = forms.CharField(label=_("Name on it"), min_length=2, max_length=LONGEST_NAME)
    wording = forms.CharField(label=_("In recognition of"), required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGES, widget=ChipRadios(), initial="en"
    )
    paper = forms.ChoiceField(label=_("Paper"), choices=Paper.choices, widget=ChipRadios())
    dated_on = DateField(label=_("Date on it"))
    mail_to = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        required=False,
        help_text=_("For “Email it”. It goes out with the PDF once everybody has signed."),
    )
    occasion = forms.ChoiceField(choices=Occasion.choices, required=False, widget=forms.HiddenInput)
    activity = forms.IntegerField(required=False, widget=forms.HiddenInput)
    anniversary_years = forms.TypedChoiceField(
        choices=[(it, it) for it in ANNIVERSARIES],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, data: Any = None, *, office: Office, author: Membership, **kw: Any) -> None:
        super().__init__(data, **kw)
        self.office = office
        self.offer_signers(list(who_may_sign(office)), author)
        self._offer_partners()

    def say_where_from(self) -> None:
        """Of words that name what the partner did: where they come from."""
        self.fields["wording"].help_text = self.from_log

    def is_searching(self) -> bool:
        """Whether a button was pressed that makes nothing."""
        return super().is_searching() or (self.is_bound and SHOW in self.data)

    def clean(self) -> dict[str, Any]:
        """Take the signers together; what shall be mailed needs an address."""
        self.check_signers()
        if self.is_mailed and not self.cleaned_data.get("mail_to") and "mail_to" not in self.errors:
            self.add_error("mail_to", _now("Write an email address."))
        return self.cleaned_data

    @property
    def is_mailed(self) -> bool:
        """Whether “Email it” was pressed."""
        return MAIL in self.data

    def document_fields(self) -> DocumentFields:
        """What the action takes; what holds an error is left out."""
        data = self.cleaned_data
        known = DocumentFields.__annotations__.keys() - {"activity", "mail_to"}
        said: dict[str, Any] = {name: it for name, it in data.items() if name in known}
        said["kind"] = self.kind
        if data.get("activity") is not None and data.get("partner") is not None:
            said["activity"] = _activity_of(data["partner"], data["activity"])
        if self.is_mailed:
            said["mail_to"] = data.get("mail_to", "")
        return cast(DocumentFields, said)

    def _offer_partners(self) -> None:
        field: Any = self.fields["partner"]
        field.queryset = partners_of(self.office)
        picker = Picker(
            search=self._search,
            options_url=reverse("log_partner_options", args=[self.office.slug]),
            multiple=False,
            note=lambda it: it.town,
            placeholder=str(_("Name, person or town")),
        )
        picker.choices = field.choices
        picker.is_lazy = bool(self.data.get("partner"))
        field.widget = picker

    def _search(self, partners: Any, words: str) -> list[Partner]:
        return best_partners(self.office, partners, words.replace("\x00", ""), LIMIT)


class CertificateForm(ComposeForm):
    """A certificate."""

    wording = forms.CharField(
        label=_("In recognition of"),
        max_length=CERTIFICATE_WORDING,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what you thank for.")},
    )
    layout = forms.ChoiceField(label=_("Look"), choices=Layout.choices, widget=ChipRadios())


class LetterForm(ComposeForm):
    """A letter of thanks."""

    kind = DocumentKind.LETTER
    from_log = _("Started from this year's log. The greeting and the closing are added.")

    to_name = forms.CharField(label=_("To"), min_length=2, max_length=LONGEST_NAME)
    address = forms.CharField(
        label=_("Address"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In lines, as on an envelope."),
    )
    wording = forms.CharField(
        label=_("What it says"),
        max_length=LONGEST_WORDING,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("The greeting and the closing are added."),
        error_messages={"required": _("Say what you thank for.")},
    )

    def document_fields(self) -> DocumentFields:
        """With the person, while it is still addressed to them."""
        fields = super().document_fields()
        partner = self.cleaned_data.get("partner")
        if partner is not None:
            fields["contact"] = _person_called(partner, fields.get("to_name", ""))
        return fields


class GiftForm(LetterForm):
    """The acknowledgement of a gift. It values nothing: the value is what the donor said."""

    kind = DocumentKind.GIFT_LETTER

    gift_what = forms.CharField(
        label=_("What was given"),
        max_length=300,
        help_text=_("Describe it without its value: “forty safety helmets”."),
        error_messages={"required": _("Say what was given.")},
    )
    gift_received_on = DateField(
        label=_("Received on"), error_messages={"required": _("Say when it was given.")}
    )
    gift_value = forms.DecimalField(
        label=_("Value stated by the donor"),
        max_digits=12,
        decimal_places=2,
        min_value=0,
        required=False,
        help_text=_("In dollars, if they told you. The letter says that it is their figure."),
    )
    gift_return = forms.CharField(
        label=_("What they got for it"),
        max_length=300,
        required=False,
        help_text=_(
            "What it was, with its value as you estimate it in good faith: “a dinner, which we"
            " estimate at $40”. Leave it empty for nothing: the letter then says so."
        ),
    )
    wording = forms.CharField(
        label=_("What it says"),
        max_length=LONGEST_WORDING,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _activity_of(partner: Partner, pk: int) -> Activity | None:
    """The engagement, if it is one of the partner's."""
    activities = Activity.objects.filter(office_id=partner.office_id, pk=pk)
    return activities.filter(participations__partner=partner).first()


def _person_called(partner: Partner, name: str) -> Contact | None:
    """Who of the partner's people is called so."""
    people = Contact.objects.filter(
        office_id=partner.office_id, name=name, archived_at=None, affiliations__partner=partner
    )
    return people.first()
