from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.core.pdf.page import static_folder


@pytest.fixture(scope="session")
def shared_static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all tests that only read: its fonts are unpacked once."""
    return static_folder(tmp_path_factory.mktemp("printing") / "static")


@pytest.fixture
def static(shared_static: Path, settings: LazySettings) -> Path:
    """What is printed finds the tests' own static folder."""
    settings.STATICFILES_DIRS = [shared_static]
    return shared_static


@pytest.fixture
def own_static(tmp_path: Path, settings: LazySettings) -> Path:
    """A static folder that the test may change."""
    root = static_folder(tmp_path / "static")
    settings.STATICFILES_DIRS = [root]
    return root
