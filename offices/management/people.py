"""What the commands that bring people into an office share."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from offices.models import Membership
from offices.queries.password_links import password_link


def add_password_argument(parser: ArgumentParser) -> None:
    """Let a password come by standard input; on the command line others would see it."""
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the new account's password from standard input instead of printing a link",
    )


def read_password(wanted: bool) -> str | None:
    """The first line of standard input, or None where a link is wanted."""
    return sys.stdin.readline().rstrip("\r\n") if wanted else None


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what an action refuses into a command's error, field by field."""
    try:
        yield
    except ValidationError as error:
        words = (
            [f"{field}: {' '.join(said)}" for field, said in error.message_dict.items()]
            if hasattr(error, "error_dict")
            else error.messages
        )
        raise CommandError("\n".join(words)) from error


def how_to_sign_in(member: Membership) -> str:
    """What to tell the new member: a link where the account has no password yet."""
    user = member.user
    if user.has_usable_password():
        return f"{user.email} signs in with the account's password."
    return f"{user.email} sets a password here, once:\n  {password_link(user)}"
