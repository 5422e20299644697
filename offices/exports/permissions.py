"""The permission table as a page of the docs."""

from django.utils.translation import override

from offices.enums.roles import Role
from offices.permissions import TABLE, Permission

BEGINNING = """# Who may do what

Written from `offices/permissions.py` by `python manage.py permissions_doc`; a test keeps the two
equal. A member has one role in an office. To a stranger an office and everything in it does not
exist (404); a member who may not do something that they can see is told so (403).
"""


def permissions_page() -> str:
    """The whole page, in English."""
    with override("en"):
        head = ["", *(str(role.label) for role in Role)]
        rows = [_row(permission) for permission in Permission]
        lines = [_line(head), _line(["---", *(":-:" for _ in Role)]), *map(_line, rows)]
    return "\n".join([BEGINNING, *lines, ""])


def _row(permission: Permission) -> list[str]:
    marks = ["yes" if role in TABLE[permission] else "" for role in Role]
    return [str(permission.label), *marks]


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
