"""The version of a thing as the API shows it, so that nobody overwrites what they did not read."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.http import parse_etags
from rest_framework.utils.encoders import JSONEncoder

from core.api.problems import StaleThing

UNVERSIONED = frozenset({"health"})
"""What follows from other things and changes by itself: no version of the thing."""


def etag_of(data: Any) -> str:
    """A strong ETag of a representation, equal for equal content."""
    if isinstance(data, Mapping):
        data = {name: it for name, it in data.items() if name not in UNVERSIONED}
    canonical = json.dumps(data, cls=JSONEncoder, sort_keys=True, separators=(",", ":"))
    return f'"{hashlib.sha256(canonical.encode()).hexdigest()[:32]}"'


def check_if_match(request: HttpRequest, data: Any) -> None:
    """Raise StaleThing unless `If-Match` is missing, `*`, or names the version of `data`."""
    header = request.headers.get("If-Match")
    if header is None:
        return
    tags = parse_etags(header)
    if tags != ["*"] and etag_of(data) not in tags:
        raise StaleThing
