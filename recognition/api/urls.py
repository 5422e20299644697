"""Addresses of recognition's nouns."""

from core.api.routers import addresses_of
from recognition.api.certificates import CertificateViews
from recognition.api.recognitions import RecognitionViews

urlpatterns = addresses_of({"recognitions": RecognitionViews, "certificates": CertificateViews})
