"""Certificates and letters of an office."""

from django.db.models import Prefetch, QuerySet

from offices.models import Office
from recognition.models import Document, DocumentSigner

SIGNERS = DocumentSigner.objects.select_related("member__user", "image").order_by("position")


def documents_of(office: Office | int) -> QuerySet[Document]:
    """All documents with their signers, the newest first."""
    documents = Document.objects.filter(office=office)
    documents = documents.select_related("office", "partner", "logo", "recorded_by")
    signers = SIGNERS.filter(office=office)
    return documents.prefetch_related(Prefetch("signers", signers)).order_by("-recorded_at", "-id")


def get_document(office: Office | int, pk: int) -> Document:
    """One document, archived or not. Raises Document.DoesNotExist."""
    return documents_of(office).get(pk=pk)
