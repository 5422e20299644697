from recognition.models.batches import Batch, BatchItem
from recognition.models.documents import Document, DocumentSigner
from recognition.models.recognitions import Recognition
from recognition.models.stationery import Stationery, StoredImage

__all__ = [
    "Batch",
    "BatchItem",
    "Document",
    "DocumentSigner",
    "Recognition",
    "Stationery",
    "StoredImage",
]
