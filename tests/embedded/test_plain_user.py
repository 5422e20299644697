"""Root steps down to a plain user, and nobody's folders are opened for it."""

import os
from pathlib import Path

import pytest

from core.embedded.plain_user import PlainUser, forget_home, home_for, plain_user

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can step down to another user")


def test_without_root_the_folder_itself_is_home(tmp_path: Path) -> None:
    home = home_for(tmp_path / "postgres", PlainUser())
    assert home == tmp_path / "postgres"
    assert home.stat().st_mode & 0o777 == 0o700


@as_root
def test_where_the_plain_user_can_not_enter_home_is_outside(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    user = plain_user()
    home = home_for(closed / "postgres", user)
    assert not home.is_relative_to(tmp_path)
    assert user.may_enter(home)
    assert closed.stat().st_mode & 0o777 == 0o700
    assert home_for(closed / "postgres", user) == home
    forget_home(closed / "postgres", user)
    assert not home.exists()


@as_root
def test_two_checkouts_have_two_homes(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    user = plain_user()
    folders = [tmp_path / "one", tmp_path / "two"]
    homes = {home_for(folder, user) for folder in folders}
    assert len(homes) == 2
    for folder in folders:
        forget_home(folder, user)


def test_a_link_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "postgres").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError, match="is a link"):
        home_for(tmp_path / "postgres", PlainUser())
