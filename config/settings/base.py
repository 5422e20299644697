"""Settings that hold everywhere. What differs stands in dev, test and prod."""

from pathlib import Path

import environ
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from pghistory import ContextJSONField, ContextUUIDField, ForeignKey

from config.databases import database_settings
from core.logs.setup import logging_config

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = list(filter(None, [env("SECRET_KEY_PREVIOUS", default="")]))
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
BASE_URL = env("BASE_URL", default="http://localhost:8000")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "rest_framework",
    "drf_spectacular",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "core",
    "offices",
    "partnerships",
    "contacts",
    "outreach",
    "recognition",
    "outcomes",
]

MIDDLEWARE = [
    "core.logs.middleware.RequestLogMiddleware",
    "core.health.middleware.ProbeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "offices.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "core.htmx.ToastMiddleware",
    "offices.middleware.office.OfficeMiddleware",
    "recognition.middleware.ReadyBatchMiddleware",
    "offices.middleware.api.ApiMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "core.forms.FormRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.csrf.csrf",
                "offices.context_processors.frame",
            ],
        },
    }
]

# --- The database and its fence ---------------------------------------------------------------
DATABASES = {"default": database_settings(env)}
TENANCY_KEY = env("TENANCY_KEY")
TENANCY_KEY_PREVIOUS = env("TENANCY_KEY_PREVIOUS", default="")
PGHISTORY_CONTEXT_FIELD = ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = ContextUUIDField()
PGHISTORY_FOREIGN_KEY_FIELD = ForeignKey(db_index=False)
PGHISTORY_BASE_MODEL = "core.models.audit.AuditEvent"
# Message, session and toast storage need no statement of their own.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# --- People and sign-in -----------------------------------------------------------------------
AUTH_USER_MODEL = "offices.User"
AUTHENTICATION_BACKENDS = ["offices.backends.KeptBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "offices.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
# Sign-in counts failures by address. Behind a proxy that is the proxy's, the same for everybody,
# unless it is said how many proxies there are: one visitor could lock all others out.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
SESSION_ENGINE = "offices.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

# --- Language and time ------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = ["config.formats"]

# --- Files ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "core.collected.LoadedFilesFinder",
]
# What people upload; web and workers share it (docs/how-to/scale.md).
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "var" / "media"))

# --- Mail and work in the background ----------------------------------------------------------
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Lanyard <lanyard@localhost>")
EMAIL_TIMEOUT = 20  # seconds, of each step of a conversation with the mail server
# Longer than a whole conversation: nobody else may take a message that is still being sent.
OUTBOX_LEASE_SECONDS = 300
RETRY_SECONDS = 30  # until the first retry of what failed; each further pause is longer
RETRY_LONGEST_SECONDS = 6 * 60 * 60  # and none is longer than this
MAIL_CATCHER_URL = env("MAIL_CATCHER_URL", default="")
REDIS_URL = env("REDIS_URL", default="redis://localhost:6379/0")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
}
TASK_APP = "config.celery"  # core.tasks loads it: nobody who has no tasks to start needs it
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONCURRENCY = env.int("WORKER_PROCESSES", default=2)
CELERY_WORKER_REDIRECT_STDOUTS = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 300}
# Times that Celery lets a worker go on with its connection: CONN_MAX_AGE says when it ends.
CELERY_DB_REUSE_MAX = 1_000_000_000
CELERY_TASK_CLS = "core.tenancy.tasks:OfficeTask"
# Mail has a queue of its own. A worker takes from both by turns, so that no mail waits behind a
# thousand offices' due rows; `-Q mail` makes a worker that serves nothing else.
CELERY_TASK_DEFAULT_QUEUE = "due"
CELERY_TASK_QUEUES: dict[str, dict[str, str]] = {"due": {}, "mail": {}}
CELERY_TASK_ROUTES = {
    "core.tasks.sweep_outbox": {"queue": "mail"},
    "core.tasks.work_outbox": {"queue": "mail"},
}
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
SWEEP_SECONDS = env.int("SWEEP_SECONDS", default=15)
# A sweep that nobody took in time is dropped: the next one sees the same rows.
_SWEEP = {"schedule": SWEEP_SECONDS, "options": {"expires": 4 * SWEEP_SECONDS}}
CELERY_BEAT_SCHEDULE = {
    "sweep-due-rows": {"task": "core.tasks.sweep_due_rows", **_SWEEP},
    "sweep-outbox": {"task": "core.tasks.sweep_outbox", **_SWEEP},
    "sweep-stale-health": {"task": "outcomes.tasks.sweep_stale_health", **_SWEEP},
}

# --- Probes -----------------------------------------------------------------------------------
# /readyz fails where beat or worker gave no sign for so long, or something is due for so long.
READY_HEARTBEAT_SECONDS = env.int("READY_HEARTBEAT_SECONDS", default=max(60, 4 * SWEEP_SECONDS))
READY_DUE_SECONDS = env.int("READY_DUE_SECONDS", default=15 * 60)

# --- The API ----------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["offices.api.authentication.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["offices.api.permissions.TokenScopePermission"],
    "DEFAULT_THROTTLE_CLASSES": ["offices.api.throttling.TokenThrottle"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "core.api.negotiation.AlwaysJSON",
    "DEFAULT_PARSER_CLASSES": ["core.api.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "core.api.schema.NounSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "core.api.problems.problem_response",
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": None,
}
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=1000)
SPECTACULAR_SETTINGS = {
    "TITLE": "Lanyard",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "COMPONENT_SPLIT_REQUEST": True,
    # Every enumeration stands where it is used: nouns share field names, not values.
    "PREPROCESSING_HOOKS": ["offices.api.description.know_tokens"],
    "POSTPROCESSING_HOOKS": ["core.api.schema.tidy"],
    "SORT_OPERATIONS": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}

LOG_LEVEL = env("LOG_LEVEL", default="INFO").upper()
LOGGING = logging_config(env("LOG_FORMAT", default="plain"), LOG_LEVEL)
