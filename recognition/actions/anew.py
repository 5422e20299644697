"""A document whose file is lost, and whose print has changed since, as a new one."""

from typing import cast

from core.actions import action, hold
from core.actors import Actor
from recognition.actions.authors import require_thanking
from recognition.actions.documents import (
    DocumentFields,
    archive_document,
    compose_document,
    make_document,
)
from recognition.actions.signers import SignerFields
from recognition.enums.documents import DocumentState, Signing
from recognition.models import BatchItem, Document, DocumentSigner, Recognition

SAME = (
    *("kind", "contact", "activity", "occasion", "anniversary_years", "to_name", "address"),
    *("wording", "language", "layout", "paper", "dated_on"),
    *("gift_what", "gift_value", "gift_received_on", "gift_return"),
)


@action
def make_anew(*, by: Actor, document: Document) -> Document:
    """Write the same once more, make it, and put the old one away; the thanks stay one line.

    It looks as the office's stationery does now. Signatures were given to the old paper: whoever
    was asked is asked again; for whoever has left there is a line to sign on. Raises
    ValidationError where it may not be written any more.
    """
    require_thanking(by)
    hold(document)
    fields = cast(DocumentFields, {name: getattr(document, name) for name in SAME})
    signers = [_again(it) for it in document.signers.select_related("member").order_by("position")]
    anew = compose_document(by=by, partner=document.partner, fields=fields, signers=signers)
    for model in (Recognition, BatchItem):
        model._default_manager.filter(office_id=document.office_id, document=document).update(
            document=anew
        )
    archive_document(by=by, document=document)
    if anew.state == DocumentState.READY:
        make_document(by=by, document=anew)
    return anew


def _again(signer: DocumentSigner) -> SignerFields:
    member = signer.member
    if signer.signing == Signing.ASKED and member and member.deactivated_at is None:
        return {"member": member, "signing": Signing.ASKED}
    return {"name": signer.name, "title": signer.title, "signing": Signing.PEN}
