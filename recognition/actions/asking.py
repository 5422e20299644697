"""Somebody who was asked to sign has left: somebody else is asked."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action
from core.actors import Actor
from offices.models import Membership
from recognition.actions.authors import require_thanking
from recognition.actions.batch_turns import hold_batches
from recognition.actions.signing import sign_documents
from recognition.enums.documents import BatchState
from recognition.models import Batch, Document, DocumentSigner
from recognition.queries.signing import waiting_like


@action
def ask_instead(*, by: Actor, document: Document, gone: int, member: Membership) -> list[Document]:
    """Ask `member` to sign what waits for `gone`, a member who has left; answers the documents.

    With the document all others of its author that wait for the same one; a batch, too. Whoever
    asks themselves has signed with that. Raises ValidationError for `member`.
    """
    require_thanking(by)
    if member.office_id != document.office_id or member.deactivated_at is not None:
        raise ValidationError({"member": _("Choose somebody who is in the office.")})
    documents = list(waiting_like(document, gone))
    batches = hold_batches(document.office_id, documents, BatchState.WAITING)
    rows = waiting_like(document, gone).order_by("pk")
    held = list(rows.select_for_update(no_key=True, of=["self"]))
    _check_two(held, member)
    _asked_of(held, gone).update(
        member=member, name=member.display_name, title=member.title, recorded_at=timezone.now()
    )
    for batch in batches:
        _ask_in(batch, gone, member)
    if by == member:
        sign_documents(by=member, documents=held)
    return held


def _asked_of(documents: Sequence[Document], member_id: int) -> QuerySet[DocumentSigner]:
    offices = {document.office_id for document in documents}
    lines = DocumentSigner.objects.filter(office__in=offices, document__in=documents)
    return lines.filter(member=member_id, signed_at=None)


def _check_two(documents: Sequence[Document], member: Membership) -> None:
    offices = {document.office_id for document in documents}
    signs = DocumentSigner.objects.filter(
        office__in=offices, document__in=documents, member=member.pk
    )
    if signs.exists():
        raise ValidationError({"member": _("Choose two different people to sign.")})


def _ask_in(batch: Batch, gone: int, member: Membership) -> None:
    """What the batch has still to write asks the same one."""
    for signer in batch.settings.get("signers", []):
        if signer["member"] == gone:
            signer["member"] = member.pk
    batch.save(update_fields=["settings"])
