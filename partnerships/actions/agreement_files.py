"""The papers of an agreement: uploaded, put away, brought back."""

from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actions import action, hold
from core.actors import Actor
from core.attachments import CannotKeep, CannotUse, Paper, take_paper
from core.downloads import fit_filename
from core.files import keep
from offices.actions.rules import may
from offices.models import Membership
from offices.permissions import Permission
from partnerships.models import Agreement, AgreementFile

FOLDER = "agreements"
MOST_FILES = 10
LONGEST_NAME = 120


@action
def add_file(
    *, by: Actor, agreement: Agreement, upload: IO[bytes] | Any, name: str
) -> AgreementFile:
    """Keep an uploaded paper. Raises ValidationError for `file`."""
    may(by, Permission.EDIT_PARTNERS)
    hold(agreement)
    _make_room(agreement)
    paper = _taken(upload)
    return AgreementFile.objects.create(
        office=agreement.office,
        agreement=agreement,
        name=named(name, paper),
        file=keep(agreement.office_id, FOLDER, paper.content, paper.suffix),
        kind=paper.kind,
        size=len(paper.content),
        recorded_by=by if isinstance(by, Membership) else None,
    )


@action
def archive_file(*, by: Actor, file: AgreementFile) -> AgreementFile:
    """Put a paper away; it is kept."""
    may(by, Permission.EDIT_PARTNERS)
    hold(file)
    if file.archived_at is None:
        file.archived_at = timezone.now()
        file.save(update_fields=["archived_at"])
    return file


@action
def restore_file(*, by: Actor, file: AgreementFile) -> AgreementFile:
    """Bring a paper back. Raises ValidationError for `file` where there is no room for it."""
    may(by, Permission.EDIT_PARTNERS)
    hold(file.agreement)
    hold(file)
    if file.archived_at is not None:
        _make_room(file.agreement)
        file.archived_at = None
        file.save(update_fields=["archived_at"])
    return file


def named(name: str, paper: Paper) -> str:
    """What the file is called: as it was, without what no name may hold, with its own ending."""
    stem = fit_filename(name.rpartition("/")[2].rpartition("\\")[2] or "file")
    for suffix in (".pdf", ".png", ".jpg", ".jpeg", ".docx"):
        stem = stem[: -len(suffix)] if stem.lower().endswith(suffix) else stem
    return f"{stem[:LONGEST_NAME].strip(' .') or 'file'}{paper.suffix}"


def _make_room(agreement: Agreement) -> None:
    there = AgreementFile.objects.filter(
        office=agreement.office_id, agreement=agreement, archived_at=None
    )
    if there.count() >= MOST_FILES:
        said = _("An agreement holds %(most)s files. Archive one first.") % {"most": MOST_FILES}
        raise ValidationError({"file": [said]})


def _taken(upload: IO[bytes] | Any) -> Paper:
    try:
        return take_paper(upload)
    except (CannotKeep, CannotUse) as refused:
        raise ValidationError({"file": [refused.words]}) from refused
