"""A member's checklist of first steps: put away when it is done or not wanted, and brought back."""

from django.utils import timezone

from core.actions import action
from offices.models import Membership


@action
def put_away_first_steps(*, by: Membership) -> None:
    """Leave the checklist off the member's Today. Twice does no harm."""
    if by.first_steps_over_at is None:
        by.first_steps_over_at = timezone.now()
        by.save(update_fields=["first_steps_over_at"])


@action
def show_first_steps(*, by: Membership) -> None:
    """Bring it back."""
    if by.first_steps_over_at is not None:
        by.first_steps_over_at = None
        by.save(update_fields=["first_steps_over_at"])
