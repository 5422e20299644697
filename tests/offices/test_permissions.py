"""The permission table: what each role may do, and that the docs say the same."""

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from offices.enums.roles import Role
from offices.exports.permissions import permissions_page
from offices.models import Membership
from offices.permissions import TABLE, Permission, may, require


def member(role: Role) -> Membership:
    return Membership(role=role)


def test_every_permission_has_its_roles() -> None:
    assert set(TABLE) == set(Permission)
    assert all(TABLE.values())


def test_the_docs_are_written_from_the_table() -> None:
    written = (settings.BASE_DIR / "docs" / "permissions.md").read_text()
    assert written == permissions_page(), "run: python manage.py permissions_doc"


def test_whoever_may_change_something_may_see_it() -> None:
    assert all(roles <= TABLE[Permission.SEE] for roles in TABLE.values())


@pytest.mark.parametrize(
    ("role", "permission", "expected"),
    [
        (Role.LEADER, Permission.LOG, True),
        (Role.LEADER, Permission.EDIT_PARTNERS, False),
        (Role.LEADER, Permission.EXPORT, False),
        (Role.LEADER, Permission.MAKE_TOKENS, False),
        (Role.COORDINATOR, Permission.EDIT_PARTNERS, True),
        (Role.COORDINATOR, Permission.EDIT_OFFICE, False),
        (Role.DIRECTOR, Permission.EDIT_OFFICE, True),
        (Role.DIRECTOR, Permission.REVOKE_ANY_TOKEN, False),
        (Role.ADMINISTRATOR, Permission.REVOKE_ANY_TOKEN, True),
    ],
)
def test_a_role_may_or_may_not(role: Role, permission: Permission, expected: bool) -> None:
    assert may(member(role), permission) is expected


def test_require_refuses_by_name() -> None:
    require(member(Role.COORDINATOR), Permission.EDIT_PARTNERS)
    with pytest.raises(PermissionDenied, match="Export lists"):
        require(member(Role.LEADER), Permission.EXPORT)
