"""`python -m core.embedded.mail_catcher --smtp-port 1025 --http-port 8025 --folder var/mail`"""

from __future__ import annotations

import argparse
import signal
import threading
from pathlib import Path
from types import FrameType

from core.embedded.mail_catcher.smtp import Faults, smtp_server
from core.embedded.mail_catcher.store import KEEP, MailStore
from core.embedded.mail_catcher.web import web_server


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smtp-port", type=int, required=True)
    parser.add_argument("--http-port", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--keep", type=int, default=KEEP, help="messages; the oldest go first")
    options = parser.parse_args()
    serve(MailStore(options.folder, options.keep), options.smtp_port, options.http_port)


def serve(store: MailStore, smtp_port: int, http_port: int) -> None:
    """Catch mail until SIGTERM or SIGINT."""
    faults = Faults()
    web = web_server(store, faults, http_port)
    smtp = smtp_server(store, faults, smtp_port)

    def stop(_number: int, _frame: FrameType | None) -> None:
        # From another thread: `shutdown` waits for the loop that this thread is in.
        threading.Thread(target=web.shutdown).start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    smtp.start()
    print(f"Catching mail on port {smtp_port}; read it at http://localhost:{http_port}", flush=True)
    try:
        web.serve_forever(poll_interval=0.1)
    finally:
        smtp.stop()
        web.server_close()


if __name__ == "__main__":
    main()
