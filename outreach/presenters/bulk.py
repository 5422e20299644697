"""What can be done with several chosen follow-ups at once."""

from dataclasses import dataclass

from django.urls import reverse

from offices.queries.calendar import calendar_of
from offices.requests import OfficeRequest
from outreach.forms.days import PICK, day_choices


@dataclass(frozen=True)
class BulkBar:
    """What `outreach/bulk_bar.html` needs: where it posts, and the days to choose from."""

    url: str
    days: list[tuple[str, str]]
    pick: str = PICK


def bulk_bar(request: OfficeRequest) -> BulkBar:
    """The bar for the office's calendar."""
    office = request.office
    days = day_choices(office.today(), calendar_of(office))
    url = reverse("follow_ups_bulk", args=[office.slug])
    return BulkBar(url, [it for it in days if it[0] != PICK])
