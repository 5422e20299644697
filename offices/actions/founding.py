"""Found an office and bring people into it, for whoever runs the installation."""

from typing import TypedDict

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from core.actions import action
from core.actors import Actor
from offices.models import Membership, Office, User


class NewOffice(TypedDict):
    """What a new office needs."""

    slug: str
    name: str
    kind: str
    time_zone: str


@action
def create_office(*, by: Actor, fields: NewOffice) -> Office:
    """Found an office. Raises ValidationError by field."""
    if Office.objects.filter(slug=fields["slug"]).exists():
        raise ValidationError({"slug": [_("There is an office with this slug already.")]})
    return _saved(Office(**fields))


@action
def add_member(
    *, by: Actor, office: Office, email: str, name: str, role: str, password: str | None = None
) -> Membership:
    """Bring somebody into an office. An account that is there already keeps its password.

    Raises ValidationError by field.
    """
    address = email.strip().lower()
    user = User.objects.filter(email=address).first() or _new_user(address, password)
    if Membership.objects.filter(office=office, user=user).exists():
        raise ValidationError({"email": [_("This person is a member of the office already.")]})
    return _saved(Membership(office=office, user=user, role=role, display_name=name.strip()))


def _new_user(address: str, password: str | None) -> User:
    """An account; without a password it must be set by a link before signing in."""
    user = User(email=address)
    if password is not None:
        _check_password(password, user)
    user.set_password(password)
    return _saved(user)


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error


def _saved[M: Model](row: M) -> M:
    row.clean_fields()
    row.save()
    return row
