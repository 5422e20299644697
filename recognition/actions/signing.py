"""Members sign the certificates and letters that wait for them, or give one back.

A signature is frozen with the moment: the image as it is then. What has all its signatures is
made in the background after a little while, in which it can be taken back.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action
from offices.models import Membership
from offices.permissions import Permission, require
from recognition.actions.batch_turns import hold_batches, move
from recognition.actions.batches import batch_signed
from recognition.actions.planned_making import GRACE, plan_making
from recognition.enums.documents import BatchState, DocumentState, Signing
from recognition.models import Document, DocumentSigner, Recognition
from recognition.queries.batches import waits
from recognition.queries.signing import asked_lines, is_given_back
from recognition.queries.stationery import signature_of

LONGEST_WHY = 300  # characters, with the name of who says it


@action
def sign_documents(
    *, by: Membership, documents: Iterable[Document], now: datetime | None = None
) -> list[Document]:
    """Sign those of the documents that wait for this member; answers them.

    What somebody else is asked for, what is signed, made or put away already is left alone.
    """
    require(by, Permission.SIGN)
    now = now or timezone.now()
    wanted = list(documents)
    hold_batches(by.office_id, wanted, BatchState.WAITING)
    waiting = _held(by, wanted, archived=False)
    lines = asked_lines(by.office_id, by.pk).filter(document__in=waiting)
    mine = set(lines.values_list("document_id", flat=True))
    lines.update(signed_at=now, image=signature_of(by.office_id, by.pk))
    signed = [document for document in waiting if document.pk in mine]
    ready = _become_ready(signed)
    plan_making(by.office_id, [document.pk for document in ready], after=GRACE)
    batch_signed(*ready)
    return signed


@action
def unsign_documents(*, by: Membership, documents: Iterable[Document]) -> list[Document]:
    """Take the member's signature back from those that are not printed yet; answers them.

    They wait for it again; a batch that is being printed stops and waits, too.
    """
    require(by, Permission.SIGN)
    wanted = list(documents)
    batches = hold_batches(by.office_id, wanted, BatchState.PRINTING)
    held = _held(by, wanted, archived=False)
    lines = DocumentSigner.objects.filter(
        office=by.office_id, member=by, signing=Signing.ASKED, document__in=held
    ).exclude(signed_at=None)
    lines = lines.exclude(document__in=_printed(held))
    mine = set(lines.values_list("document_id", flat=True))
    lines.update(signed_at=None, image=None)
    taken_back = [document for document in held if document.pk in mine]
    _set_state(taken_back, DocumentState.WAITING)
    for batch in batches:
        if waits(batch):
            move(batch, BatchState.WAITING, done_count=batch.done_count)
    return taken_back


@action
def give_back(*, by: Membership, document: Document, why: str) -> Document:
    """Do not sign it: it is put away, with a word of why, and stands on its author's Today.

    Raises ValidationError for `why`, or where it does not wait for this member.
    """
    require(by, Permission.SIGN)
    if not why.strip():
        raise ValidationError({"why": [_("Say in a few words what should be different.")]})
    hold_batches(by.office_id, [document], BatchState.WAITING)
    held = _mine(by, document, archived=False)
    held.archived_at = timezone.now()
    held.failed_because = f"{by.display_name}: {' '.join(why.split())}"[:LONGEST_WHY]
    held.save(update_fields=["archived_at", "failed_because"])
    batch_signed(held)  # the others may have all their signatures
    return held


@action
def take_again(*, by: Membership, document: Document) -> Document:
    """Undo giving it back: it waits for the member again."""
    require(by, Permission.SIGN)
    held = _mine(by, document, archived=True)
    if not is_given_back(held):
        raise ValidationError(_("This has changed since, so it was left as it is."))
    held.archived_at, held.failed_because = None, ""
    held.save(update_fields=["archived_at", "failed_because"])
    return held


def _held(by: Membership, documents: Iterable[Document], *, archived: bool) -> list[Document]:
    """Those that are still open, locked, in one order."""
    rows = Document.objects.filter(
        office=by.office_id,
        pk__in=[document.pk for document in documents],
        state__in=[DocumentState.WAITING, DocumentState.READY],
        archived_at__isnull=not archived,
    )
    return list(rows.select_for_update(no_key=True).order_by("pk"))


def _mine(by: Membership, document: Document, *, archived: bool) -> Document:
    held = _held(by, [document], archived=archived)
    if not held or not asked_lines(by.office_id, by.pk).filter(document=document).exists():
        raise ValidationError(_("It does not wait for your signature any more."))
    return held[0]


def _become_ready(documents: Sequence[Document]) -> list[Document]:
    """Those that nobody else is asked for."""
    waits = _waits_for_somebody(documents)
    ready = [document for document in documents if document.pk not in waits]
    _set_state(ready, DocumentState.READY)
    return ready


def _waits_for_somebody(documents: Sequence[Document]) -> set[int]:
    unsigned = DocumentSigner.objects.filter(signing=Signing.ASKED, signed_at=None)
    of_them = unsigned.filter(
        office__in={document.office_id for document in documents}, document__in=documents
    )
    return set(of_them.values_list("document_id", flat=True))


def _set_state(documents: Sequence[Document], state: DocumentState) -> None:
    for document in documents:
        document.state = state
    offices = {document.office_id for document in documents}
    ids = [document.pk for document in documents]
    Document.objects.filter(office__in=offices, pk__in=ids).update(state=state)


def _printed(documents: Sequence[Document]) -> list[int]:
    """Those that stand in the ledger: on the one PDF of a batch, if not in a file of their own."""
    lines = Recognition.objects.filter(
        office__in={document.office_id for document in documents}, document__in=documents
    )
    return [pk for pk in lines.values_list("document_id", flat=True) if pk is not None]
