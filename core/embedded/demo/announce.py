"""Says where Lanyard is, once it answers: on the terminal and in `var/demo.json`."""

from __future__ import annotations

import http.client
import threading
import time
from typing import Any

from core.embedded import ports
from core.embedded.demo import places
from core.embedded.demo.services import Running
from core.embedded.processes import wait_until

PATIENCE = 60.0  # seconds


def announce_when_ready(running: Running, began: float) -> None:
    """Wait in the background until the web server answers, then write and print."""
    threading.Thread(target=_announce, args=(running, began), daemon=True).start()


def description(running: Running) -> dict[str, Any]:
    """Return what `var/demo.json` holds: addresses, accounts and tokens."""
    environment = running.environment
    loaded = places.read(places.ACCOUNTS)
    return {
        "url": environment["BASE_URL"],
        "mail_url": environment.get("MAIL_CATCHER_URL", ""),
        "database_url": environment["DATABASE_URL"],
        "accounts": loaded.get("accounts", []),
        "api_tokens": loaded.get("api_tokens", []),
    }


def _announce(running: Running, began: float) -> None:
    if not wait_until(lambda: _answers(int(running.environment["PORT"])), PATIENCE):
        return
    demo = description(running)
    places.write_private(places.DEMO, demo)
    print("\n".join(_lines(demo, time.monotonic() - began)), flush=True)


def _answers(port: int) -> bool:
    line = http.client.HTTPConnection(ports.LOOPBACK, port, timeout=5)
    try:
        line.request("GET", "/accounts/login/")
        line.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
    return True


def _lines(demo: dict[str, Any], seconds: float) -> list[str]:
    lines = ["", f"  Lanyard is ready after {seconds:.0f} s:  {demo['url']}"]
    if demo["mail_url"]:
        lines.append(f"  The mail it sends:            {demo['mail_url']}")
    accounts: list[dict[str, str]] = demo["accounts"]
    if accounts:
        width = max(len(account["email"]) for account in accounts)
        lines += ["", "  Sign in as:"]
    for account in accounts:
        email, who = account["email"].ljust(width), f"{account['role']}, {account['office']}"
        lines.append(f"    {email}  {account['password']}  ({who})")
    return [*lines, "", "  Ctrl-C stops it; the data is kept.", ""]
