"""Who records thanks, and whether they may."""

from core.actors import Actor
from offices.models import Membership
from offices.permissions import Permission, require


def author(by: Actor) -> Membership | None:
    """The member behind `by`; None when the system itself is at work."""
    return by if isinstance(by, Membership) else None


def require_thanking(by: Actor) -> None:
    """Raise PermissionDenied unless `by` may record thanks; the system may."""
    member = author(by)
    if member is not None:
        require(member, Permission.THANK)
