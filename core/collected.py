"""Which static files of packages are collected: those that a page loads."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder

UNUSED = ("rest_framework/",)
"""The API answers in JSON alone: its browsable pages, four megabytes of styles, are never shown."""
USED = {"django_htmx/": ("django_htmx/htmx-2.min.js",)}
"""Of a package that brings many versions, the one."""


def is_loaded(path: str) -> bool:
    """Whether a page may load it. What is not said to be needless is not."""
    for folder, files in USED.items():
        if path.startswith(folder):
            return path in files
    return not path.startswith(UNUSED)


class LoadedFilesFinder(AppDirectoriesFinder):
    """Lists less than Django's own: each file is hashed and compressed twice, in half a minute."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        """The files of all apps that a page may load."""
        found = super().list(ignore_patterns)
        return ((path, storage) for path, storage in found if is_loaded(path))
