"""The ASGI application, for servers that want one."""

import os
from concurrent.futures import ThreadPoolExecutor

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.prod")
application = get_asgi_application()

from core.tenancy.guard import refuse_strong_role  # noqa: E402 - Django has to be set up first

# In a thread: ASGI servers load this inside their event loop, where Django asks no database.
with ThreadPoolExecutor(max_workers=1) as thread:
    thread.submit(refuse_strong_role).result()
