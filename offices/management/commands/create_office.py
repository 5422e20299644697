"""`manage.py create_office`: a new office with its first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from core.actors import SYSTEM
from offices.actions.founding import NewOffice, add_member, create_office
from offices.enums.offices import OfficeKind
from offices.enums.roles import Role
from offices.management.people import (
    add_password_argument,
    how_to_sign_in,
    read_password,
    told_plainly,
)


class Command(BaseCommand):
    help = "Founds an office and makes its first administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--slug", required=True, help="the name in addresses; never changes")
        parser.add_argument("--name", required=True)
        parser.add_argument("--kind", choices=OfficeKind.values, default=OfficeKind.DISTRICT.value)
        parser.add_argument("--time-zone", required=True, help="such as America/Denver")
        parser.add_argument("--admin-email", required=True)
        parser.add_argument("--admin-name", required=True)
        add_password_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        fields = NewOffice(
            slug=options["slug"],
            name=options["name"],
            kind=options["kind"],
            time_zone=options["time_zone"],
        )
        with told_plainly(), transaction.atomic():
            office = create_office(by=SYSTEM, fields=fields)
            member = add_member(
                by=SYSTEM,
                office=office,
                email=options["admin_email"],
                name=options["admin_name"],
                role=Role.ADMINISTRATOR,
                password=read_password(options["password_stdin"]),
            )
        self.stdout.write(f"{office.name} is there, at /o/{office.slug}/.")
        self.stdout.write(how_to_sign_in(member))
