"""The two addresses that load balancers and monitors ask. Public, and about no person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.health.parts import all_parts


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers; asks nobody else."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """200 if everything that Lanyard needs works, else 503; JSON says which part does not."""
    parts = all_parts()
    ok = all(part.ok for part in parts.values())
    told = {name: {"ok": part.ok} | part.facts for name, part in parts.items()}
    return JsonResponse(
        {"status": "ok" if ok else "failing", "parts": told}, status=200 if ok else 503
    )
