"""How gunicorn serves Lanyard; the environment decides what differs between installations.

`PORT` (or `BIND`, an address with a port), `WEB_WORKERS`, `WEB_THREADS` (of each worker) and
`GRACEFUL_SECONDS` (what a request may still take when the server stops).
"""

import gc
import os
from typing import Any

from core.logs.setup import logging_config

bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT') or 8000}")
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = int(os.environ.get("WEB_THREADS") or 4)
worker_class = "gthread"
timeout = 60
graceful_timeout = int(os.environ.get("GRACEFUL_SECONDS") or 30)
keepalive = 5
# Loaded once and shared by the workers: less memory, and a broken start is seen at once.
preload_app = True
control_socket_disable = True

# Each answer has its line from core.logs.middleware, which knows the office; gunicorn's own words
# take the same form.
accesslog = None
loglevel = os.environ.get("LOG_LEVEL") or "info"
logconfig_dict = logging_config(os.environ.get("LOG_FORMAT") or "json", loglevel.upper())
logconfig_dict["loggers"]["gunicorn.error"] = {"handlers": ["console"], "propagate": False}


def when_ready(server: Any) -> None:
    """Load what the first request would load, then let the workers share it all."""
    from django.db import connections
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018 - asking for the patterns loads them
    connections.close_all()  # a connection must not be shared between processes
    gc.collect()
    gc.freeze()
