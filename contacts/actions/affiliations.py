"""What a person is at a partner: adding, changing, ending, and which end they hold."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from contacts.actions.addresses import clean_addresses, write_emails, write_phones
from contacts.actions.standing import lock_standing, refresh_contact_standing
from contacts.enums.affiliations import Holds
from contacts.models import Affiliation, Contact
from core.actions import action
from core.actors import Actor
from offices.models import Membership, Site
from offices.permissions import Permission, require
from partnerships.models import Partner


class AffiliationFields(TypedDict, total=False):
    """What may be said of a person's role at a partner. Lists replace what was there."""

    role: str
    holds: str
    decision_maker: bool
    signatory: bool
    site: Site | None
    started_on: date | None
    ended_on: date | None
    emails: list[str]
    phones: list[str]


@action
def add_affiliation(
    *, by: Actor, partner: Partner, contact: Contact, fields: AffiliationFields
) -> Affiliation:
    """Make the contact one of the partner's people. Raises ValidationError by field.

    Whoever held the end that `holds` names gives it up and stays as another contact.
    """
    _require(by)
    affiliation = Affiliation(office_id=partner.office_id, partner=partner, contact=contact)
    _write(affiliation, fields)
    return affiliation


@action
def update_affiliation(
    *, by: Actor, affiliation: Affiliation, fields: AffiliationFields
) -> Affiliation:
    """Change what `fields` names and leave the rest. Raises ValidationError by field."""
    _require(by)
    _write(affiliation, fields)
    return affiliation


@action
def end_affiliation(*, by: Actor, affiliation: Affiliation, ended_on: date) -> Affiliation:
    """Say from which day on the person is not there any more; the row stays as history.

    A day to come is allowed: until then they are shown as leaving. Raises ValidationError.
    """
    _require(by)
    _write(affiliation, {"ended_on": ended_on})
    return affiliation


@action
def reopen_affiliation(*, by: Actor, affiliation: Affiliation) -> Affiliation:
    """Undo `end_affiliation`. An end that somebody else has taken since stays with them."""
    _require(by)
    fields: AffiliationFields = {"ended_on": None}
    if _holder(affiliation, affiliation.holds).exists():
        fields["holds"] = Holds.OTHER
    _write(affiliation, fields)
    return affiliation


@action
def hold_end(*, by: Actor, affiliation: Affiliation, holds: str) -> Affiliation:
    """Make the person primary, backup or other contact; the former holder becomes other.

    Raises ValidationError({"holds": …}) for somebody who is leaving or gone.
    """
    _require(by)
    _write(affiliation, {"holds": holds})
    return affiliation


def _require(by: Actor) -> None:
    if isinstance(by, Membership):
        require(by, Permission.EDIT_PARTNERS)


def _write(affiliation: Affiliation, fields: AffiliationFields) -> None:
    """Check everything, then write the row, its addresses and the partner's standing."""
    _lock(affiliation)
    emails, phones = clean_addresses(fields.get("emails"), fields.get("phones"))
    held = affiliation.holds
    _fill(affiliation, fields)
    _check(affiliation, taken=affiliation.holds != held)
    if affiliation.ended_on is None and affiliation.holds != Holds.OTHER:
        _holder(affiliation, affiliation.holds).update(holds=Holds.OTHER)
    affiliation.save()
    if emails is not None:
        write_emails(affiliation, emails)
    if phones is not None:
        write_phones(affiliation, phones)
    refresh_contact_standing(affiliation.office_id, [affiliation.partner_id])


def _lock(affiliation: Affiliation) -> None:
    """Wait for others who change this partner's people, then read what they have left."""
    lock_standing(affiliation.office_id, [affiliation.partner_id])
    if affiliation.pk is not None:
        affiliation.refresh_from_db(fields=["holds", "started_on", "ended_on"])


def _fill(affiliation: Affiliation, fields: Mapping[str, Any]) -> None:
    own = {name: value for name, value in fields.items() if name not in ("emails", "phones")}
    for name, value in own.items():
        setattr(affiliation, name, value.strip() if isinstance(value, str) else value)
    untouched = {field.name for field in affiliation._meta.fields} - set(own) | {"site"}
    affiliation.clean_fields(exclude=untouched)


def _check(affiliation: Affiliation, *, taken: bool) -> None:
    """Raise ValidationError for what the row's neighbours, or its own dates, do not allow."""
    started_on, ended_on = affiliation.started_on, affiliation.ended_on
    if started_on and ended_on and ended_on < started_on:
        raise ValidationError({"ended_on": [_("The end cannot be before the beginning.")]})
    if taken and ended_on is not None and affiliation.holds != Holds.OTHER:
        raise ValidationError({"holds": [_("Somebody who is leaving cannot hold an end.")]})
    if affiliation.site and affiliation.site.office_id != affiliation.office_id:
        raise ValidationError({"site": [_("Choose one of the office's sites.")]})
    if _is_here_twice(affiliation):
        problem = _("%(name)s is already one of this partner's people.")
        raise ValidationError({"contact": [problem % {"name": affiliation.contact}]})


def _is_here_twice(affiliation: Affiliation) -> bool:
    today = affiliation.office.today()
    if affiliation.ended_on is not None and affiliation.ended_on <= today:
        return False
    current = Q(ended_on=None) | Q(ended_on__gt=today)
    return _others(affiliation).filter(current, contact_id=affiliation.contact_id).exists()


def _holder(affiliation: Affiliation, holds: str) -> QuerySet[Affiliation]:
    """The other row, if any, that holds this end now; somebody archived may still hold one."""
    if holds == Holds.OTHER:
        return Affiliation.objects.none()
    return _others(affiliation).filter(ended_on=None, holds=holds)


def _others(affiliation: Affiliation) -> QuerySet[Affiliation]:
    same_partner = Affiliation.objects.filter(
        office_id=affiliation.office_id, partner_id=affiliation.partner_id
    )
    return same_partner.exclude(pk=affiliation.pk)
