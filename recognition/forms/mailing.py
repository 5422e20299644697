"""To whom a document is mailed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MailForm(forms.Form):
    """One address."""

    to = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        help_text=_("A short mail with the PDF. Answers come to your office."),
        error_messages={"required": _("Write an email address.")},
    )
