"""What waits for a member's signature, and what came back unsigned."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat

from core.models.due import DueRow, DueState
from core.prepared import prepared
from offices.models import Membership, Office
from offices.permissions import Permission, may
from recognition.enums.documents import DocumentState, Signing
from recognition.models import Document, DocumentSigner
from recognition.queries.documents import documents_of

RULE = "signatures-wait"
BACK_FOR = timedelta(days=14)  # so long what was given back stands on its author's Today
LONGEST_WAIT = timedelta(days=90)  # for a signature; what is older was forgotten by all
MOST_BACK = 5
SHOWN_BY_MAIL = 10


@dataclass(frozen=True)
class Waiting:
    """How many documents wait for somebody, and the id of the newest."""

    count: int
    newest: int


@dataclass(frozen=True)
class GivenBack:
    """A document that somebody did not sign: archived, with their word of why.

    `author`: who wrote it and has left since; empty for what is one's own."""

    document_id: int
    to_name: str
    why: str
    author: str = ""


@dataclass(frozen=True)
class Leaver:
    """Somebody who was asked to sign and cannot any more, and the oldest document that waits.

    `author`: who wrote it and has left, too; empty for what is one's own."""

    document_id: int
    name: str
    author: str = ""


HAS_LEFT = Q(member__deactivated_at__isnull=False) | Q(member__user__is_active=False)


def asked_lines(office_id: int, member_id: int) -> QuerySet[DocumentSigner]:
    """The lines that the member is asked for and has not signed."""
    return DocumentSigner.objects.filter(
        office_id=office_id, member_id=member_id, signing=Signing.ASKED, signed_at=None
    )


def waiting_for(member: Membership) -> QuerySet[Document]:
    """What waits for the member's signature, with its signers, the newest last."""
    asked = asked_lines(member.office_id, member.pk).values("document")
    waiting = documents_of(member.office).filter(state=DocumentState.WAITING, archived_at=None)
    return waiting.filter(pk__in=asked).order_by("id")


def waiting_like(document: Document, member_id: int) -> QuerySet[Document]:
    """The document and the others of its author that wait for the same member."""
    like = Document.objects.filter(
        office=document.office_id,
        recorded_by=document.recorded_by_id,
        state=DocumentState.WAITING,
        archived_at=None,
    )
    return like.filter(pk__in=asked_lines(document.office_id, member_id).values("document"))


def count_waiting(member: Membership) -> int:
    """How many they are."""
    return measure_waiting(member).count


def measure_waiting(member: Membership) -> Waiting:
    """How many they are, and the newest of them."""
    rows = _measure.rows(member.office_id, member.pk)
    return Waiting(rows[0]["count"], rows[0]["newest"]) if rows else Waiting(0, 0)


@prepared
def _measure(office_id: int, member_id: int) -> QuerySet[DocumentSigner, Any]:
    return _waiting_lines(office_id, member_id).annotate(
        count=Count("document", distinct=True), newest=Max("document")
    )


def _waiting_lines(office_id: int, member_id: int) -> QuerySet[DocumentSigner, Any]:
    lines = asked_lines(office_id, member_id)
    waiting = lines.filter(document__state=DocumentState.WAITING, document__archived_at=None)
    return waiting.order_by().values("office")


def first_left_in(documents: QuerySet[Document]) -> DocumentSigner | None:
    """Of these documents the first line that waits for somebody who has left."""
    lines = DocumentSigner.objects.filter(HAS_LEFT, signing=Signing.ASKED, signed_at=None)
    waiting = documents.filter(state=DocumentState.WAITING).order_by().values("pk")
    return lines.filter(document__in=waiting).order_by("document", "position").first()


def has_left(member: Membership) -> bool:
    """Whether the member cannot sign any more; the account is loaded."""
    return member.deactivated_at is not None or not member.user.is_active


def signed_at(member: Membership, moment: datetime) -> QuerySet[Document]:
    """What the member signed in one go, as far as it is not made or put away since."""
    lines = DocumentSigner.objects.filter(
        office=member.office_id, member=member, signing=Signing.ASKED, signed_at=moment
    )
    open_states = [DocumentState.WAITING, DocumentState.READY]
    documents = documents_of(member.office).filter(pk__in=lines.values("document"))
    return documents.filter(state__in=open_states, archived_at=None)


def is_given_back(document: Document) -> bool:
    """Whether a signer gave it back instead of signing it."""
    waited = document.state == DocumentState.WAITING and document.archived_at is not None
    return waited and bool(document.failed_because)


def signing_today(member: Membership, now: datetime) -> tuple[int, list[GivenBack], list[Leaver]]:
    """How many documents wait for the member's signature; what came back to its author within
    two weeks and was not written anew, the newest first; and who can no longer sign what the
    member has waiting. Whoever runs the office is told of both, too, where the author has left.
    In one statement."""
    in_charge = may(member, Permission.EDIT_OFFICE)
    rows = _today.rows(member.office_id, member.pk, now - BACK_FOR, now - LONGEST_WAIT, in_charge)
    waiting = sum(count for count, name, why, _, _ in rows if not name and not why)
    left = sorted((name, pk, author) for pk, name, why, _, author in rows if name and not why)
    back = sorted((row for row in rows if row[2]), key=lambda row: (row[3], row[0]), reverse=True)
    given_back = [GivenBack(pk, name, why, author) for pk, name, why, _, author in back]
    return waiting, given_back, [Leaver(pk, name, author) for name, pk, author in left]


@prepared
def _today(
    office_id: int, member_id: int, since: datetime, written_since: datetime, in_charge: bool
) -> QuerySet[Any, Any]:
    """The count, with neither name nor word of why; what came back, with both; and who has left,
    a name without a word. Both with the author where they have left."""
    counted = _waiting_lines(office_id, member_id).annotate(
        number=Count("document", distinct=True),
        name=Value(""),
        why=Value(""),
        at=Max("document__archived_at"),
        author=Value(""),
    )
    counts = counted.values_list("number", "name", "why", "at", "author")
    back = _given_back(office_id, *_told("recorded_by", member_id, in_charge), since, written_since)
    left = _left(office_id, *_told("document__recorded_by", member_id, in_charge))
    return counts.union(back, left, all=True)


def _told(author: str, member_id: int, in_charge: bool) -> tuple[Q, Any]:
    """Whose papers the member is told of, and the author's name where they have left; `author`
    is the way to them."""
    own = Q(**{author: member_id})
    if not in_charge:
        return own, Value("")
    account, left = f"{author}__user__is_active", f"{author}__deactivated_at__isnull"
    named = Case(When(own, then=Value("")), default=F(f"{author}__display_name"))
    return own | Q(**{left: False}) | Q(**{account: False}), named


def _left(office_id: int, written: Q, author: Any) -> QuerySet[DocumentSigner, Any]:
    """Who has left and was asked to sign what waits and was so written."""
    lines = DocumentSigner.objects.filter(
        HAS_LEFT,
        written,
        office_id=office_id,
        signing=Signing.ASKED,
        signed_at=None,
        document__state=DocumentState.WAITING,
        document__archived_at=None,
    )
    found: QuerySet[DocumentSigner, Any] = (
        lines.order_by()
        .values("member", "document__recorded_by")
        .annotate(
            number=Min("document"),
            called=Max("member__display_name"),
            why=Value(""),
            at=Max("document__archived_at"),
            author=Max(author),
        )
        .values_list("number", "called", "why", "at", "author")
    )
    return found


def _given_back(
    office_id: int, written: Q, author: Any, since: datetime, written_since: datetime
) -> QuerySet[Document, Any]:
    """What came back of what was so written, one's own before others', the newest first. What was
    written long ago is left out: Today shall not read all of an office's papers."""
    back = Document.objects.filter(
        written,
        office_id=office_id,
        recorded_at__gte=written_since,
        state=DocumentState.WAITING,
        archived_at__gte=since,
    ).exclude(failed_because="")
    anew = Document.objects.filter(
        office=OuterRef("office"),
        partner=OuterRef("partner"),
        kind=OuterRef("kind"),
        recorded_at__gt=OuterRef("archived_at"),
    )
    named = back.exclude(Exists(anew)).annotate(author=author)
    newest = named.order_by("author", "-archived_at", "-id")[:MOST_BACK]
    rows: QuerySet[Document, Any] = newest.values_list(
        "pk", "to_name", "failed_because", "archived_at", "author"
    )
    return rows


def untold_members(office: Office) -> QuerySet[Membership]:
    """Who has something to sign that no mail has told, nor one that waits will tell."""
    recipient = Concat(Value("member:"), Cast(OuterRef("member_id"), CharField()))
    told = DueRow.objects.filter(office=office, rule=RULE, recipient=recipient).filter(
        Q(state=DueState.WAITING) | Q(finished_at__gte=OuterRef("recorded_at"))
    )
    lines = DocumentSigner.objects.filter(
        office=office,
        signing=Signing.ASKED,
        signed_at=None,
        document__state=DocumentState.WAITING,
        document__archived_at=None,
    )
    members = Membership.objects.filter(
        office=office, deactivated_at=None, signatures=True, user__is_active=True
    )
    return members.filter(pk__in=lines.exclude(Exists(told)).values("member"))


def is_told_on(member: Membership, occurrence: str) -> bool:
    """Whether a mail of that day was planned, gone or not."""
    return DueRow.objects.filter(
        office=member.office_id,
        rule=RULE,
        recipient=f"member:{member.pk}",
        occurrence=occurrence,
    ).exists()
