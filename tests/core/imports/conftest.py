from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import LazySettings

from core.registries import sheets
from core.tenancy.tasks import OfficeTask
from tests.core.imports.tiny import TINY


@pytest.fixture(autouse=True)
def tiny_sheet() -> Iterator[None]:
    """The tests' own sheet is registered."""
    with patch.dict(sheets._sheets, {"tiny": TINY}):
        yield


@pytest.fixture(autouse=True)
def no_worker() -> Iterator[None]:
    """No broker is asked to wake a worker: the tests do the work themselves."""
    with patch.object(OfficeTask, "for_office"):
        yield


@pytest.fixture
def uploads(settings: LazySettings, tmp_path: Path) -> Path:
    """Uploads go into a folder of the test's own."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path
