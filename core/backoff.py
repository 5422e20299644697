"""How long to wait before something that failed is tried again."""

from datetime import timedelta

from django.conf import settings

MOST_TRIES = 8


def pause_after(attempts: int) -> timedelta:
    """The pause after that many tries: with the default settings 30 s, 2 min, 8 min … 6 hours."""
    first = timedelta(seconds=settings.RETRY_SECONDS)
    factor: int = 4 ** (attempts - 1)
    return min(first * factor, timedelta(seconds=settings.RETRY_LONGEST_SECONDS))
