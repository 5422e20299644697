"""The API's description as data: the schema of /api/v1/schema/, and what its page is made of."""

import functools
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation

SCHEMA_LANGUAGE = "en"


@functools.cache
def openapi(language: str = SCHEMA_LANGUAGE) -> dict[str, Any]:
    """The OpenAPI 3.1 description, its texts in that language. Made once a process."""
    # Imported here: the library brings Django's test client and admin into memory.
    from drf_spectacular.generators import SchemaGenerator

    with translation.override(language):
        generator: Any = SchemaGenerator
        schema = generator(urlconf=None).get_schema(request=None, public=True)
        described: dict[str, Any] = json.loads(json.dumps(schema, cls=DjangoJSONEncoder))
    return described
