"""Changes what an office has set about risk; every partner is looked at anew."""

from decimal import Decimal
from typing import Any, TypedDict, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.actions import action
from core.actors import Actor
from core.registries.standing import touch_health
from offices.models import Membership, Office
from offices.permissions import Permission, require
from outcomes.models import RiskSettings
from outcomes.queries.lens import settings_of
from outcomes.queries.risk_settings import FIELDS, values_of


class RiskSettingsFields(TypedDict, total=False):
    """What can be set; what is left out stays."""

    care_from: Decimal
    risk_from: Decimal
    leader_tiers: list[str]
    agreement_kinds: list[str]
    suppress_below: int


@action
def set_risk_settings(*, by: Actor, office: Office, fields: RiskSettingsFields) -> RiskSettings:
    """Change what `fields` names; without a change no row is made. Raises ValidationError by
    field."""
    if isinstance(by, Membership):
        require(by, Permission.EDIT_OFFICE)
    settings = settings_of(office)
    before = values_of(settings)
    for name, value in cast("dict[str, Any]", fields).items():
        setattr(settings, name, sorted(set(value)) if isinstance(value, list) else value)
    _check(settings)
    if _plain(values_of(settings)) == _plain(before):
        return settings
    _write(settings)
    touch_health(office.pk)
    return settings


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """The values, whatever the order of what was chosen."""
    return {name: sorted(it) if isinstance(it, list) else it for name, it in values.items()}


def _write(settings: RiskSettings) -> None:
    """The office's one row, made by whoever comes first."""
    values = values_of(settings)
    row, is_new = RiskSettings.objects.select_for_update().get_or_create(
        office=settings.office, defaults=values
    )
    if not is_new:
        for name in FIELDS:
            setattr(row, name, values[name])
        row.save(update_fields=FIELDS)
    settings.pk = row.pk


def _check(settings: RiskSettings) -> None:
    settings.clean_fields(exclude=("office",))
    for name in ("care_from", "risk_from"):
        if not 0 < getattr(settings, name) <= 100:
            raise ValidationError({name: _("Choose a score from 0.1 to 100.")})
    if settings.risk_from <= settings.care_from:
        raise ValidationError({"risk_from": _("“At risk” must begin above “Needs care”.")})
