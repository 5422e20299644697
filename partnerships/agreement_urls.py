"""Addresses of agreements, under an office's."""

from django.urls import URLPattern, URLResolver, path

from core.exports.answers import file_paths
from partnerships.views.agreement import agreement, agreement_pdf
from partnerships.views.agreement_acts import (
    agreement_archive,
    agreement_end,
    agreement_renew,
    agreement_restore,
    agreement_sign,
)
from partnerships.views.agreement_files import (
    agreement_file,
    agreement_file_archive,
    agreement_file_new,
    agreement_file_restore,
)
from partnerships.views.agreement_form import agreement_edit, agreement_new
from partnerships.views.agreements import agreements, agreements_file

ONE = "agreements/<int:agreement>/"
FILE = f"{ONE}files/<int:file>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("agreements/", agreements, name="agreements"),
    *file_paths("agreements", agreements_file, "agreements"),
    path("partners/<int:partner>/agreements/new/", agreement_new, name="agreement_new"),
    path(ONE, agreement, name="agreement"),
    path(f"{ONE}edit/", agreement_edit, name="agreement_edit"),
    path(f"{ONE}sign/", agreement_sign, name="agreement_sign"),
    path(f"{ONE}renew/", agreement_renew, name="agreement_renew"),
    path(f"{ONE}end/", agreement_end, name="agreement_end"),
    path(f"{ONE}archive/", agreement_archive, name="agreement_archive"),
    path(f"{ONE}restore/", agreement_restore, name="agreement_restore"),
    path(f"{ONE}pdf/", agreement_pdf, name="agreement_pdf"),
    path(f"{ONE}files/", agreement_file_new, name="agreement_file_new"),
    path(FILE, agreement_file, name="agreement_file"),
    path(f"{FILE}archive/", agreement_file_archive, name="agreement_file_archive"),
    path(f"{FILE}restore/", agreement_file_restore, name="agreement_file_restore"),
]
