"""Which commands run as the owner of the database; all others run as the app role.

The owner may migrate and bulk-load across offices; the app role owns nothing and sees one
office at a time. Web and workers never run as the owner: `core.tenancy.checks` refuses.
"""

import os
import sys

OWNER_COMMANDS = frozenset(
    {
        "add_member",
        "create_office",
        "load_bulk",
        "load_demo",
        "makemigrations",
        "migrate",
        "refresh_standing",
        "sqlmigrate",
        "showmigrations",
    }
)

ROLE_VARIABLE = "LANYARD_DATABASE_ROLE"


def choose_role(argv: list[str]) -> None:
    """Set the role for this process from the command's name, unless it is set already."""
    if len(argv) > 1 and argv[1] in OWNER_COMMANDS:
        os.environ.setdefault(ROLE_VARIABLE, "owner")
        if database_variable() not in os.environ:
            sys.exit(f"{argv[1]} runs as the owner of the database: set {database_variable()}.")


def database_variable() -> str:
    """The name of the environment variable that holds this process's database URL."""
    return "DATABASE_OWNER_URL" if os.environ.get(ROLE_VARIABLE) == "owner" else "DATABASE_URL"
