"""Create, change, archive and restore partners."""

from datetime import date
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action
from core.actors import Actor
from core.registries.standing import touch_health
from offices.models import Membership, Office, Site
from offices.permissions import Permission, require
from partnerships.actions.exits import ExitFields, end_partner, end_the_exit, update_exit
from partnerships.actions.rules import check_partner
from partnerships.enums.partners import Stage
from partnerships.models import Exit, Partner, PartnerSite, PartnerStanding
from partnerships.policies.stages import SAY_WHY, refused_move


class PartnerFields(TypedDict, total=False):
    """What may be said about a partner; a key that is left out stays as it is."""

    name: str
    kind: str
    stage: str
    tier: str
    parent: Partner | None
    owner: Membership | None
    backup_owner: Membership | None
    one_person: bool
    closing: bool
    champion: bool
    source: str
    partner_since: date | None
    career_clusters: list[str]
    naics_sector: str
    street: str
    town: str
    region: str
    postal_code: str
    phone: str
    website: str
    notes: str
    custom: dict[str, Any]
    sites: list[Site]
    exit: ExitFields


APART = ("sites", "exit")
"""What is said of a partner and stands in other tables."""


@action
def create_partner(*, by: Membership | Actor, office: Office, fields: PartnerFields) -> Partner:
    """Add a partner with its sites and its standing. Raises ValidationError by field.

    `exit` adds one that has ended already, and says why.
    """
    _may_edit(by)
    partner = Partner(office=office, recorded_by=by if isinstance(by, Membership) else None)
    ending = _ending(fields)
    _set(partner, fields)
    if ending is not None:
        partner.stage = Stage.ACTIVE
    check_partner(partner, fields)
    partner.save()
    PartnerStanding.objects.create(office=office, partner=partner)
    _set_sites(partner, fields.get("sites", []), there=[])
    if ending is not None:
        end_partner(by=by, partner=partner, fields=ending)
    return partner


@action
def update_partner(
    *,
    by: Membership | Actor,
    partner: Partner,
    fields: PartnerFields,
    takes_back: bool = False,
) -> Partner:
    """Change what `fields` names. Raises ValidationError by field.

    `exit` ends the partnership, or says anew why it ended. `takes_back`: it stood there before,
    so the move needs no other leave.
    """
    _may_edit(by)
    stage = partner.stage
    ending = None if takes_back else _ending(fields, stage)
    changed = _set(partner, fields)
    if ending is not None and "stage" in changed:
        partner.stage = stage
        changed.remove("stage")
    if "stage" in changed and not takes_back:
        _check_move(stage, partner.stage)
    check_partner(partner, fields, changed=changed)
    if "stage" in changed and stage == Stage.ENDED:
        end_the_exit(partner)
    if changed:
        partner.save(update_fields=changed)
        touch_health(partner.office_id, [partner.pk])
    if "sites" in fields:
        there = list(PartnerSite.objects.filter(office=partner.office_id, partner=partner))
        _set_sites(partner, fields["sites"], there=there)
    if ending is not None:
        _end(by, partner, ending)
    return partner


@action
def archive_partner(*, by: Membership | Actor, partner: Partner) -> Partner:
    """Take a partner out of the lists; everything about it is kept."""
    _may_edit(by)
    if partner.archived_at is None:
        partner.archived_at = timezone.now()
        partner.save(update_fields=["archived_at"])
        touch_health(partner.office_id, [partner.pk])
    return partner


@action
def restore_partner(*, by: Membership | Actor, partner: Partner) -> Partner:
    """Bring an archived partner back as it was."""
    _may_edit(by)
    if partner.archived_at is not None:
        partner.archived_at = None
        partner.save(update_fields=["archived_at"])
        touch_health(partner.office_id, [partner.pk])
    return partner


def _may_edit(by: Membership | Actor) -> None:
    if isinstance(by, Membership):
        require(by, Permission.EDIT_PARTNERS)


def _ending(fields: PartnerFields, now: str = "") -> ExitFields | None:
    """What is said of the ending; whoever says "ended" has to say it."""
    said, stage = fields.get("exit"), fields.get("stage")
    if stage == Stage.ENDED and said is None and now != Stage.ENDED:
        raise ValidationError({"stage": [SAY_WHY]})
    if said is not None and stage not in (None, Stage.ENDED):
        raise ValidationError({"exit": [_("Only what has ended has reasons for it.")]})
    return said


def _check_move(before: str, after: str) -> None:
    """Raise ValidationError unless the policy allows it."""
    if refused := refused_move(before, after):
        raise ValidationError({"stage": [refused]})


def _end(by: Membership | Actor, partner: Partner, ending: ExitFields) -> None:
    """End it now, or change what was said of its ending."""
    found = Exit.objects.select_related("office").filter(
        office=partner.office_id, partner=partner, archived_at=None, over_at=None
    )
    if (there := found.first()) is not None:
        update_exit(by=by, exit=there, fields=ending)
    else:
        end_partner(by=by, partner=partner, fields=ending)


def _set(partner: Partner, fields: PartnerFields) -> list[str]:
    """Write the fields onto the object; answer which ones differ from before."""
    said: dict[str, Any] = {name: it for name, it in fields.items() if name not in APART}
    unknown = said.keys() - PartnerFields.__annotations__.keys()
    if unknown:
        raise ValidationError({name: [_("There is no such field.")] for name in sorted(unknown)})
    changed = []
    for name, value in said.items():
        plain = value.strip() if isinstance(value, str) else value
        if getattr(partner, name) != plain:
            setattr(partner, name, plain)
            changed.append(name)
    return changed


def _set_sites(partner: Partner, sites: list[Site], *, there: list[PartnerSite]) -> None:
    """Add and remove what differs; a site that stays keeps its ally."""
    wanted = {site.pk for site in sites}
    gone = [row.pk for row in there if row.site_id not in wanted]
    new = wanted - {row.site_id for row in there}
    if gone:
        PartnerSite.objects.filter(office=partner.office_id, pk__in=gone).delete()
    PartnerSite.objects.bulk_create(
        PartnerSite(office_id=partner.office_id, partner=partner, site_id=pk) for pk in sorted(new)
    )
