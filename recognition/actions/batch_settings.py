"""What the documents of a batch have in common, as it is chosen and as the row keeps it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict, cast

from offices.models import Membership, Office
from partnerships.models import Partner
from recognition.actions.documents import DocumentFields
from recognition.actions.signers import SignerFields
from recognition.addresses import postal_address
from recognition.enums.documents import DocumentKind, DocumentLanguage
from recognition.models import Batch
from recognition.queries.wording import propose_wording

SHARED = ("kind", "language", "layout", "paper", "occasion")


class BatchSettings(TypedDict, total=False):
    """What a form may say. An empty wording: each gets the words that are proposed for it."""

    kind: str
    language: str
    layout: str
    paper: str
    occasion: str
    dated_on: date
    wording: str
    signers: Sequence[SignerFields]


def as_stored(settings: BatchSettings, office: Office) -> dict[str, Any]:
    """For the row: texts and ids. The day is fixed now, whenever it is printed."""
    kept: dict[str, Any] = {name: str(settings.get(name) or "") for name in SHARED}
    kept["kind"] = kept["kind"] or str(DocumentKind.CERTIFICATE)
    kept["language"] = kept["language"] or str(DocumentLanguage.ENGLISH)
    kept["dated_on"] = (settings.get("dated_on") or office.today()).isoformat()
    kept["wording"] = (settings.get("wording") or "").strip()
    kept["signers"] = [_signer_stored(it) for it in settings.get("signers", ())]
    return kept


def fields_for(stored: dict[str, Any], partner: Partner) -> DocumentFields:
    """The fields of one partner's document."""
    fields: dict[str, Any] = {name: stored[name] for name in SHARED if stored.get(name)}
    fields["dated_on"] = date.fromisoformat(stored["dated_on"])
    fields["wording"] = stored["wording"] or propose_wording(
        partner.office,
        partner,
        today=partner.office.today(),
        language=stored["language"],
        kind=stored["kind"],
    )
    if fields["kind"] != DocumentKind.CERTIFICATE:
        fields["address"] = postal_address(partner)
    return cast(DocumentFields, fields)


def signers_of(batch: Batch) -> list[SignerFields]:
    """Who signs all of them; of members the row keeps the id. One statement."""
    stored = batch.settings.get("signers", [])
    ids = [it["member"] for it in stored if it["member"]]
    members = Membership.objects.filter(office=batch.office_id, pk__in=ids).in_bulk()
    return [_signer(it, members.get(it["member"])) for it in stored]


def _signer_stored(signer: SignerFields) -> dict[str, Any]:
    member = signer.get("member")
    said = {name: value for name, value in signer.items() if name in ("name", "title", "signing")}
    return {**said, "member": member.pk if member else None}


def _signer(stored: dict[str, Any], member: Membership | None) -> SignerFields:
    return cast(SignerFields, {**stored, "member": member})
