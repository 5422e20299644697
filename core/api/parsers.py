"""Reads a request's JSON, whatever nonsense it may be."""

import json
import re
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from core.api.problems import TooLarge

HALF = re.compile(rb"\\u[dD][89a-fA-F]")
"""Escapes of half a character: rare enough to look at closely."""


class JSONParser(BaseParser):
    """UTF-8 JSON without NaN, Infinity and half characters ("\\ud800" alone, which no answer could
    repeat); too deep, too long or malformed is a problem."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
        raw = stream.read(limit + 1)
        if len(raw) > limit:
            raise TooLarge
        try:
            data = json.loads(raw.decode("utf-8"), parse_constant=_refuse)
            if HALF.search(raw):
                json.dumps(data, ensure_ascii=False).encode()  # raises UnicodeError, a ValueError
            return data
        except (ValueError, RecursionError) as error:
            raise ParseError(_("The body is not valid JSON.")) from error


def _refuse(constant: str) -> None:
    raise ValueError(constant)
