from pathlib import Path

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def uploads(settings: LazySettings, tmp_path: Path) -> Path:
    """Uploads go into a folder of the test's own."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path
