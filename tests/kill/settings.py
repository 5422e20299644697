"""Settings of the workers that are killed: as everywhere, but they wait for seconds only."""

from config.settings.base import *  # noqa: F403 - a settings module is its parent's plus changes

EMAIL_BACKEND = "tests.kill.backend.EmailBackend"
EMAIL_TIMEOUT = 2
OUTBOX_LEASE_SECONDS = 5
RETRY_SECONDS = 1
