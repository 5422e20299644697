"""The WSGI application that a production server runs."""

import os

from django.core.wsgi import get_wsgi_application

from config.databases import PROGRAM_VARIABLE, WEB

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.prod")
os.environ.setdefault(PROGRAM_VARIABLE, WEB)
application = get_wsgi_application()

from core.tenancy.guard import refuse_strong_role  # noqa: E402 - Django has to be set up first

refuse_strong_role()
