"""Addresses of thanks, under an office's."""

from django.urls import URLPattern, URLResolver

from recognition.batch_urls import urlpatterns as batch_urls
from recognition.document_urls import urlpatterns as document_urls
from recognition.ledger_urls import urlpatterns as ledger_urls
from recognition.sign_urls import urlpatterns as sign_urls

urlpatterns: list[URLPattern | URLResolver] = [
    *ledger_urls,
    *document_urls,
    *batch_urls,
    *sign_urls,
]
