"""The office's mail: its kinds, what became of it, who answers, which addresses take none."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.htmx import next_url, saved
from core.models.outbox import OutboxMessage, OutboxState
from core.outbox.reasons import reason
from core.registries.mails import mail_kinds
from core.registries.panels import panels
from offices.actions.mail import choose_who_answers, send_test, try_again
from offices.forms.errors import tried
from offices.forms.mail import AnswersForm
from offices.models import Office
from offices.permissions import Permission, require
from offices.queries.mail import last_messages, mail_refused
from offices.queries.members import get_member
from offices.queries.zones import clock
from offices.requests import OfficeRequest
from offices.views.found import found
from offices.views.mail_preview import kind_or_404

BAD = {OutboxState.FAILED, OutboxState.PERHAPS_TWICE}


@dataclass(frozen=True)
class MessageRow:
    """A message, when it went or was written on the office's clock, and why it has not gone."""

    message: OutboxMessage
    on: date
    at: str
    why: Promise | str

    @property
    def is_bad(self) -> bool:
        return self.message.state in BAD


@require_http_methods(["GET", "POST"])
def mail_settings(request: OfficeRequest, office: str) -> HttpResponse:
    """What goes out and what became of it; a POST says who gets the answers."""
    require(request.membership, Permission.MANAGE_MAIL)
    form = AnswersForm(request.POST or None, office=request.office)
    if tried(form, lambda: _choose(request, form)):
        to = reverse("mail_settings", args=[office])
        return saved(request, to=to, message=_("Saved."), leave=True)
    context = {
        "form": form,
        "kinds": mail_kinds(),
        "refused": [(it, reason(it.mail_refused_why)) for it in mail_refused(request.office)],
        "panels": panels("mail:refused", request),
        "rows": [_row(request.office, it) for it in last_messages(request.office)],
        "today": request.office.today(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "offices/mail.html", context, status=status)


@require_POST
def mail_test(request: OfficeRequest, office: str, mail: str) -> HttpResponse:
    """Send a sample to whoever asks for it."""
    require(request.membership, Permission.MANAGE_MAIL)
    message = send_test(by=request.membership, kind=kind_or_404(mail), now=timezone.now())
    words = _("A test is on its way to %(address)s.") % {"address": message.to_address}
    return saved(request, to=next_url(request, _url(request)), message=words)


@require_POST
def mail_try_again(request: OfficeRequest, office: str, member: int) -> HttpResponse:
    """Mail to the member came back; send it again all the same."""
    them = found(get_member, request, member)
    try_again(by=request.membership, member=them)
    words = _("Mail goes to %(address)s again.") % {"address": them.user.email}
    default = reverse("profile", args=[office]) if them == request.membership else _url(request)
    return saved(request, to=next_url(request, default), message=words)


def _url(request: OfficeRequest) -> str:
    return reverse("mail_settings", args=[request.office.slug])


def _choose(request: OfficeRequest, form: AnswersForm) -> bool:
    chosen = form.cleaned_data["member"]
    choose_who_answers(by=request.membership, office=request.office, member=chosen)
    return True


def _row(office: Office, message: OutboxMessage) -> MessageRow:
    moment = message.sent_at or message.recorded_at
    at = clock(moment, office.time_zone)
    return MessageRow(message, office.local(moment).date(), at, reason(message.error))
