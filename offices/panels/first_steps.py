"""Today of an office that has just begun: its checklist."""

from core.registries.panels import Panel
from offices.presenters.first_steps import open_first_steps, steps_context
from offices.requests import OfficeRequest


def first_steps_panel(request: OfficeRequest) -> Panel | None:
    """The checklist, as long as it is neither done nor put away."""
    lines = open_first_steps(request)
    return Panel("offices/first_steps_panel.html", steps_context(lines)) if lines else None
