from django.urls import URLPattern, URLResolver, path

from contacts.import_urls import urlpatterns as import_urls
from contacts.views.bounces import email_works
from contacts.views.ends import contact_end, contact_hold, contact_reopen, partner_one_person
from contacts.views.files import people_file
from contacts.views.history import (
    contact_history,
    contact_history_file,
    contact_history_undo,
)
from contacts.views.loose_ends import partner_ends
from contacts.views.options import contact_options
from contacts.views.people import (
    contact,
    contact_archive,
    contact_edit,
    contact_new,
    contact_restore,
)
from core.exports.answers import file_paths

PARTNER = "partners/<int:partner>"
PERSON = "people/<int:contact>"
ROLE = "people/roles/<int:affiliation>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{PARTNER}/people/new/", contact_new, name="contact_new"),
    path(f"{PARTNER}/ends/", partner_ends, name="partner_ends"),
    path(f"{PARTNER}/one-person/", partner_one_person, name="partner_one_person"),
    *file_paths("people", people_file, "people"),
    path("people/options/", contact_options, name="contact_options"),
    path(f"{PERSON}/", contact, name="contact"),
    path(f"{PERSON}/archive/", contact_archive, name="contact_archive"),
    path(f"{PERSON}/restore/", contact_restore, name="contact_restore"),
    path(f"{PERSON}/history/", contact_history, name="contact_history"),
    *file_paths(f"{PERSON}/history", contact_history_file, "contact_history"),
    path(f"{PERSON}/history/undo/", contact_history_undo, name="contact_history_undo"),
    path(f"{ROLE}/edit/", contact_edit, name="contact_edit"),
    path(f"{ROLE}/end/", contact_end, name="contact_end"),
    path(f"{ROLE}/reopen/", contact_reopen, name="contact_reopen"),
    path(f"{ROLE}/hold/", contact_hold, name="contact_hold"),
    path("people/emails/<int:email>/works/", email_works, name="email_works"),
    *import_urls,
]
