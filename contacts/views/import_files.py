"""Files around an import: an example of each kind, and the rows that have to be mended."""

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from contacts.presenters.import_examples import example_of
from contacts.views.found_import import find_run
from core.exports.answers import Format, send_table
from core.exports.table import Table
from core.imports.queries import bad_rows
from core.registries.sheets import sheet_named
from offices.permissions import Permission, require
from offices.requests import OfficeRequest

FIRST = "partners"
"""The kind that a new office begins with."""


@require_GET
def import_example(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """A sheet with all columns and a row or two; `?sheet=` says of which kind."""
    require(request.membership, Permission.IMPORT)
    try:
        sheet = sheet_named(request.GET.get("sheet", FIRST))
    except KeyError as error:
        raise Http404 from error
    name = _("example-%(sheet)s") % {"sheet": sheet.name}
    header, rows = example_of(sheet, request.office.pk, request.office.today())
    return send_table(request.office.pk, Table(name, header, lambda: rows), kind)


@require_GET
def import_bad(request: OfficeRequest, office: str, run: int, kind: Format) -> HttpResponseBase:
    """The rows that could not come in, as they were, and what to mend."""
    found = find_run(request, run)
    header, rows = bad_rows(found)
    table = Table(f"{office}-import-{found.pk}", header, rows)
    return send_table(request.office.pk, table, kind)
