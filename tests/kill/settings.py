"""Settings of the workers that are killed: as everywhere, but they wait for seconds only."""

from config.settings.base import *  # noqa: F403 - a settings module is its parent's plus changes

EMAIL_BACKEND = "tests.kill.backend.EmailBackend"
EMAIL_TIMEOUT = 2
# As everywhere longer than a whole conversation, or a worker that the machine makes wait in the
# middle of one would meet another that sends the same mail.
OUTBOX_LEASE_SECONDS = 23
RETRY_SECONDS = 1
