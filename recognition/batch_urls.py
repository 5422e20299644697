"""Addresses of batches: many certificates, letters or labels at once."""

from django.urls import URLPattern, URLResolver, path

from recognition.views.batch_acts import batch_discard, batch_go_on, batch_restore, batch_stop
from recognition.views.batches import batch, batch_file, batch_new, batch_progress, batches

ONE = "thanks/batches/<int:batch>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("thanks/batches/", batches, name="batches"),
    path("thanks/batches/new/", batch_new, name="batch_new"),
    path(f"{ONE}/", batch, name="batch"),
    path(f"{ONE}/progress/", batch_progress, name="batch_progress"),
    path(f"{ONE}/file/", batch_file, name="batch_file"),
    path(f"{ONE}/stop/", batch_stop, name="batch_stop"),
    path(f"{ONE}/go-on/", batch_go_on, name="batch_go_on"),
    path(f"{ONE}/discard/", batch_discard, name="batch_discard"),
    path(f"{ONE}/restore/", batch_restore, name="batch_restore"),
]
