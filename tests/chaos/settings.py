"""Settings of the workers and beats under attack: as everywhere, but they wait for less long.

The proportions stay: the lease is longer than a whole conversation with the mail server, and what
went unanswered is asked after when the server has surely given it up.
"""

from config.settings.base import *  # noqa: F403 - a settings module is its parent's plus changes

EMAIL_TIMEOUT = 2
OUTBOX_LEASE_SECONDS = 23
RETRY_SECONDS = 2
RETRY_LONGEST_SECONDS = 10
