"""Partners."""

from django.urls import URLPattern, URLResolver, path

from core.exports.answers import file_paths
from partnerships.agreement_urls import urlpatterns as agreement_urls
from partnerships.exit_urls import urlpatterns as exit_urls
from partnerships.need_urls import urlpatterns as need_urls
from partnerships.views.history import partner_history, partner_history_file, partner_history_undo
from partnerships.views.partner import partner
from partnerships.views.partner_acts import (
    partner_archive,
    partner_restore,
    partner_set_backup,
    partner_set_owner,
)
from partnerships.views.partner_form import partner_duplicates, partner_edit, partner_new
from partnerships.views.partner_options import partner_options
from partnerships.views.partners import partners, partners_file

urlpatterns: list[URLPattern | URLResolver] = [
    *need_urls,
    *agreement_urls,
    *exit_urls,
    path("partners/", partners, name="partners"),
    *file_paths("partners", partners_file, "partners"),
    path("partners/new/", partner_new, name="partner_new"),
    path("partners/options/", partner_options, name="partner_options"),
    path("partners/duplicates/", partner_duplicates, name="partner_duplicates"),
    path("partners/<int:partner>/", partner, name="partner"),
    path("partners/<int:partner>/edit/", partner_edit, name="partner_edit"),
    path("partners/<int:partner>/history/", partner_history, name="partner_history"),
    *file_paths("partners/<int:partner>/history", partner_history_file, "partner_history"),
    path("partners/<int:partner>/history/undo/", partner_history_undo, name="partner_history_undo"),
    path("partners/<int:partner>/archive/", partner_archive, name="partner_archive"),
    path("partners/<int:partner>/restore/", partner_restore, name="partner_restore"),
    path("partners/<int:partner>/owner/", partner_set_owner, name="partner_set_owner"),
    path("partners/<int:partner>/backup/", partner_set_backup, name="partner_set_backup"),
]
