"""Settings of the test suite: as production, but quick where nothing is proved by slowness."""

from config.databases import ONLY_WHEN_ASKED
from config.settings.base import *  # noqa: F403 - a settings module is its parent's plus changes

ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ACCOUNT_RATE_LIMITS = False
# Web's statements stay with its connections: the suite asks them in the same way.
DATABASES["default"]["OPTIONS"]["prepare_threshold"] = ONLY_WHEN_ASKED  # noqa: F405 - of the parent
