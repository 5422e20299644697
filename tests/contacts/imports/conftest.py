"""Uploads through the page, and the background's work in between."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from core.imports.work import run_to_rest
from core.models.imports import Import
from core.tenancy.context import office_context
from offices.models import Membership

IMPORTS = "/o/alder/import/"
HEADER = "Company,City,Type,Contact,Email"
ROWS = (
    "Rivera Machining,Harlow,Employer,Luis Rivera,luis@rivera.example",
    "Copper Kettle Bakery,Harlow,Bakkery,Rosa Diaz,rosa@kettle.example",
    ",Harlow,Employer,Nobody,nobody@example.org",
)


@dataclass
class Desk:
    """A member who imports; the background works when it is told to."""

    client: Client
    member: Membership

    def send(self, *lines: str, name: str = "ours.csv", sheet: str = "partners") -> Any:
        """Upload a file with these lines."""
        file = SimpleUploadedFile(name, "\n".join(lines).encode())
        return self.client.post(IMPORTS, {"sheet": sheet, "file": file})

    def upload(self, *lines: str) -> Import:
        """Upload, and let it be read."""
        answer = self.send(*lines)
        assert answer.status_code == 302, answer.content.decode()
        pk = int(answer["Location"].rstrip("/").rsplit("/", 1)[1])
        self.work(pk)
        return self.again(pk)

    def checked(self, *lines: str) -> Import:
        """Upload, take the columns as they are guessed, and let the rows be checked."""
        run = self.upload(*lines)
        columns = {f"column-{index}": key for key, index in run.mapping.items()}
        assert self.press(run, "columns", **columns).status_code == 302
        return self.worked(run)

    def done(self, *lines: str) -> Import:
        """All of it, until the rows are in."""
        run = self.checked(*lines)
        self.press(run, "start")
        return self.worked(run)

    def work(self, pk: int) -> None:
        """What the worker would do now."""
        run_to_rest(self.member.office_id, pk)

    def worked(self, run: Import) -> Import:
        """The import after the worker has worked."""
        self.work(run.pk)
        return self.again(run.pk)

    def again(self, pk: int) -> Import:
        """The import as it is in the database now."""
        with office_context(self.member.office_id):
            return Import.objects.get(pk=pk)

    def url(self, run: Import, act: str = "run") -> str:
        """An address of the import: `run`, `columns`, `start` …"""
        return reverse(f"import_{act}", args=["alder", run.pk])

    def page(self, run: Import, query: str = "") -> str:
        """Its page, wherever it leads."""
        answer = self.client.get(self.url(run) + query, follow=True)
        assert answer.status_code == 200
        text: str = answer.content.decode()
        return text

    def press(self, run: Import, act: str, **said: str) -> Any:
        """Send a form of its page."""
        return self.client.post(self.url(run, act), said)


@pytest.fixture
def desk(ana: Membership, client_of: Any, settings: LazySettings, tmp_path: Path) -> Desk:
    """Ana imports; uploads go into a folder of the test's own."""
    settings.MEDIA_ROOT = str(tmp_path)
    return Desk(client_of(ana), ana)
