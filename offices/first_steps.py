"""What an office says of itself in its first days."""

from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from core.registries.first_steps import FirstStep, is_any
from offices.models import Term
from offices.permissions import Permission


def has_calendar(office_id: int) -> IsNull:
    """Whether a term is known."""
    return is_any(Term.objects.filter(office=office_id, archived_at=None), "id")


CALENDAR = FirstStep(
    order=40,
    name="calendar",
    label=_("Set the school calendar"),
    text=_("So that nobody is reminded during a break."),
    action=_("Set it"),
    url_name="calendar",
    permission=Permission.EDIT_OFFICE,
    is_done=has_calendar,
)
