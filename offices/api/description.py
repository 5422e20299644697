"""How the API's description tells of tokens. Loaded with the library that makes the description."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension


class TokenScheme(OpenApiAuthenticationExtension):
    """How the schema describes it."""

    target_class = "offices.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A token made in the office's settings: lny_<office>_<secret>.",
        }


def know_tokens(endpoints: list[Any]) -> list[Any]:
    """A hook of the generator: that it is named in the settings makes the scheme above known."""
    return endpoints
