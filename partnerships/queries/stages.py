"""Where a partnership stood before."""

from django.apps import apps

from partnerships.enums.partners import Stage


def stage_before_pause(office_id: int, partner_id: int) -> str | None:
    """The stage before the pause that lasts; None where the audit does not know it."""
    history = apps.get_model("partnerships", "PartnerHistory")
    rows = history._default_manager.filter(office_id=office_id, pgh_obj_id=partner_id)
    before = rows.exclude(stage=Stage.PAUSED).order_by("-pgh_id")
    found: str | None = before.values_list("stage", flat=True).first()
    return found
