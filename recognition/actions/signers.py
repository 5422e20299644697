"""Who signs a document: chosen when it is written, signed by pen or here."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actors import Actor
from offices.models import Membership
from recognition.actions.authors import author
from recognition.enums.documents import DocumentState, Signing
from recognition.models import Document, DocumentSigner
from recognition.models.documents import MOST_SIGNERS
from recognition.queries.stationery import signature_of

SIGNER_ROW_FIELDS = ("office", "document", "member", "image", "position")


class SignerFields(TypedDict, total=False):
    """One who signs: a member, or somebody with a name and a title of their own.

    Of a member name and title are known, unless they are said; whoever is asked to sign here
    signs with their own, whatever was said. `signing` is by pen unless said.
    """

    member: Membership | None
    name: str
    title: str
    signing: str


def new_signers(
    by: Actor, document: Document, signers: Sequence[SignerFields]
) -> list[DocumentSigner]:
    """The rows, not saved; the author's own signature stands at once where it was asked for.

    Raises ValidationError for `signers`.
    """
    _check_number(signers)
    rows = [_new(document, position, it) for position, it in enumerate(signers, start=1)]
    member = author(by)
    for row in rows:
        if row.signing == Signing.ASKED and member is not None and row.member_id == member.pk:
            sign_row(row, timezone.now())
    return rows


def sign_row(signer: DocumentSigner, now: datetime) -> None:
    """Put the member's signature onto the row, as it is now; saves nothing."""
    assert signer.member_id is not None, "only members are asked to sign"
    signer.signed_at = now
    signer.image = signature_of(signer.office_id, signer.member_id)


def state_of(signers: Sequence[DocumentSigner]) -> DocumentState:
    """Whether somebody who was asked has not signed yet."""
    waits = any(it.signing == Signing.ASKED and it.signed_at is None for it in signers)
    return DocumentState.WAITING if waits else DocumentState.READY


def _check_number(signers: Sequence[SignerFields]) -> None:
    if len(signers) > MOST_SIGNERS:
        raise ValidationError({"signers": [_("A paper has room for two signatures.")]})
    members = [it["member"].pk for it in signers if it.get("member") is not None]  # type: ignore[union-attr]  # asked the line before
    if len(set(members)) < len(members):
        raise ValidationError({"signers": [_("Choose two different people to sign.")]})


def _new(document: Document, position: int, fields: SignerFields) -> DocumentSigner:
    member = fields.get("member")
    if member is not None and fields.get("signing") == Signing.ASKED:
        fields = {"member": member, "signing": Signing.ASKED}
    row = DocumentSigner(
        office_id=document.office_id,
        document=document,
        position=position,
        member=member,
        name=(fields.get("name") or (member.display_name if member else "")).strip(),
        title=fields.get("title", member.title if member else "").strip(),
        signing=fields.get("signing") or Signing.PEN,
    )
    _check(row, member)
    return row


def _check(row: DocumentSigner, member: Membership | None) -> None:
    try:
        row.clean_fields(exclude=SIGNER_ROW_FIELDS)
    except ValidationError as error:
        raise ValidationError({"signers": error.messages}) from error
    if row.signing != Signing.ASKED:
        return
    if member is None:
        raise ValidationError({"signers": [_("Only members can be asked to sign in Lanyard.")]})
    if member.office_id != row.office_id or member.deactivated_at is not None:
        raise ValidationError({"signers": [_("Choose somebody who is in the office.")]})
