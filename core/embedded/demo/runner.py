"""Runs web, worker, beat and mail catcher side by side until somebody stops them."""

from __future__ import annotations

import os
import select
import shlex
import signal
import sys
import threading

from honcho.manager import Manager
from honcho.printer import Message, Printer

from core.embedded.demo import places
from core.embedded.demo.leftovers import marked
from core.embedded.demo.services import Running
from core.programs import PROGRAMS, command

STOPPED_BY_HAND = (130, 143)  # Ctrl-C, a polite kill
SYSTEM = "system"  # honcho's own lines
# A demo may be root's, in a container say; that Celery finds this unwise need not be said.
AS_ROOT_ON_PURPOSE = "ignore:You're running the worker with superuser privileges"


class SteadyPrinter(Printer):
    """Prints what the processes say; a terminal that went away must not keep us from stopping."""

    def write(self, message: Message) -> None:
        if message.name == SYSTEM:
            return
        try:
            super().write(message)
        except (OSError, RuntimeError):  # closed, or a signal came in the middle of a line
            return


class Runner(Manager):
    """honcho's manager, that can also be stopped while it is still starting."""

    def terminate(self) -> None:
        if self._all_started():
            super().terminate()
        else:  # a process whose id is not known yet can not be stopped: once more, soon
            threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()


def run(running: Running, *, reloading: bool) -> int:
    """Run everything in the foreground; return 0 if somebody stopped it, else what failed gave."""
    runner = Runner(SteadyPrinter(sys.stdout))
    environment = {"PYTHONWARNINGS": AS_ROOT_ON_PURPOSE} | running.app_environment()
    environment |= marked(places.ROOT)
    for name, words in _commands(running, reloading).items():
        runner.add_process(name, f"exec {shlex.join(words)}", env=environment, cwd=places.ROOT)
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    _stop_when_the_terminal_is_gone()
    runner.loop()
    code: int = runner.returncode or 0
    return 0 if code in STOPPED_BY_HAND else code or 1


def _stop_when_the_terminal_is_gone() -> None:
    """Watch our terminal: when make itself is its first process, only make hears of its end."""
    if not sys.stdin.isatty():
        return
    terminal = select.poll()
    terminal.register(sys.stdin.fileno(), 0)  # nothing but the end

    def watch() -> None:
        terminal.poll()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def _commands(running: Running, reloading: bool) -> dict[str, list[str]]:
    commands = {program: command(program) for program in PROGRAMS}
    if reloading:
        commands["web"] = [sys.executable, "manage.py", "runserver", running.environment["PORT"]]
        watched = ["--filter", "python", shlex.join(commands["worker"]), *_code_folders()]
        commands["worker"] = [sys.executable, "-m", "watchfiles", *watched]
    if running.smtp_port and running.mail_page_port:
        commands["mail"] = [
            *(sys.executable, "-m", "core.embedded.mail_catcher", "--folder", str(places.MAIL)),
            *("--smtp-port", str(running.smtp_port)),
            *("--http-port", str(running.mail_page_port)),
        ]
    return commands


def _code_folders() -> list[str]:
    return [file.parent.name for file in sorted(places.ROOT.glob("*/apps.py"))] + ["config"]
