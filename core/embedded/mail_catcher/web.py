"""The HTTP side: the pages, `/messages.json` and `/faults`, on loopback only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from core.embedded.mail_catcher import pages
from core.embedded.mail_catcher.smtp import Faults
from core.embedded.mail_catcher.store import MailStore
from core.embedded.ports import LOOPBACK

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
# A mail may bring its own styles and point to the pictures of servers on this machine.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: http://localhost:*; "
    "form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
MOST_BYTES = 10_000


@dataclass(frozen=True)
class Reply:
    """What one request is answered with."""

    body: str | bytes
    kind: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK
    policy: str = PAGE_POLICY
    location: str = ""


class MailPages(BaseHTTPRequestHandler):
    """Answers the requests of a browser or of a program that asks for `/messages.json`."""

    protocol_version = "HTTP/1.1"
    server_version = "LanyardMailCatcher"

    def __init__(self, store: MailStore, faults: Faults, *args: object) -> None:
        self.store = store
        self.faults = faults
        super().__init__(*args)  # type: ignore[arg-type]  # what socketserver passes on

    def do_GET(self) -> None:
        """Show the list, a message, one of its parts, or the list as JSON."""
        self._answer(self._get() if self._asked_by_name() else _refused())

    def do_HEAD(self) -> None:
        """Answer as to GET, without a body."""
        self.do_GET()

    def do_POST(self) -> None:
        """Delete all mail, or set how the server misbehaves."""
        self._answer(self._post() if self._asked_by_name() else _refused())

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: the demo's terminal shows what Lanyard does, not who reads its mail."""

    def _get(self) -> Reply:
        address = urlsplit(self.path)
        match address.path.strip("/").split("/"):
            case [""]:
                return Reply(pages.inbox(self.store.newest_first()))
            case ["style.css"]:
                return Reply(pages.STYLE, kind="text/css; charset=utf-8")
            case ["messages.json"]:
                return self._as_json(parse_qs(address.query))
            case ["messages", name, *part]:
                return self._message(name, part)
        return _not_found()

    def _as_json(self, query: dict[str, list[str]]) -> Reply:
        filters = {name: values[-1] for name, values in query.items()}
        if set(filters) - {"message_id", "to"}:
            return _json({"error": "Only message_id and to can be asked for."}, HTTPStatus(400))
        return _json([mail.as_json() for mail in self.store.newest_first(**filters)])

    def _message(self, name: str, part: list[str]) -> Reply:
        mail = self.store.get(name.removesuffix(".eml"))
        if mail is None:
            return _not_found()
        if name.endswith(".eml"):
            return Reply(self.store.file(mail.id).read_bytes(), kind="message/rfc822")
        if part == ["html"]:
            return Reply(pages.sandboxed(mail.html), policy=MAIL_POLICY)
        return _not_found() if part else Reply(pages.message(mail))

    def _post(self) -> Reply:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(min(length, MOST_BYTES))
        match urlsplit(self.path).path:
            case "/clear":
                self.store.clear()
                return Reply("", status=HTTPStatus.SEE_OTHER, location="/")
            case "/faults":
                return self._change_faults(body)
        return _not_found()

    def _change_faults(self, body: bytes) -> Reply:
        try:
            return _json(self.faults.change(json.loads(body or b"{}")))
        except (ValueError, TypeError) as error:
            return _json({"error": str(error)}, HTTPStatus.BAD_REQUEST)

    def _asked_by_name(self) -> bool:
        """Refuse a page of another site that posts here, or that made its name point to us."""
        host = self.headers.get("Host", "")
        origin = self.headers.get("Origin")
        local = urlsplit(f"//{host}").hostname in {"localhost", LOOPBACK}
        return local and origin in {None, f"http://{host}"}

    def _answer(self, reply: Reply) -> None:
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", reply.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "same-origin")
        if reply.location:
            self.send_header("Location", reply.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def web_server(store: MailStore, faults: Faults, port: int) -> ThreadingHTTPServer:
    """Return the server, bound but not yet serving."""
    handler = partial(MailPages, store, faults)
    server = ThreadingHTTPServer((LOOPBACK, port), handler)
    server.daemon_threads = True
    return server


def _json(answer: object, status: HTTPStatus = HTTPStatus.OK) -> Reply:
    return Reply(json.dumps(answer, indent=1), kind="application/json", status=status)


def _not_found() -> Reply:
    return Reply(pages.not_found(), status=HTTPStatus.NOT_FOUND)


def _refused() -> Reply:
    return Reply("Ask as localhost.", kind="text/plain", status=HTTPStatus.FORBIDDEN)
