"""Find the import that an address names, and ask whether the member may."""

from django.http import Http404
from django.urls import reverse

from core.imports.queries import get_import
from core.models.imports import Import
from offices.permissions import Permission, require
from offices.requests import OfficeRequest


def find_run(request: OfficeRequest, pk: int) -> Import:
    """The import; Http404 when there is none in this office, PermissionDenied for a leader."""
    try:
        run = get_import(request.office.pk, pk)
    except Import.DoesNotExist as error:
        raise Http404 from error
    require(request.membership, Permission.IMPORT)
    return run


def run_url(request: OfficeRequest, run: Import) -> str:
    """The address of an import's page."""
    return reverse("import_run", args=[request.office.slug, run.pk])
