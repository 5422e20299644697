"""What can be done from anywhere, by its name: Find lists it, apps add theirs."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Command:
    """Something to do. `url_name` takes the office's slug; `words` are other words for it.

    `permission` is what a member must be allowed to do (offices.permissions). `sheet`: its page is
    a form that opens in the dialog.
    """

    order: int
    label: Any
    words: Any
    url_name: str
    permission: Any
    icon: str
    sheet: bool = False


_commands: dict[str, Command] = {}


def register_command(command: Command) -> None:
    """Add a command; called in `AppConfig.ready()`."""
    _commands[command.url_name] = command


def commands() -> list[Command]:
    """All commands, in their order."""
    return sorted(_commands.values(), key=lambda it: it.order)
