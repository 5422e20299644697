"""A mail server of the test's own, which misbehaves when told to."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from core.embedded import ports
from core.embedded.mail_catcher.smtp import Faults, smtp_server
from core.embedded.mail_catcher.store import MailStore
from core.embedded.mail_catcher.web import web_server

FAULTS = Faults()


@pytest.fixture
def store(tmp_path: Path, settings: LazySettings) -> Iterator[MailStore]:
    """A mail catcher, named by the settings."""
    store = MailStore(tmp_path)
    FAULTS.change({"refuse": 0, "reject": 0, "drop": 0})
    web = web_server(store, FAULTS, 0)
    smtp = smtp_server(store, FAULTS, ports.any_free())
    smtp.start()
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", smtp.port
    settings.MAIL_CATCHER_URL = f"http://localhost:{web.server_port}"
    yield store
    web.shutdown()
    web.server_close()
    thread.join()
    smtp.stop()
