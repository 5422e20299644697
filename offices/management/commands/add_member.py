"""`manage.py add_member`: bring somebody into an office."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.actors import SYSTEM
from offices.actions.founding import add_member
from offices.enums.roles import Role
from offices.management.people import (
    add_password_argument,
    how_to_sign_in,
    read_password,
    told_plainly,
)
from offices.models import Office


class Command(BaseCommand):
    help = "Brings somebody into an office; makes the account where there is none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--office", required=True, help="the office's slug")
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", choices=Role.values, default=Role.COORDINATOR.value)
        add_password_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        office = Office.objects.filter(slug=options["office"]).first()
        if office is None:
            raise CommandError(f"There is no office {options['office']}.")
        with told_plainly():
            member = add_member(
                by=SYSTEM,
                office=office,
                email=options["email"],
                name=options["name"],
                role=options["role"],
                password=read_password(options["password_stdin"]),
            )
        role = Role(member.role).label.lower()
        self.stdout.write(f"{member.display_name} is a {role} of {office.name}.")
        self.stdout.write(how_to_sign_in(member))
