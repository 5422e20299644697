"""What can be done with several chosen follow-ups at once."""

from dataclasses import dataclass

from core.addresses import address_in
from offices.requests import OfficeRequest
from outreach.forms.days import PICK, day_choices
from outreach.queries.known import open_days_of

ALL = "all"


@dataclass(frozen=True)
class BulkBar:
    """What `outreach/bulk_bar.html` needs: where it posts and returns to, and the days to choose
    from. `all_url` is the same page with all of its rows chosen; `is_all`: it was asked for.
    """

    url: str
    days: list[tuple[str, str]]
    back: str
    all_url: str
    is_all: bool
    pick: str = PICK


def bulk_bar(request: OfficeRequest) -> BulkBar:
    """The bar for this page, with the days of the office's calendar."""
    office = request.office
    days = day_choices(office.today(), open_days_of(office))
    return BulkBar(
        url=address_in(office.slug, "follow_ups_bulk"),
        days=[choice for choice in days if choice[0] != PICK],
        back=_page(request),
        all_url=_page(request, ALL),
        is_all=ALL in request.GET,
    )


def _page(request: OfficeRequest, *extra: str) -> str:
    """The address of this page, with nothing chosen but what `extra` says."""
    query = request.GET.copy()
    query.pop(ALL, None)
    for name in extra:
        query[name] = "1"
    return f"{request.path}?{query.urlencode()}" if query else request.path
