"""The mail catcher: keeps everything, can confirm it, shows it safely, misbehaves on request."""

import json
import smtplib
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from core.embedded import ports
from core.embedded.mail_catcher.smtp import Faults, smtp_server
from core.embedded.mail_catcher.store import MailStore
from core.embedded.mail_catcher.web import web_server


@dataclass
class RunningCatcher:
    smtp_port: int
    url: str
    folder: Path

    def send(self, subject: str, *, to: str = "bob@example.org", message_id: str = "") -> None:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "ann@example.org", to, subject
        if message_id:
            message["Message-ID"] = message_id
        message.set_content("Plain words.\n")
        message.add_alternative(
            "<html><head></head><body><p>Rich words.</p><script>alert(1)</script></body></html>",
            subtype="html",
        )
        with smtplib.SMTP("127.0.0.1", self.smtp_port) as line:
            line.send_message(message)

    def open(self, path: str, data: bytes | None = None, **headers: str) -> HTTPResponse:
        request = urllib.request.Request(self.url + path, data, headers)
        response: HTTPResponse = urllib.request.urlopen(request)
        return response

    def get(self, path: str, data: bytes | None = None, **headers: str) -> str:
        with self.open(path, data, **headers) as response:
            return response.read().decode()

    def messages(self, query: str = "") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.get(f"/messages.json{query}"))
        return found

    def refusal(self, path: str, data: bytes | None = None, **headers: str) -> int:
        with pytest.raises(urllib.error.HTTPError) as refused:
            self.get(path, data, **headers)
        refused.value.close()
        return refused.value.code


@pytest.fixture
def catcher(tmp_path: Path) -> Iterator[RunningCatcher]:
    store, faults = MailStore(tmp_path / "mail"), Faults()
    web = web_server(store, faults, 0)
    smtp = smtp_server(store, faults, ports.any_free())
    smtp.start()
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield RunningCatcher(smtp.port, f"http://localhost:{web.server_port}", tmp_path / "mail")
    web.shutdown()
    web.server_close()
    thread.join()
    smtp.stop()


def test_a_caught_message_is_listed_with_its_parts(catcher: RunningCatcher) -> None:
    catcher.send("Grüße", message_id="<one@example.org>")
    [message] = catcher.messages()
    assert message["to"] == ["bob@example.org"]
    assert message["subject"] == "Grüße"
    assert message["text"] == "Plain words.\n"
    assert "Rich words." in message["html"]
    assert message["headers"]["Message-ID"] == "<one@example.org>"
    assert message["date"].endswith("+00:00")


def test_a_message_is_confirmed_by_its_message_id(catcher: RunningCatcher) -> None:
    catcher.send("First", message_id="<one@example.org>")
    catcher.send("Second", message_id="<two@example.org>")
    with_brackets = catcher.messages("?message_id=%3Cone%40example.org%3E")
    without = catcher.messages("?message_id=one@example.org")
    assert [message["subject"] for message in with_brackets] == ["First"]
    assert without == with_brackets
    assert catcher.messages("?message_id=three@example.org") == []


def test_a_message_sent_twice_is_there_twice(catcher: RunningCatcher) -> None:
    catcher.send("Again", message_id="<one@example.org>")
    catcher.send("Again", message_id="<one@example.org>")
    assert len(catcher.messages("?message_id=one@example.org")) == 2


def test_the_list_can_be_asked_for_one_recipient(catcher: RunningCatcher) -> None:
    catcher.send("For Bob")
    catcher.send("For Cy", to="cy@example.org")
    assert [mail["subject"] for mail in catcher.messages("?to=cy@example.org")] == ["For Cy"]


def test_an_unknown_filter_is_refused(catcher: RunningCatcher) -> None:
    assert catcher.refusal("/messages.json?subject=x") == 400


def test_mail_is_still_there_after_a_restart(catcher: RunningCatcher) -> None:
    catcher.send("Kept", message_id="<one@example.org>")
    [again] = MailStore(catcher.folder).newest_first()
    assert (again.subject, again.recipients) == ("Kept", ("bob@example.org",))


def test_only_the_newest_messages_are_kept(tmp_path: Path) -> None:
    store = MailStore(tmp_path, keep=2)
    for number in range(4):
        store.add("a@example.org", ["b@example.org"], f"Subject: {number}\r\n\r\n".encode())
    assert [mail.subject for mail in store.newest_first()] == ["3", "2"]
    assert len(list(tmp_path.iterdir())) == 2


def test_a_subject_is_shown_as_text(catcher: RunningCatcher) -> None:
    catcher.send("<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in catcher.get("/")
    assert "<script" not in catcher.get("/")


def test_a_mails_own_html_is_shown_in_a_sandbox_without_scripts(catcher: RunningCatcher) -> None:
    catcher.send("Rich")
    [message] = catcher.messages()
    assert "sandbox=" in catcher.get(f"/messages/{message['id']}")
    with catcher.open(f"/messages/{message['id']}/html") as response:
        policy = response.headers["Content-Security-Policy"]
        body = response.read().decode()
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "sandbox allow-popups" in policy
    assert '<head><base target="_blank"></head>' in body


def test_a_page_brings_no_script_and_no_inline_style(catcher: RunningCatcher) -> None:
    with catcher.open("/") as response:
        assert "style-src 'self'" in response.headers["Content-Security-Policy"]
        assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_a_message_can_be_downloaded_as_it_came(catcher: RunningCatcher) -> None:
    catcher.send("Whole")
    [message] = catcher.messages()
    assert "Subject: Whole" in catcher.get(f"/messages/{message['id']}.eml")


def test_an_unknown_message_is_not_found(catcher: RunningCatcher) -> None:
    assert catcher.refusal("/messages/1") == 404
    assert catcher.refusal("/messages/../../etc/passwd") == 404


def test_a_site_that_points_its_name_here_is_refused(catcher: RunningCatcher) -> None:
    assert catcher.refusal("/messages.json", Host="evil.example.org") == 403


def test_another_sites_form_can_not_delete_the_mail(catcher: RunningCatcher) -> None:
    catcher.send("Stays")
    assert catcher.refusal("/clear", b"", Origin="http://evil.example.org") == 403
    assert len(catcher.messages()) == 1


def test_all_mail_can_be_deleted(catcher: RunningCatcher) -> None:
    catcher.send("Goes")
    assert "No mail yet" in catcher.get("/clear", b"")
    assert list(catcher.folder.glob("*.eml")) == []


def test_it_refuses_as_often_as_it_is_told_to(catcher: RunningCatcher) -> None:
    catcher.get("/faults", b'{"refuse": 1}')
    with pytest.raises(smtplib.SMTPDataError, match="451"):
        catcher.send("Later")
    catcher.send("Now")
    assert [message["subject"] for message in catcher.messages()] == ["Now"]


def test_it_can_cut_the_line_after_keeping_the_message(catcher: RunningCatcher) -> None:
    catcher.get("/faults", b'{"drop": 1}')
    with pytest.raises(smtplib.SMTPServerDisconnected):
        catcher.send("Uncertain", message_id="<one@example.org>")
    assert len(catcher.messages("?message_id=one@example.org")) == 1


def test_an_unknown_fault_is_refused(catcher: RunningCatcher) -> None:
    assert catcher.refusal("/faults", b'{"explode": 1}') == 400
