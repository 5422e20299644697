"""Addresses of certificates, letters and the office's stationery."""

from django.urls import URLPattern, URLResolver, path

from recognition.views.asking import document_ask
from recognition.views.compose import thanks, thanks_letter, thanks_preview, thanks_words
from recognition.views.documents import (
    document,
    document_anew,
    document_archive,
    document_mail,
    document_make,
    document_pdf,
    document_restore,
)
from recognition.views.stationery import (
    own_signature,
    stationery,
    stationery_image,
    stationery_image_restore,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("thanks/", thanks, name="thanks"),
    path("thanks/words/", thanks_words, name="thanks_words"),
    path("thanks/preview/", thanks_preview, name="thanks_preview"),
    path("thanks/letter/", thanks_letter, name="thanks_letter"),
    path("documents/<int:document>/", document, name="document"),
    path("documents/<int:document>/pdf/", document_pdf, name="document_pdf"),
    path("documents/<int:document>/make/", document_make, name="document_make"),
    path("documents/<int:document>/anew/", document_anew, name="document_anew"),
    path("documents/<int:document>/mail/", document_mail, name="document_mail"),
    path("documents/<int:document>/ask/", document_ask, name="document_ask"),
    path("documents/<int:document>/archive/", document_archive, name="document_archive"),
    path("documents/<int:document>/restore/", document_restore, name="document_restore"),
    path("settings/stationery/", stationery, name="stationery"),
    path("settings/stationery/images/<int:image>/", stationery_image, name="stationery_image"),
    path(
        "settings/stationery/images/<int:image>/restore/",
        stationery_image_restore,
        name="stationery_image_restore",
    ),
    path("profile/signature/", own_signature, name="own_signature"),
]
