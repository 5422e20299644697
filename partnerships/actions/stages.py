"""Move a partnership from stage to stage: by hand, on pause, and on again."""

from collections.abc import Iterable

from core.actions import action, hold
from core.actors import Actor
from core.registries.standing import touch_health
from offices.models import Office
from partnerships.actions.exits import require_editing
from partnerships.actions.partners import PartnerFields, update_partner
from partnerships.enums.partners import Stage
from partnerships.models import Partner
from partnerships.policies.stages import is_legal
from partnerships.queries.stages import stage_before_pause


@action
def move_partner(*, by: Actor, partner: Partner, stage: str) -> Partner:
    """Move it, where that is legal. Raises ValidationError."""
    require_editing(by)
    hold(partner)
    return update_partner(by=by, partner=partner, fields=PartnerFields(stage=stage))


@action
def pause_partner(*, by: Actor, partner: Partner) -> Partner:
    """Let it rest for a while. Raises ValidationError where there is nothing to pause."""
    return move_partner(by=by, partner=partner, stage=Stage.PAUSED)


@action
def resume_partner(*, by: Actor, partner: Partner) -> Partner:
    """Let a paused partnership go on where it stood before; one that is not paused stays."""
    require_editing(by)
    hold(partner)
    if partner.stage != Stage.PAUSED:
        return partner
    before = stage_before_pause(partner.office_id, partner.pk)
    stage = before if before and is_legal(Stage.PAUSED, before) else Stage.ACTIVE
    return update_partner(by=by, partner=partner, fields=PartnerFields(stage=stage))


@action
def pause_partners(*, by: Actor, office: Office, ids: Iterable[int]) -> int:
    """Pause all of them that have not ended; answers how many.

    For the close of a year, whose partners took part in something: wherever their stage stands.
    """
    require_editing(by)
    rows = Partner.objects.filter(office=office, pk__in=sorted(set(ids)))
    going = rows.exclude(stage__in=(Stage.PAUSED, Stage.ENDED)).order_by("pk")
    found = list(going.select_for_update(no_key=True).values_list("pk", flat=True))
    Partner.objects.filter(office=office, pk__in=found).update(stage=Stage.PAUSED)
    touch_health(office.pk, found)
    return len(found)
