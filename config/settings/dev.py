"""Settings for work on Lanyard itself: `make dev`."""

from config.settings.base import *  # noqa: F403 - a settings module is its parent's plus changes

DEBUG = True
INTERNAL_IPS = ["127.0.0.1"]
