"""Switch one kind of mail off by the signed link in it, without signing in (RFC 8058).

Whoever opens the link changes nothing: programs that scan mail follow links. Only a POST acts,
from the button or from the mail program's own "unsubscribe".
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.mail.links import link
from core.registries.mails import MailKind, mail_kinds
from core.tenancy.context import office_context
from offices.models import Membership
from offices.stop_links import Stop, read_stop


@csrf_exempt  # a mail program has no cookie of ours; the signature says what may be done
@never_cache
@require_http_methods(["GET", "POST"])
def mail_stop(request: HttpRequest, signed: str) -> HttpResponse:
    """GET asks, POST switches off and says so; 404 for what we did not sign."""
    stop = read_stop(signed)
    kind = _kind(stop)
    if stop is None or kind is None:
        raise Http404
    with office_context(stop.office_id, by=f"member:{stop.member_id}"):
        member = _member(stop)
        if request.method == "POST":
            kind.stop(member)  # type: ignore[misc]  # `_kind` answers only what can be stopped
        context = {
            "kind": kind,
            "office_name": member.office.name,
            "stopped": request.method == "POST",
            "profile_url": link("profile", member.office.slug),
        }
        return render(request, "offices/mail_stop.html", context)


def _kind(stop: Stop | None) -> MailKind | None:
    found = [it for it in mail_kinds() if stop and it.rule == stop.rule and it.stop]
    return found[0] if found else None


def _member(stop: Stop) -> Membership:
    members = Membership.objects.select_related("office", "user").filter(deactivated_at=None)
    member = members.filter(office=stop.office_id, pk=stop.member_id).first()
    if member is None:
        raise Http404
    return member
