"""The schema and its page; both can be read without a token."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from core.api.documentation import documented_nouns
from core.api.openapi import openapi
from core.api.problems import plain_problem


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description: JSON, or YAML with `?format=yaml`."""
    match request.GET.get("format", "json"):
        case "json":
            return JsonResponse(openapi())
        case "yaml":
            from drf_spectacular.renderers import OpenApiYamlRenderer  # see core.api.openapi

            renderer: Any = OpenApiYamlRenderer()
            text = renderer.render(openapi(), renderer_context={})
            return HttpResponse(text, content_type="application/yaml")
    return plain_problem(400)


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The same for people, in their language."""
    described = openapi(translation.get_language() or "en")
    nouns = documented_nouns(described, request.build_absolute_uri("/").rstrip("/"))
    return render(request, "api/docs.html", {"nouns": nouns})
