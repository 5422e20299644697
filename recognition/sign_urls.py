"""Addresses of signing."""

from django.urls import URLPattern, URLResolver, path

from recognition.views.signing import (
    document_give_back,
    document_give_back_undo,
    document_sign,
    thanks_sign,
    thanks_sign_undo,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("thanks/sign/", thanks_sign, name="thanks_sign"),
    path("thanks/sign/undo/", thanks_sign_undo, name="thanks_sign_undo"),
    path("documents/<int:document>/sign/", document_sign, name="document_sign"),
    path("documents/<int:document>/give-back/", document_give_back, name="document_give_back"),
    path(
        "documents/<int:document>/give-back/undo/",
        document_give_back_undo,
        name="document_give_back_undo",
    ),
]
