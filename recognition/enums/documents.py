"""Certificates and letters: kinds, looks, states."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """What is printed. A gift letter acknowledges a gift and never values it."""

    CERTIFICATE = "certificate", _("Certificate")
    LETTER = "letter", _("Letter of thanks")
    GIFT_LETTER = "gift-letter", _("Gift acknowledgement")


class Layout(models.TextChoices):
    """The looks of a certificate. Letters have one look, the office's letterhead."""

    CORDS = "cords", _("Cords")
    FRAME = "frame", _("Frame")
    BAND = "band", _("Band")


class Paper(models.TextChoices):
    LETTER = "letter", _("US letter")
    A4 = "a4", _("A4")


class DocumentLanguage(models.TextChoices):
    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")


class DocumentState(models.TextChoices):
    """Waiting for signatures, ready to be printed, printed and kept, or failed with words."""

    WAITING = "waiting", _("waits for a signature")
    READY = "ready", _("ready to be printed")
    MADE = "made", _("made")
    FAILED = "failed", _("failed")


class Signing(models.TextChoices):
    """How a signature comes onto the paper: by pen on a line, or asked for in Lanyard."""

    PEN = "pen", _("Signs by pen")
    ASKED = "asked", _("Signs in Lanyard")


class ImageKind(models.TextChoices):
    LOGO = "logo", _("Logo")
    SIGNATURE = "signature", _("Signature")


class BatchOutput(models.TextChoices):
    """What comes of a batch: one document to print, a file for each, or a sheet of labels."""

    PRINT = "print", _("One PDF to print")
    ZIP = "zip", _("A file for each, in a ZIP")
    LABELS = "labels", _("Address labels")


class BatchState(models.TextChoices):
    """Where a batch stands. Those of `WORKING` go on by themselves in the background."""

    COMPOSING = "composing", _("writing the words")
    WAITING = "waiting", _("waits for signatures")
    PRINTING = "printing", _("being printed")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")
    FAILED = "failed", _("failed")


WORKING = frozenset({BatchState.COMPOSING, BatchState.PRINTING})
