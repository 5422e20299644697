"""Record thanks: one, or the same to many partners; change them, put them away, bring them back."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypedDict, cast

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from core.actions import action, hold
from core.actors import Actor
from offices.models import Office
from outreach.models import Activity
from partnerships.models import Partner
from recognition.actions.authors import author, require_thanking
from recognition.actions.standing import refresh_recognition_standing
from recognition.enums.channels import Channel
from recognition.models import Document, Recognition
from recognition.policies import (
    check_honoured,
    check_person,
    check_recognition,
    usual_audience,
)

CHUNK = 1000


class RecognitionFields(TypedDict, total=False):
    """What a form or the API may say of thanks. Required to record them: channel.

    The day is today and the audience the channel's usual one, unless they are said.
    """

    channel: str
    audience: str
    given_on: date
    occasion: str
    anniversary_years: int | None
    honours: str
    note: str
    activity: Activity | None
    contact: Contact | None


@action
def record_recognition(
    *, by: Actor, partner: Partner, fields: RecognitionFields, document: Document | None = None
) -> Recognition:
    """Put down that a partner was thanked; `document` is what they were given.

    Raises ValidationError by field.
    """
    require_thanking(by)
    recognition = _new(by, partner.office, partner, fields)
    recognition.document = document
    _check(recognition, [partner.pk])
    recognition.save(force_insert=True)
    refresh_recognition_standing(partner.office_id, [partner.pk])
    return recognition


@action
def record_many(
    *, by: Actor, partners: Sequence[Partner], fields: RecognitionFields
) -> list[Recognition]:
    """Put down the same thanks for each of these partners of an office, in a few statements.

    Raises ValidationError by field; a person is of one partner and cannot be said here.
    """
    require_thanking(by)
    if not partners:
        raise ValidationError({"partners": _("Choose at least one partner.")})
    if fields.get("contact") is not None:
        raise ValidationError({"contact": _("Choose a person for one partner at a time.")})
    office, by_id = partners[0].office, {it.pk: it for it in partners}
    rows = [_new(by, office, it, fields) for it in by_id.values()]
    _check(rows[0], by_id.keys())
    Recognition.objects.bulk_create(rows, batch_size=CHUNK)
    refresh_recognition_standing(office.pk, by_id.keys())
    return rows


@action
def update_recognition(
    *, by: Actor, recognition: Recognition, fields: RecognitionFields
) -> Recognition:
    """Change what was put down. Raises ValidationError by field."""
    require_thanking(by)
    hold(recognition)
    activity, contact = recognition.activity_id, recognition.contact_id
    _apply(recognition, fields)
    check_recognition(recognition, recognition.office.today())
    if recognition.activity_id != activity:
        check_honoured(recognition, [recognition.partner_id])
    if recognition.contact_id != contact:
        check_person(recognition)
    recognition.save()
    refresh_recognition_standing(recognition.office_id, [recognition.partner_id])
    return recognition


@action
def archive_recognition(*, by: Actor, recognition: Recognition) -> Recognition:
    """Put it away: it counts no more. What was printed stays."""
    return _put(by, recognition, timezone.now())


@action
def restore_recognition(*, by: Actor, recognition: Recognition) -> Recognition:
    """Bring it back, with its document if that was put away, too."""
    from recognition.actions.documents import restore_document  # which writes such lines

    document = recognition.document
    if document is not None and document.archived_at is not None:
        restore_document(by=by, document=document)
    return put_back(by, recognition)


@action
def archive_many(*, by: Actor, office: Office, ids: Iterable[int]) -> int:
    """Put several away, to take back what was recorded in one go; answers how many."""
    return _put_many(by, office, ids, timezone.now())


@action
def restore_many(*, by: Actor, office: Office, ids: Iterable[int]) -> int:
    """Bring several back, but none whose document stays put away; answers how many."""
    return _put_many(by, office, ids, None)


def put_back(by: Actor, recognition: Recognition) -> Recognition:
    """Bring the line alone back. For actions that see to its document."""
    return _put(by, recognition, None)


def _new(by: Actor, office: Office, partner: Partner, fields: RecognitionFields) -> Recognition:
    recognition = Recognition(office=office, partner=partner, recorded_by=author(by))
    recognition.given_on = office.today()
    _apply(recognition, fields)
    return recognition


def _apply(recognition: Recognition, fields: RecognitionFields) -> None:
    """Take over the fields; an audience that is not said is the usual one of a new channel."""
    channel_before = recognition.channel
    for name, value in cast("dict[str, Any]", fields).items():
        setattr(recognition, name, value)
    is_new = recognition.channel != channel_before
    if is_new and not fields.get("audience") and recognition.channel in Channel.values:
        recognition.audience = usual_audience(recognition.channel)


def _check(recognition: Recognition, partners: Collection[int]) -> None:
    check_recognition(recognition, recognition.office.today())
    check_honoured(recognition, partners)
    check_person(recognition)


def _put(by: Actor, recognition: Recognition, archived_at: datetime | None) -> Recognition:
    require_thanking(by)
    hold(recognition)
    if (recognition.archived_at is None) == (archived_at is None):
        return recognition
    recognition.archived_at = archived_at
    recognition.save(update_fields=["archived_at"])
    refresh_recognition_standing(recognition.office_id, [recognition.partner_id])
    return recognition


def _put_many(by: Actor, office: Office, ids: Iterable[int], archived_at: datetime | None) -> int:
    """Those of them that are not there yet, locked in the order of their ids, so that two such
    acts never wait for each other in a circle."""
    require_thanking(by)
    chosen = Recognition.objects.filter(
        office=office, pk__in=sorted(set(ids)), archived_at__isnull=archived_at is not None
    )
    if archived_at is None:
        chosen = chosen.filter(Q(document=None) | Q(document__archived_at=None))
    held = list(chosen.order_by("pk").select_for_update(no_key=True, of=["self"]).only("partner"))
    if held:
        found = Recognition.objects.filter(office=office, pk__in=[it.pk for it in held])
        found.update(archived_at=archived_at)
        refresh_recognition_standing(office.pk, {it.partner_id for it in held})
    return len(held)
