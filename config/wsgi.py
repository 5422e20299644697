"""The WSGI application that a production server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.prod")
application = get_wsgi_application()

# Imported here: it needs Django to be set up.
from core.tenancy.guard import refuse_strong_role  # noqa: E402 - see above

refuse_strong_role()
