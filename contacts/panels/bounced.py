"""The addresses of partners' people that take no mail, for the page of the office's mail."""

from contacts.queries.people import bounced_emails
from core.registries.panels import Panel
from offices.requests import OfficeRequest


def bounced_panel(request: OfficeRequest) -> Panel | None:
    """The panel, unless every address works."""
    emails = list(bounced_emails(request.office))
    context = {"emails": emails, "today": request.office.today()}
    return Panel("contacts/bounced_panel.html", context) if emails else None
