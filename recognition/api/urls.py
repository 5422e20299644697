"""Addresses of recognition's nouns."""

from core.api.routers import addresses_of
from recognition.api.certificates import CertificateViews

urlpatterns = addresses_of({"certificates": CertificateViews})
