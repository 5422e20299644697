"""What every write of the office's own things has in common."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.actors import Actor
from offices.models import Membership
from offices.permissions import Permission, require


def may(by: Actor, permission: Permission) -> None:
    """Raise PermissionDenied for a member whose role does not allow it; the system may all."""
    if isinstance(by, Membership):
        require(by, permission)


def set_fields(thing: models.Model, fields: Mapping[str, Any], known: type) -> list[str]:
    """Write the fields onto the object and check them; answer which ones differ from before.

    `known` is the TypedDict that names what may be set. Raises ValidationError by field.
    """
    unknown = fields.keys() - known.__annotations__.keys()
    if unknown:
        raise ValidationError({name: [_("There is no such field.")] for name in sorted(unknown)})
    changed = []
    for name, value in fields.items():
        plain = value.strip() if isinstance(value, str) else value
        if getattr(thing, name) != plain:
            setattr(thing, name, plain)
            changed.append(name)
    _check(thing, known)
    return changed


def save_once(thing: models.Model, changed: list[str], taken: Mapping[str, Promise]) -> None:
    """Save; `taken` says, by field, what to answer when the database holds such a row already."""
    try:
        with transaction.atomic():
            if thing.pk is None:
                thing.save()
            elif changed:
                thing.save(update_fields=changed)
    except IntegrityError as error:
        raise ValidationError({name: [words] for name, words in taken.items()}) from error


def _check(thing: models.Model, known: type) -> None:
    """What the columns say themselves: lengths, choices, what may not be empty."""
    judged = known.__annotations__.keys()
    keys = {field.name for field in thing._meta.fields if field.is_relation}
    names = {field.name for field in thing._meta.fields} - judged
    thing.clean_fields(exclude=names | keys)
