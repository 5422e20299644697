"""All addresses of the project, out of the URL configuration."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Address:
    """A named URL and the names of its parts."""

    name: str
    parts: tuple[str, ...]

    def url(self, **values: object) -> str:
        return reverse(self.name, kwargs={part: values[part] for part in self.parts})


def addresses() -> list[Address]:
    """Every named URL outside the API, each once."""
    found = {address.name: address for address in _walk(get_resolver(), "", ())}
    return [found[name] for name in sorted(found)]


def office_addresses() -> list[Address]:
    """Those that name an office."""
    return [address for address in addresses() if "office" in address.parts]


def _walk(resolver: URLResolver, prefix: str, parts: tuple[str, ...]) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        own = (
            parts
            + tuple(pattern.pattern.converters)
            + tuple(pattern.pattern.regex.groupindex if not pattern.pattern.converters else ())
        )
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route, own)
        elif isinstance(pattern, URLPattern) and pattern.name and not route.startswith("api/"):
            yield Address(pattern.name, tuple(dict.fromkeys(own)))
