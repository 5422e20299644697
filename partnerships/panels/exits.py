"""What a partner's page says of an ending or a pause."""

from typing import Any

from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from partnerships.enums.partners import Stage
from partnerships.models import Partner
from partnerships.presenters.exits import ending_in_words
from partnerships.queries.exits import current_exit


def stage_panel(request: OfficeRequest, partner: Partner) -> Panel | None:
    """Only for whom it says something: a partnership that has ended or rests."""
    if partner.stage not in (Stage.ENDED, Stage.PAUSED):
        return None
    may_edit = may(request.membership, Permission.EDIT_PARTNERS) and partner.archived_at is None
    context: dict[str, Any] = {
        "may_edit": may_edit,
        "is_paused": partner.stage == Stage.PAUSED,
        "exit": None,
    }
    if partner.stage == Stage.ENDED:
        found = current_exit(request.office.pk, partner.pk)
        context |= {"exit": found, "words": ending_in_words(found) if found else ""}
    return Panel("partnerships/stage_panel.html", context)
