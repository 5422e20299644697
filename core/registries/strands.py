"""What strands of a partnership name, where the names are another app's: each app adds its own."""

from collections.abc import Mapping
from typing import Any

_names: dict[str, Mapping[str, Any]] = {}


def register_strand_names(strand: str, names: Mapping[str, Any]) -> None:
    """Say what the slugs that a strand's facts hold are called; call it in `AppConfig.ready()`."""
    _names[strand] = names


def strand_name(strand: str, slug: str) -> Any:
    """What a slug of the strand's facts is called; the slug itself if nobody said."""
    return _names.get(strand, {}).get(slug, slug)
