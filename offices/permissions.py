"""Who may do what. One table, which the docs and the tests share.

`docs/permissions.md` is written from it, and a test keeps them equal.
"""

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _

from offices.enums.roles import Role
from offices.models import Membership


class Permission(models.TextChoices):
    """Something that a member may be allowed to do in an office."""

    SEE = "see", _("See partners, people and activities")
    LOG = "log", _("Log, edit and archive activities; close follow-ups")
    EDIT_PARTNERS = "edit-partners", _("Create, edit and archive partners and contacts")
    THANK = "thank", _("Record thanks; make certificates and letters")
    SIGN = "sign", _("Sign certificates and letters that wait for one's signature")
    EXPORT = "export", _("Export lists")
    IMPORT = "import", _("Import spreadsheets, and undo it")
    CLOSE_YEAR = "close-year", _("Close a school year; have risk looked at anew")
    EDIT_OFFICE = "edit-office", _("Change the office's settings, sites and labels")
    SEE_MEMBERS = "see-members", _("See members")
    MAKE_TOKENS = "make-tokens", _("Make and revoke own API tokens")
    REVOKE_ANY_TOKEN = "revoke-any-token", _("Revoke anybody's API token")
    MANAGE_MAIL = "manage-mail", _("See what mail goes out, and choose who gets the answers")


_A, _D, _C, _L = Role.ADMINISTRATOR, Role.DIRECTOR, Role.COORDINATOR, Role.LEADER

TABLE: dict[Permission, frozenset[Role]] = {
    Permission.SEE: frozenset({_A, _D, _C, _L}),
    Permission.LOG: frozenset({_A, _D, _C, _L}),
    Permission.EDIT_PARTNERS: frozenset({_A, _D, _C}),
    Permission.THANK: frozenset({_A, _D, _C}),
    Permission.SIGN: frozenset({_A, _D, _C, _L}),
    Permission.EXPORT: frozenset({_A, _D, _C}),
    Permission.IMPORT: frozenset({_A, _D, _C}),
    Permission.CLOSE_YEAR: frozenset({_A, _D}),
    Permission.EDIT_OFFICE: frozenset({_A, _D}),
    Permission.SEE_MEMBERS: frozenset({_A, _D, _C, _L}),
    Permission.MAKE_TOKENS: frozenset({_A, _D, _C}),
    Permission.REVOKE_ANY_TOKEN: frozenset({_A}),
    Permission.MANAGE_MAIL: frozenset({_A}),
}


def may(member: Membership, permission: Permission) -> bool:
    """Whether the member's role allows it."""
    return member.role in TABLE[permission]


def require(member: Membership, permission: Permission) -> None:
    """Raise PermissionDenied (403: one sees the thing but may not) unless allowed."""
    if not may(member, permission):
        raise PermissionDenied(permission.label)
