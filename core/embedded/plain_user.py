"""PostgreSQL refuses to run as root: here root steps down to a plain user."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict


class RunAs(TypedDict, total=False):
    """The arguments of `subprocess.Popen` that change the user."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class PlainUser:
    """The user that owns an embedded server's files; `uid` None means: whoever we are."""

    uid: int | None = None
    gid: int | None = None

    def run_as(self) -> RunAs:
        """Return what `subprocess` needs to run a program as this user."""
        if self.uid is None or self.gid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def take(self, path: Path) -> None:
        """Make `path` this user's own, closed to everybody else."""
        path.chmod(0o700 if path.is_dir() else 0o600)
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def may_enter(self, folder: Path) -> bool:
        """Tell whether this user may go into `folder`; asked by trying, not by reading modes."""
        if self.uid is None:
            return True
        return self._succeeds("/bin/sh", "-c", 'cd "$1"', "sh", str(folder))

    def may_run(self, program: Path) -> bool:
        """Tell whether this user can start `program` (it must know `--version`)."""
        return self.uid is None or self._succeeds(str(program), "--version")

    def _succeeds(self, *command: str) -> bool:
        try:
            done = subprocess.run(
                command, check=False, cwd="/", capture_output=True, **self.run_as()
            )
        except OSError:
            return False
        return done.returncode == 0


def plain_user() -> PlainUser:
    """Return `nobody` when we are root, else ourselves."""
    if os.geteuid() != 0:
        return PlainUser()
    entry = pwd.getpwnam("nobody")
    return PlainUser(entry.pw_uid, entry.pw_gid)


def home_for(folder: Path, user: PlainUser) -> Path:
    """Return the folder where `user`'s server keeps its files, made if it is missing.

    That is `folder`, unless `user` cannot get there (a checkout in root's home): then it is one
    outside, named after `folder`. No parent folder's mode is ever changed. The home stays ours, so
    that `user` can only write where we let it; others may pass through it but list nothing.
    """
    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    home = folder if user.may_enter(folder.parent) else _outside(folder, user)
    if home.is_symlink():
        raise PermissionError(f"{home} is a link; an embedded server wants a folder of its own.")
    home.mkdir(exist_ok=True)
    home.chmod(0o700 if user.uid is None else 0o711)
    return home


def forget_home(folder: Path, user: PlainUser) -> None:
    """Remove everything that `home_for` made for `folder`."""
    folder = folder.absolute()
    for path in {folder, _outside(folder, user)}:
        if path.exists() and not path.is_symlink():
            shutil.rmtree(path)


def _outside(folder: Path, user: PlainUser) -> Path:
    name = "lanyard-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]
    for parent in (Path("/var/lib"), Path("/var/tmp")):  # noqa: S108 - a link there is refused
        if parent.is_dir() and os.access(parent, os.W_OK) and user.may_enter(parent):
            return parent / name
    raise PermissionError(f"No folder found where a plain user could keep {folder.name}.")
