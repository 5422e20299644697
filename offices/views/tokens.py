"""API tokens: the list, a new one, the end of one."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from core.htmx import saved
from offices.actions.tokens import NewToken, create_token, require_revoke, revoke_token
from offices.forms.errors import tried
from offices.forms.tokens import TokenForm
from offices.models import ApiToken, Office
from offices.permissions import Permission, may, require
from offices.queries.tokens import get_token, tokens_seen_by
from offices.requests import OfficeRequest
from offices.views.found import found


@dataclass(frozen=True)
class TokenRow:
    """A token with the days of the office's calendar on which it was made and ended."""

    token: ApiToken
    made: date
    ended: date | None

    @property
    def beginning(self) -> str:
        """The part by which its owner recognises it; it opens nothing."""
        return f"lny_{self.token.office_id}_{self.token.prefix}"


@require_GET
def tokens(request: OfficeRequest, office: str) -> HttpResponse:
    """The member's own tokens; all of the office for those who may revoke any."""
    require(request.membership, Permission.MAKE_TOKENS)
    seen = tokens_seen_by(request.office, request.membership)
    rows = [_row(request.office, token) for token in seen]
    context = {
        "valid": [row for row in rows if row.ended is None],
        "revoked": [row for row in rows if row.ended is not None],
        "sees_all": may(request.membership, Permission.REVOKE_ANY_TOKEN),
        "today": request.office.today(),
    }
    return render(request, "offices/tokens.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def token_new(request: OfficeRequest, office: str) -> HttpResponse:
    """Make a token. The answer shows it, once: no address ever shows it again."""
    require(request.membership, Permission.MAKE_TOKENS)
    form = TokenForm(request.POST or None)
    made = tried(form, lambda: _create(request, form))
    if made is not None:
        return render(request, "offices/token_made.html", {"made": made})
    status = 422 if form.is_bound else 200
    return render(request, "offices/token_new.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def token_revoke(request: OfficeRequest, office: str, token: int) -> HttpResponse:
    """Ask, then end a token for good."""
    it = found(get_token, request, token)
    require_revoke(request.membership, it)
    if request.method != "POST":
        return render(request, "offices/token_revoke.html", {"token": it})
    revoke_token(by=request.membership, token=it)
    message = _("%(token)s is revoked for good.") % {"token": it.name}
    return saved(request, to=reverse("tokens", args=[office]), message=message)


def _row(office: Office, token: ApiToken) -> TokenRow:
    ended = token.revoked_at and office.local(token.revoked_at).date()
    return TokenRow(token, office.local(token.recorded_at).date(), ended)


def _create(request: OfficeRequest, form: TokenForm) -> NewToken:
    return create_token(by=request.membership, fields=form.as_fields())
