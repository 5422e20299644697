"""The page from which somebody came: L on a partner's page means that partner."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from core.htmx import is_htmx
from offices.requests import OfficeRequest
from partnerships.models import Partner
from partnerships.queries.partners import partners_of


def partner_of_page(request: OfficeRequest) -> Partner | None:
    """The partner on whose page the link was, if it was one of this office's."""
    try:
        match = resolve(_path(request))
    except Resolver404:
        return None
    pk = match.kwargs.get("partner")
    if pk is None or match.kwargs.get("office") != request.office.slug:
        return None
    return partners_of(request.office).filter(pk=pk).first()


def _path(request: OfficeRequest) -> str:
    """The path of the page, as htmx or the browser says."""
    if is_htmx(request):
        return urlsplit(request.htmx.current_url_abs_path or "").path
    address = urlsplit(request.headers.get("Referer", ""))
    return address.path if address.netloc == request.get_host() else ""
