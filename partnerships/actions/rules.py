"""What must hold of a partner before it is written; form and API show the same words."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from offices.models import Membership, Site
from partnerships.models import Partner

Errors = dict[str, list[str | Promise]]

# keys to other tables are judged here: Django would ask the database for each of them
LINKS = frozenset({"office", "parent", "owner", "backup_owner", "recorded_by"})


def check_partner(
    partner: Partner, fields: Mapping[str, Any], *, changed: Collection[str] | None = None
) -> None:
    """Raise ValidationError({field: messages}) unless the partner may be saved.

    `changed` names the fields that differ from what is stored (None: all are new): what was
    allowed once, such as an owner who has left since, may stay.
    """
    errors = _values(partner)
    new = fields.keys() if changed is None else changed
    for name, message in (
        ("parent", _parent(partner) if "parent" in new else None),
        ("owner", _member(partner, partner.owner) if "owner" in new else None),
        ("backup_owner", _backup(partner, new)),
        ("sites", _sites(partner, fields.get("sites", []))),
    ):
        if message is not None:
            errors.setdefault(name, []).append(message)
    if errors:
        raise ValidationError(errors)


def _values(partner: Partner) -> Errors:
    """What the columns say themselves: lengths, choices, forms."""
    errors: Errors = {}
    try:
        partner.clean_fields(exclude=LINKS)
    except ValidationError as error:
        errors = {name: list(messages) for name, messages in error.message_dict.items()}
    if not partner.name:
        errors["name"] = [_("Give the partner a name.")]
    return errors


def _parent(partner: Partner) -> Promise | None:
    if partner.parent is None:
        return None
    parent = _family(partner).get(partner.parent.pk)
    if parent is None or parent.archived_at is not None:
        return _("Choose a partner of this office that is not archived.")
    if parent.pk == partner.pk:
        return _("A partner cannot be a branch of itself.")
    if parent.parent_id is not None:
        return _("This partner is a branch itself. Choose the partner that it belongs to.")
    if partner.pk and Partner.objects.filter(office=partner.office_id, parent=partner).exists():
        return _("This partner has branches, so it cannot become a branch.")
    return None


def _family(partner: Partner) -> dict[int, Partner]:
    """The partner and its parent to be as they are now, locked.

    Else two changes at once, each allowed by itself, could make a branch of a branch.
    """
    rows = Partner.objects.filter(office=partner.office_id, pk__in=[partner.pk, partner.parent.pk])
    return {it.pk: it for it in rows.order_by("id").select_for_update(no_key=True)}


def _backup(partner: Partner, new: Collection[str]) -> Promise | None:
    if partner.backup_owner_id is not None and partner.backup_owner_id == partner.owner_id:
        return _("The backup owner must be somebody else.")
    return _member(partner, partner.backup_owner) if "backup_owner" in new else None


def _member(partner: Partner, member: Membership | None) -> Promise | None:
    if member is None:
        return None
    if member.office_id != partner.office_id or member.deactivated_at is not None:
        return _("Choose an active member of this office.")
    return None


def _sites(partner: Partner, sites: Collection[Site]) -> Promise | None:
    if any(site.office_id != partner.office_id for site in sites):
        return _("Choose sites of this office.")
    return None
