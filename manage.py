#!/usr/bin/env python
"""Runs Lanyard's management commands, each with the database role that it needs."""

import os
import sys

from config.database_roles import choose_role


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    choose_role(sys.argv)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
